"""Doors of the scoring slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("scoring", __name__)

from contest.scoring.views import desk, judge, ops, paper, seat, seats  # noqa: E402, F401
