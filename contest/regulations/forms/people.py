"""The forms that give people accounts and roles in a contest."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from contest.accounts.words import ROLE_NAMES
from contest.regulations.forms.notation import clean

GIVEN_ROLES = [role for role in ROLE_NAMES if role != "judge"]
"""Judges are not among them: they enter by QR or PIN and need no account."""
MOST = 60
LONGEST = 200
NOT_ONE = "–"


class _RoleForm(FlaskForm):  # type: ignore[misc]
    """A role, and the unit of a representative."""

    role = SelectField(
        "Vai trò",
        choices=[SelectChoice(role, ROLE_NAMES[role]) for role in GIVEN_ROLES],
        default="secretary",
    )
    unit = SelectField(
        "Đơn vị", description="Chỉ chọn khi vai trò là Đại diện đơn vị.", validate_choice=True
    )

    def __init__(self, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unit.choices = [SelectChoice("", NOT_ONE)]
        self.unit.choices += [SelectChoice(str(number), name) for number, name in units]

    def validate_unit(self, field: SelectField) -> None:
        """A representative has a unit; whoever has another role has none."""
        if self.role.data == "representative" and not field.data:
            raise ValidationError("Xin chọn đơn vị mà người này đại diện.")

    @property
    def unit_id(self) -> int | None:
        """The chosen unit, None for every role but the representative's."""
        return int(self.unit.data) if self.role.data == "representative" else None


class NewPeopleForm(_RoleForm):
    """People who have no account yet, one name a line."""

    names = TextAreaField(
        "Họ và tên",
        [InputRequired("Xin ghi họ và tên.")],
        description="Mỗi dòng một người, ghi đầy đủ, có dấu. Mỗi người sẽ có một phiếu riêng.",
    )

    @property
    def listed(self) -> list[str]:
        """The names, without empty lines."""
        return _lines_of(self.names)

    def validate_names(self, field: TextAreaField) -> None:
        """Between one and sixty names that can be printed on a slip."""
        listed = _lines_of(field)
        if not listed:
            raise ValidationError("Xin ghi họ và tên.")
        if len(listed) > MOST:
            raise ValidationError(f"Mỗi lần thêm nhiều nhất {MOST} người.")
        wrong = [line for line in listed if len(line) > LONGEST or not line.isprintable()]
        if wrong:
            raise ValidationError(f"Dòng này không phải họ tên: {wrong[0][:40]}…")


def _lines_of(field: TextAreaField) -> list[str]:
    lines = (clean(line) for line in (field.data or "").splitlines())
    return [line for line in lines if line]


class KnownPersonForm(_RoleForm):
    """Somebody who has an account already, from this contest or another."""

    sign_in_name = StringField("Tên đăng nhập", [InputRequired("Xin gõ tên đăng nhập.")])
