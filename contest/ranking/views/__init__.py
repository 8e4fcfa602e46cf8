"""Doors of the ranking slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("ranking", __name__, url_prefix="/hoi-thi/<slug>")

from contest.ranking.views import (  # noqa: E402
    appeals,  # noqa: F401
    approval,  # noqa: F401
    freeze,  # noqa: F401
    prize_changes,  # noqa: F401
    release,  # noqa: F401
    results,  # noqa: F401
)
