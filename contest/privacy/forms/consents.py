"""The form in which the answers of a whole delegation are written down."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, RadioField, SelectChoice, StringField
from wtforms.fields import DateField

from contest.privacy.rules.consent import WITNESS_LENGTH, How, Kind, Taking, why_not_take
from contest.privacy.sentences import HOWS
from contest.regulations.forms.notation import day as day_of
from contest.regulations.forms.notation import shown_day
from contest.shared.errors import Reason
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number

_ANSWER = re.compile(r"tra-loi-([0-9]{1,9})-(data|images|story)", re.ASCII)
_CHOICES = {"co": True, "khong": False}


class TypedDay(DateField):  # type: ignore[misc]
    """A day as it is typed; read by :func:`read`, so that nothing typed is lost."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the text as it came."""
        self.raw_data = valuelist
        self.data = None

    def _value(self) -> str:
        return " ".join(self.raw_data or ()) if self.raw_data else shown_day(self.data)


class TakingForm(FlaskForm):  # type: ignore[misc]
    """How and when the answers of this entry were taken."""

    seen = HiddenField()
    how = RadioField(
        "Cách lấy ý kiến",
        choices=[SelectChoice(how, words) for how, words in HOWS.items()],
        validate_choice=False,
    )
    witness = StringField(
        "Người chứng kiến",
        description="Họ tên người có mặt khi đọc; chỉ cần khi đồng ý miệng.",
    )
    day = TypedDay("Ngày lấy ý kiến")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was posted and read.

    Attributes:
        typed: every choice as it came, to be shown again.
        faults: sentences that belong to no single field.
    """

    answers: dict[tuple[int, Kind], bool] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    taking: Taking | None = None
    seen: int = 0
    faults: tuple[str, ...] = ()


def read(posted: MultiDict[str, str], form: TakingForm, today: date) -> Entry:
    """Read the form; what is wrong stands at its field, or in ``faults``."""
    typed = {
        name: text for name, text in posted.items() if _ANSWER.fullmatch(name) and len(text) < 20
    }
    faults = () if all(text in _CHOICES for text in typed.values()) else ("consent_not_a_choice",)
    return Entry(
        answers={} if faults else _answers(typed),
        typed=typed,
        taking=_taking(form, today),
        seen=whole_number(form.seen.data),
        faults=tuple(sentence(code) for code in faults),
    )


def _answers(typed: Mapping[str, str]) -> dict[tuple[int, Kind], bool]:
    found = {}
    for name, text in typed.items():
        match = _ANSWER.fullmatch(name)
        assert match is not None
        found[int(match[1]), Kind(match[2])] = _CHOICES[text]
    return found


def _taking(form: TakingForm, today: date) -> Taking | None:
    how = _how(form)
    witness = _witness(form)
    day = _day(form)
    if form.errors or how is None or day is None:
        return None
    taking = Taking(how, witness if how is How.READ_ALOUD else None, day)
    for name, code in why_not_take(taking, today):
        form[name].errors = [sentence(code)]
    return None if form.errors else taking


def _how(form: TakingForm) -> How | None:
    if form.how.data in HOWS:
        return How(form.how.data)
    form.how.errors = [sentence("how_missing")]
    return None


def _witness(form: TakingForm) -> str | None:
    written = " ".join(unicodedata.normalize("NFC", form.witness.data or "").split())
    text = "".join(c for c in written if unicodedata.category(c) not in ("Cc", "Cf"))
    if len(text) > WITNESS_LENGTH:
        form.witness.errors = [sentence(Reason("witness_too_long", {"limit": WITNESS_LENGTH}))]
        return None
    if any(unicodedata.category(c)[0] in "SC" for c in text):
        form.witness.errors = [sentence("witness_not_a_name")]
        return None
    return text or None


def _day(form: TakingForm) -> date | None:
    day = typed_day(form.day)
    if day is None:
        form.day.errors = [sentence("consent_day_unreadable")]
    return day


def typed_day(field: TypedDay) -> date | None:
    """The day that was typed; None for anything that is no day."""
    try:
        return date.fromisoformat(day_of(" ".join(field.raw_data or ())) or "")
    except ValueError:
        return None
