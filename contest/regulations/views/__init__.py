"""Doors of the regulations slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("regulations", __name__)

from contest.regulations.views import (  # noqa: E402, F401  # noqa: E402, F401
    composition,
    general,
    home,
    jury,
    letterhead,
    new_contest,
    overview,
    people,
    prizes,
    publication,
    rounds,
    units,
)
