"""Choosing one's own password."""

from typing import Any

from flask import flash, redirect, render_template, request
from flask_login import current_user

from contest.accounts.actions.sign_in import change_password as change
from contest.accounts.forms.sign_in import PasswordForm
from contest.accounts.gate import actor
from contest.accounts.rules.chosen_password import SHORTEST
from contest.accounts.rules.own_path import own_path
from contest.accounts.views import blueprint
from contest.accounts.views.sign_in import HOME, begin_session
from contest.shared.access import signed_in
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence

AT_CURRENT = {"password_wrong", "wait_first"}


@blueprint.route("/doi-mat-khau", methods=["GET", "POST"])
@signed_in
def change_password() -> Any:
    """The page to change the password, and changing it."""
    form = PasswordForm()
    first_time = current_user.must_change_password
    if first_time:
        del form.current
    status = 200
    if request.method == "POST":
        if form.validate():
            answer = _change(form, first_time)
            if answer is not None:
                return answer
        status = 422
    page = render_template(
        "accounts/change_password.html",
        form=form,
        first_time=first_time,
        shortest=SHORTEST,
        sign_in_name=current_user.sign_in_name,
    )
    return page, status


def _change(form: PasswordForm, first_time: bool) -> Any:
    try:
        token = change(
            current_user.person_id,
            None if first_time else form.current.data or "",
            form.chosen.data or "",
            by=actor(),
        )
    except Refusal as refusal:
        for reason in refusal.reasons:
            at_current = reason.code in AT_CURRENT and not first_time
            field = form.current if at_current else form.chosen
            field.errors = [*field.errors, sentence(reason)]
        return None
    begin_session(token)
    flash("Đã đổi mật khẩu. Các máy khác đang dùng tài khoản này phải đăng nhập lại.", "done")
    return redirect(own_path(request.args.get("next")) or HOME)
