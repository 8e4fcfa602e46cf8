"""Somebody new in an absent one's place: only what this contest's rules need is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_wtf import FlaskForm
from wtforms import FormField, HiddenField, SelectChoice, TextAreaField

from contest.registration.forms.delegation import PersonForm
from contest.registration.rules.entry import Person
from contest.registration.rules.typed import Fault, Typed, TypedPerson, read_typed
from contest.regulations.rules.composition import Role
from contest.shared.errors import Reason
from contest.shared.sentences import sentence

PLACE = "person"
REASON_HELP = "Xin không ghi hoàn cảnh riêng của từng người; lý do được giữ trong lịch sử thao tác."


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """An act with its reason, on the state that was on screen."""

    version = HiddenField()
    reason = TextAreaField("Lý do", description=REASON_HELP)


class NewcomerForm(ReasonForm):
    """The newcomer; fields that were not asked stay empty and are not read."""

    person = FormField(PersonForm)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who was typed, or None with what is wrong at which field."""

    person: Person | None
    faults: tuple[Fault, ...]


def read_newcomer(
    form: NewcomerForm,
    asked: Sequence[str],
    role: Role,
    *,
    today: date,
    units: Mapping[str, str],
    default_unit: str | None,
) -> Newcomer:
    """Read the person with the very rules of the list; faults are marked in the form."""
    given = {name: form.person.form[name].data or "" for name in ("name", *asked)}
    if default_unit is not None:
        given.setdefault("unit", default_unit)
    typed = TypedPerson(PLACE, role=role.value, **given)
    if not typed.name.strip():
        return Newcomer(None, _marked(form, (Fault(f"{PLACE}-name", "member_name_missing"),)))
    reading = read_typed(
        Typed(people=(typed,)), today=today, units=units.keys(), divisions=frozenset()
    )
    faults = tuple(fault for fault in reading.faults if fault.at.startswith(f"{PLACE}-"))
    return Newcomer(None if faults else reading.entry.people[0], _marked(form, faults))


def choose_units(form: NewcomerForm, units: Mapping[str, str]) -> None:
    """The units that the newcomer may come from."""
    options = [SelectChoice(key, name) for key, name in units.items()]
    form.person.form.unit.choices = [SelectChoice("", "– chọn –"), *options]


def _marked(form: NewcomerForm, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    fields = {field.id: field for field in form.person.form}
    for fault in faults:
        field = fields[fault.at]
        field.errors = [*field.errors, sentence(Reason(fault.code, fault.facts))]
    return faults
