"""Forms of a later end of registration and of other days for the contest."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectChoice, SelectField, StringField, TextAreaField

from contest.regulations.forms import notation
from contest.regulations.forms.general import CLOSING_WORDS
from contest.shared.errors import Invalid, Reason

FOR_ALL = ""
PUBLIC = "Mọi đơn vị đều đọc được. Xin không ghi hoàn cảnh riêng của ai."


class ExtensionForm(FlaskForm):  # type: ignore[misc]
    """Until when, for whom and why."""

    unit = SelectField("Gia hạn cho", choices=[])
    last_kind = SelectField("Nhận đăng ký", choices=CLOSING_WORDS, validate_choice=False)
    last_day = StringField("Ngày")
    last_hour = StringField("Giờ của ngày đó")
    reason = TextAreaField("Lý do gia hạn", description=PUBLIC)

    def offer(self, units: Sequence[tuple[int, str]]) -> None:
        """The units one may choose."""
        choices = [SelectChoice(FOR_ALL, "Tất cả các đơn vị")]
        self.unit.choices = [*choices, *(SelectChoice(str(key), name) for key, name in units)]

    def unit_id(self) -> int | None:
        """The chosen unit; ``None`` for all.

        Raises:
            Invalid: none of those on offer.
        """
        chosen = self.unit.data or FOR_ALL
        if chosen not in {choice.value for choice in self.unit.choices}:
            raise Invalid(Reason("entry_not_a_choice", {"at": "unit"}))
        return int(chosen) if chosen else None

    def closes(self) -> str:
        """The moment before which one is in time, as it is stored.

        Raises:
            Invalid: no day, one that is not in the calendar, or an hour that is none.
        """
        before = self.last_kind.data == "before"
        written = notation.closing(self.last_day.data, self.last_hour.data, before=before)
        if _moment(written) is not None:
            return str(written)
        alone = _moment(notation.closing(self.last_day.data, None))
        at, code = ("last_day", "closing_day_unreadable")
        if alone is not None:
            at, code = ("last_hour", "closing_hour_unreadable")
        raise Invalid(Reason(code, {"at": at}))


class PostponementForm(FlaskForm):  # type: ignore[misc]
    """Which days instead, and why."""

    days = StringField(
        "Ngày thi mới", description="Nhiều ngày thì cách nhau bằng dấu phẩy: 05/12/2023, 06/12/2023"
    )
    unknown = BooleanField("Chưa định được ngày, sẽ thông báo sau")
    reason = TextAreaField("Lý do hoãn", description=PUBLIC)

    def new_days(self) -> list[date]:
        """The days that were typed; none where they are not known yet.

        Raises:
            Invalid: no day and not said to be unknown, both, or one that is not in the calendar.
        """
        typed = [part for part in (self.days.data or "")[:200].split(",") if part.strip()]
        if bool(typed) == bool(self.unknown.data):
            code = "postponement_days_both" if typed else "postponement_days_missing"
            raise Invalid(Reason(code, {"at": "days"}))
        try:
            return [date.fromisoformat(str(notation.day(part))) for part in typed]
        except ValueError:
            raise Invalid(Reason("closing_day_unreadable", {"at": "days"})) from None


def _moment(written: str | None) -> datetime | None:
    try:
        moment = None if written is None else datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
