"""Doors of the budget slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("budget", __name__, url_prefix="/hoi-thi/<slug>")

from contest.budget.views import (  # noqa: E402
    contest_table,  # noqa: F401
    own_table,  # noqa: F401
)
