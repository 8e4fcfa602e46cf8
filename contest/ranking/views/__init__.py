"""Doors of the ranking slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("ranking", __name__, url_prefix="/hoi-thi/<slug>")

from contest.ranking.views import appeals, approval, freeze, release, results  # noqa: E402, F401
