"""The form of a delegation's list: what was posted, and the same fields to fill in again.

What is typed is read by ``rules/typed.py``; this form only carries it between the browser and
the rules, so that the live check, the saving and the reading see the same texts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    Form,
    FormField,
    HiddenField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import FieldList

from contest.registration.queries.standing import Standing
from contest.registration.rules.composition import Violation
from contest.registration.rules.entry import MANAGER_PLACE, Entry, Person, places_of
from contest.registration.rules.typed import Fault, Typed, TypedPerson
from contest.registration.sentences import GENDERS, GROUNDS, GROUPS, PERSON_FIELDS, ROLES
from contest.regulations.rules.composition import CompositionRule, Role, RuleKind
from contest.shared.errors import Reason
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number

_ROW = re.compile(r"members-([0-9]{1,4})-([a-z_]+)", re.ASCII)
_ROWS_SHOWN = 300
_PERSON_KEYS = tuple(f.name for f in fields(TypedPerson) if f.name != "place")


def _choices(words: Mapping[str, str], *, known: bool = False) -> list[SelectChoice]:
    """Options in their order; ``known`` leaves out the one for not knowing yet."""
    unknown = [] if known else [SelectChoice("", "– chọn –")]
    return [*unknown, *(SelectChoice(key, label) for key, label in words.items())]


_MEMBER_ROLES = _choices({key: ROLES[key] for key in ROLES if key != Role.MANAGER}, known=True)


class PersonForm(Form):  # type: ignore[misc]
    """One person. Texts only: ``rules/typed.py`` says what they mean."""

    ref = HiddenField()
    name = StringField(PERSON_FIELDS["name"])
    role = SelectField(PERSON_FIELDS["role"], choices=_choices(ROLES, known=True))
    born = StringField(PERSON_FIELDS["born"])
    gender = SelectField(PERSON_FIELDS["gender"], choices=_choices(GENDERS))
    ethnicity = StringField(PERSON_FIELDS["ethnicity"])
    group = SelectField(PERSON_FIELDS["group"], choices=_choices(GROUPS))
    unit = SelectField(PERSON_FIELDS["unit"], choices=_choices({}))
    eligible_by = SelectField(PERSON_FIELDS["eligible_by"], choices=_choices(GROUNDS))
    job = StringField(PERSON_FIELDS["job"])
    village = StringField(PERSON_FIELDS["village"])


class DelegationForm(FlaskForm):  # type: ignore[misc]
    """The whole list; ``version`` is the one that was on screen when typing began."""

    version = HiddenField()
    name = StringField("Tên đội")
    division = SelectField("Bảng, khối", choices=_choices({}))
    manager_phone = StringField("Điện thoại")
    manager = FormField(PersonForm)
    members = FieldList(FormField(PersonForm))
    reason = TextAreaField("Lý do")


def posted(form: MultiDict[str, str]) -> Typed:
    """What the browser sent; rows in the order of their numbers, unknown fields left aside."""
    rows: dict[int, dict[str, str]] = {}
    for key in form:
        match = _ROW.fullmatch(key)
        if match and match[2] in _PERSON_KEYS:
            rows.setdefault(int(match[1]), {})[match[2]] = form[key]
    manager = {key: form.get(f"{MANAGER_PLACE}-{key}", "") for key in _PERSON_KEYS}
    members = [rows[number] for number in sorted(rows)][:_ROWS_SHOWN]
    return Typed(
        name=form.get("name", ""),
        division=form.get("division", ""),
        manager_phone=form.get("manager_phone", ""),
        people=(
            TypedPerson(MANAGER_PLACE, **manager),
            *(TypedPerson(f"members-{i}", **row) for i, row in enumerate(members)),
        ),
    )


def typed_of(entry: Entry) -> Typed:
    """A stored list as one would have typed it."""
    people = [
        _typed_person(place, person)
        for place, person in zip(places_of(entry), entry.people, strict=True)
    ]
    if not any(person.place == MANAGER_PLACE for person in people):
        people.insert(0, TypedPerson(MANAGER_PLACE))
    return Typed(
        name=entry.name,
        division=entry.division or "",
        manager_phone=entry.manager_phone or "",
        people=tuple(people),
    )


def _typed_person(place: str, person: Person) -> TypedPerson:
    return TypedPerson(
        place=place,
        ref="" if person.ref is None else str(person.ref),
        name=person.name,
        role=person.role.value,
        born="/".join(reversed((person.born or "").split("-"))),
        gender=person.gender or "",
        ethnicity=person.ethnicity or "",
        group=person.group or "",
        unit=person.unit or "",
        eligible_by=person.eligible_by or "",
        job=person.job or "",
        village=person.village or "",
    )


def rearranged(typed: Typed, order: str) -> Typed:
    """The rows after a button of the plain page: ``add``, ``up-2``, ``down-2``, ``remove-2``."""
    manager, rows = typed.people[0], list(typed.people[1:])
    verb, _, number = order.partition("-")
    at = whole_number(number, -1)
    if verb == "add":
        rows.append(blank_row(len(rows)))
    elif 0 <= at < len(rows):
        row = rows.pop(at)
        if verb in ("up", "down"):
            rows.insert(max(0, at + (1 if verb == "down" else -1)), row)
    numbered = (replace(row, place=f"members-{i}") for i, row in enumerate(rows))
    return replace(typed, people=(manager, *numbered))


def blank_row(number: int) -> TypedPerson:
    """A row for somebody new; the first one is the captain's."""
    return TypedPerson(f"members-{number}", role="full" if number else "captain")


def filled(
    typed: Typed,
    version: int,
    *,
    units: Mapping[str, str],
    divisions: Mapping[str, str],
    faults: Iterable[Fault] = (),
) -> DelegationForm:
    """The form with these texts, choices from the contest, and what is wrong at each field."""
    form = DelegationForm(
        formdata=None,
        data={
            "version": str(version),
            "name": typed.name,
            "division": typed.division,
            "manager_phone": typed.manager_phone,
            "manager": _values(typed.people[0]),
            "members": [_values(person) for person in typed.people[1:]],
        },
    )
    form.division.choices = _choices(divisions)
    unit_choices = _choices(units)
    for person in (form.manager, *form.members):
        person.form.unit.choices = unit_choices
    for person in form.members:
        # The manager has a section of their own; somebody who stands as one already may stay so.
        if person.form.role.data != Role.MANAGER:
            person.form.role.choices = _MEMBER_ROLES
    _mark(form, faults)
    return form


def _values(person: TypedPerson) -> dict[str, str]:
    return {key: getattr(person, key) for key in _PERSON_KEYS}


def _mark(form: DelegationForm, faults: Iterable[Fault]) -> None:
    by_id = {field.id: field for field in form}
    for person in (form.manager, *form.members):
        by_id.update({field.id: field for field in person.form})
    for fault in faults:
        if fault.at in by_id:
            field = by_id[fault.at]
            field.errors = [*field.errors, sentence(Reason(fault.code, fault.facts))]


def fault_lines(faults: Sequence[Fault], typed: Typed) -> list[tuple[str, str, str]]:
    """For a summary: ``(id of the field, whose and which field, what is wrong)``."""
    names = {person.place: person.name.strip() for person in typed.people}
    return [
        (fault.at, _label(fault.at, names), sentence(Reason(fault.code, fault.facts)))
        for fault in faults
    ]


def _label(field: str, names: Mapping[str, str]) -> str:
    place, _, name = field.rpartition("-")
    if place in names:
        return f"{place_words(place, names[place])} – {PERSON_FIELDS[name]}"
    return {"name": "Tên đội", "division": "Bảng, khối", "manager_phone": "Điện thoại"}.get(
        field, "Danh sách thành viên"
    )


def place_words(place: str, name: str) -> str:
    """Whose row it is: the name, or where the row stands."""
    if name:
        return name[:60]
    if place == MANAGER_PLACE:
        return "Trưởng đoàn"
    return f"Thành viên {int(place.rpartition('-')[2]) + 1}"


_FIELD_OF_RULE = {
    RuleKind.AGE: "born",
    RuleKind.ELIGIBLE: "eligible_by",
    RuleKind.ONCE: "name",
}


def composition_faults(standing: Standing) -> list[Fault]:
    """What the composition lacks, each at the field where one would begin to mend it."""
    return [
        Fault(
            _field_of(violation, standing.rules[violation.rule]),
            "composition_broken",
            {"sentence": standing.sentence(violation)},
        )
        for violation in standing.errors
    ]


def _field_of(violation: Violation, rule: CompositionRule) -> str:
    if violation.member is not None:
        return f"{violation.member}-{_FIELD_OF_RULE.get(rule.rule, 'name')}"
    if rule.role is Role.MANAGER:
        return f"{MANAGER_PLACE}-name"
    return "members"
