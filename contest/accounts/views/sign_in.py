"""Signing in and out."""

from typing import Any

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from contest.accounts.actions.sign_in import WrongSignIn
from contest.accounts.actions.sign_in import sign_in as sign_in_person
from contest.accounts.actions.sign_in import sign_out as sign_out_person
from contest.accounts.forms.sign_in import SignInForm
from contest.accounts.gate import SEEN, load_person
from contest.accounts.rules.own_path import own_path
from contest.accounts.rules.waits import TooSoon
from contest.accounts.views import blueprint
from contest.shared import clock
from contest.shared.access import public
from contest.shared.limits import limiter
from contest.shared.sentences import sentence

HOME = "/"
PER_ADDRESS = "200 per minute"
"""A whole hall behind one router signs in within a minute or two."""


@blueprint.route("/dang-nhap", methods=["GET", "POST"])
@public
@limiter.limit(PER_ADDRESS, methods=["POST"])
def sign_in() -> Any:
    """The page to sign in, and signing in."""
    form = SignInForm()
    if request.method == "GET":
        if current_user.is_authenticated:
            return redirect(_onward())
        form.sign_in_name.data = request.args.get("ten", "")[:64]
        return _page(form)
    if not form.validate():
        return _page(form), 422
    try:
        token = sign_in_person(form.sign_in_name.data or "", form.password.data or "")
    except (WrongSignIn, TooSoon) as refusal:
        return _page(form, sentence(refusal.reasons[0])), refusal.status
    begin_session(token)
    if current_user.must_change_password:
        return redirect(url_for("accounts.change_password", next=_onward()))
    return redirect(_onward())


@blueprint.post("/dang-xuat")
@public
def sign_out() -> Any:
    """End this session, on the server too."""
    if current_user.is_authenticated:
        sign_out_person(current_user.get_id())
        session.clear()
        flash("Đã đăng xuất.", "done")
    return redirect(HOME)


def begin_session(token: str) -> None:
    """Let the browser in under a token that has just been made; nothing of before is kept, so
    that a cookie planted earlier is worthless."""
    session.clear()
    session[SEEN] = int(clock.now().timestamp())
    person = load_person(token)
    assert person is not None
    login_user(person)


def _page(form: SignInForm, problem: str | None = None) -> str:
    return render_template(
        "accounts/sign_in.html",
        form=form,
        problem=problem,
        wanted=own_path(request.args.get("next")) is not None,
    )


def _onward() -> str:
    """Where the person wanted to go, if that is a page of ours that can be opened; else home."""
    wanted = own_path(request.args.get("next"))
    if wanted is None:
        return HOME
    adapter = current_app.url_map.bind(request.host)
    try:
        adapter.match(wanted.partition("?")[0], method="GET")
    except RequestRedirect:
        return wanted
    except HTTPException:
        return HOME
    return wanted
