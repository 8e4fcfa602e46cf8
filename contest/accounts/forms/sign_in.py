"""The forms of somebody's own account."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Name and password, as they stand on the slip."""

    sign_in_name = StringField(
        "Tên đăng nhập",
        [InputRequired("Xin gõ tên đăng nhập."), Length(max=64, message="Tên này dài quá.")],
    )
    password = PasswordField(
        "Mật khẩu",
        [InputRequired("Xin gõ mật khẩu."), Length(max=200, message="Mật khẩu này dài quá.")],
    )


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password, typed twice; the current one unless it has just been typed."""

    current = PasswordField("Mật khẩu hiện tại", [InputRequired("Xin gõ mật khẩu hiện tại.")])
    chosen = PasswordField("Mật khẩu mới", [InputRequired("Xin gõ mật khẩu mới.")])
    again = PasswordField(
        "Gõ lại mật khẩu mới",
        [
            InputRequired("Xin gõ lại mật khẩu mới."),
            EqualTo("chosen", "Hai lần gõ chưa giống nhau."),
        ],
    )
