"""Bản dự phòng: where to keep it, which one to open."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional

TYPED = ""
"""The choice “another folder”, whose path is typed."""


class PlaceForm(FlaskForm):  # type: ignore[misc]
    """One of the drives found, or a folder that is typed."""

    drive = RadioField("Nơi để bản dự phòng", validators=[Optional()], validate_choice=False)
    typed = StringField("Đường dẫn thư mục", [Length(max=500, message="Đường dẫn quá dài.")])

    def folder(self) -> str:
        """The folder that was meant; empty for none."""
        return str(self.drive.data or self.typed.data or "").strip()


class OpeningForm(PlaceForm):
    """One of the copies found, a folder that is typed, or a file sent."""

    typed = StringField("Thư mục hoặc tệp", [Length(max=500, message="Đường dẫn quá dài.")])
    drive = RadioField("Bản dự phòng", validators=[Optional()], validate_choice=False)
    file = FileField("Tệp bản dự phòng hoặc bản sao lưu")
