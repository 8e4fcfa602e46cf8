"""Doors of the accounts slice; the pages are imported at the end and register themselves."""

from typing import Any

from flask import Blueprint, Flask, current_app, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from contest.accounts.gate import Sessions, roles_here, stay_signed_in
from contest.accounts.words import ROLE_NAMES
from contest.shared.access import declared_access
from contest.shared.errors import Refusal

blueprint = Blueprint("accounts", __name__)

ALWAYS_OPEN = {"accounts.change_password", "accounts.sign_out"}
"""Where somebody may go whose password is still the one on the slip."""


@blueprint.record_once
def _keep_sessions(state: BlueprintSetupState) -> None:
    assert isinstance(state.app, Flask)
    state.app.session_interface = Sessions()


@blueprint.before_app_request
def choose_a_password_first() -> Any:
    """The password on the slip was seen by others: nothing else before it has been changed.

    Whoever may go on keeps the session from ending by what they do.
    """
    if request.endpoint is None:
        return None
    access = declared_access(current_app, request.endpoint)
    if access is None or access.kind in ("public", "seated") or not current_user.is_authenticated:
        return None
    stay_signed_in()
    if not current_user.must_change_password or request.endpoint in ALWAYS_OPEN:
        return None
    if request.path.startswith("/api/"):
        raise PasswordChangeNeeded
    return redirect(url_for("accounts.change_password", next=request.full_path.rstrip("?")))


class PasswordChangeNeeded(Refusal):
    """A signed-in call before the password of the slip was changed (403)."""

    status = 403

    def __init__(self) -> None:
        super().__init__("password_change_needed")


@blueprint.app_context_processor
def who_is_here() -> dict[str, Any]:
    """What the shell shows of the signed-in person; nobody, when the database cannot be asked
    and the page is the one that says so."""
    try:
        if not current_user.is_authenticated:
            return {}
        roles = roles_here()
    except SQLAlchemyError:
        return {}
    names = [label for role, label in ROLE_NAMES.items() if role in roles]
    if current_user.is_administrator:
        names.append("Quản trị viên")
    return {
        "person_name": current_user.name,
        "person_role": ", ".join(names),
        "person_url": url_for("accounts.change_password"),
        "sign_out_url": url_for("accounts.sign_out"),
    }


from contest.accounts.views import password, sign_in, trust  # noqa: E402, F401
