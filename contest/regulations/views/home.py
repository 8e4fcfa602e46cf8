"""The first page: for the hall three doors, for whoever is signed in their contests."""

from typing import Any

from flask import current_app, render_template
from flask_login import current_user

from contest.accounts.queries.people import nobody_yet
from contest.accounts.words import ROLE_NAMES
from contest.regulations.queries.home import workplaces
from contest.regulations.views import blueprint
from contest.shared.access import public

CREATE = "regulations.create"
"""Where an administrator makes a new contest."""


@blueprint.get("/")
@public
def home() -> Any:
    """Where everybody begins."""
    if not current_user.is_authenticated:
        return render_template("regulations/welcome.html", nobody=nobody_yet())
    administrator = current_user.is_administrator
    return render_template(
        "regulations/home.html",
        places=workplaces(current_user.person_id, every=administrator),
        role_names=ROLE_NAMES,
        can_create=administrator and CREATE in current_app.view_functions,
    )
