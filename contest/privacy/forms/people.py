"""Forms of the organiser's page about people's data."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField

from contest.privacy.forms.consents import TypedDay, typed_day


class RetentionForm(FlaskForm):  # type: ignore[misc]
    """The last day."""

    until = TypedDay("Lưu đến hết ngày")

    def last_day(self) -> date | None:
        """The day that was typed; None for anything that is no day."""
        return typed_day(self.until)


class ForgettingForm(FlaskForm):  # type: ignore[misc]
    """Doing it at once; never by accident."""

    sure = BooleanField("Tôi hiểu: tên và thông tin riêng bị xóa vĩnh viễn, không lấy lại được")
