"""The form of one rehearsal."""

from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField

from contest.preparation.actions.rehearsal import TEXT_LENGTH, Planned
from contest.preparation.queries.corner import Rehearsal
from contest.preparation.rules.written import (
    has_picture,
    is_day_written,
    plain,
    read_day,
    read_hour,
)
from contest.shared.errors import Reason
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence


class RehearsalForm(FlaskForm):  # type: ignore[misc]
    """Day, hour, place and note, as typed."""

    day = StringField("Ngày tập")
    hour = StringField("Giờ", description="Theo 24 giờ, ví dụ 19:30")
    place = StringField("Địa điểm")
    note = StringField("Ghi chú")

    def planned(self) -> Planned | None:
        """What was typed; ``None`` with the sentences at their fields where it cannot be read."""
        day, hour = read_day(self.day.data or ""), read_hour(self.hour.data or "")
        if day is None:
            _fault(self.day, _why_no_day(self.day.data or ""))
        if hour is None:
            _fault(self.hour, "corner_hour_unreadable")
        texts = []
        for field in (self.place, self.note):
            text = plain(field.data or "")
            if len(text) > TEXT_LENGTH:
                _fault(field, Reason("corner_text_too_long", {"limit": TEXT_LENGTH}))
            elif has_picture(text):
                _fault(field, "corner_has_picture")
            texts.append(text or None)
        if day is None or hour is None or self.errors:
            return None
        return Planned(datetime.combine(day, hour, VIETNAM), *texts)


def blank_form() -> RehearsalForm:
    """The form of a new rehearsal, whatever was posted to the page."""
    return RehearsalForm(formdata=None, prefix="moi-")


def form_of(rehearsal: Rehearsal) -> RehearsalForm:
    """The form of a stored rehearsal."""
    there = rehearsal.starts_at.astimezone(VIETNAM)
    data = {
        "day": f"{there:%d/%m/%Y}",
        "hour": f"{there:%H:%M}",
        "place": rehearsal.place or "",
        "note": rehearsal.note or "",
    }
    return RehearsalForm(formdata=None, data=data, prefix=f"buoi-{rehearsal.id}-")


def _why_no_day(typed: str) -> str:
    if not typed.strip():
        return "corner_day_missing"
    return "corner_no_such_day" if is_day_written(typed) else "corner_day_unreadable"


def _fault(field: Any, reason: Reason | str) -> None:
    field.errors = [*field.errors, sentence(reason)]
