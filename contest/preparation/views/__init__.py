"""Doors of the preparation slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("preparation", __name__, url_prefix="/hoi-thi/<slug>")

from contest.preparation.views import delegation_pieces, pieces, themes  # noqa: E402, F401
