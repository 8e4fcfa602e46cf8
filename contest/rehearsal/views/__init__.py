"""Doors of the rehearsal slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("rehearsal", __name__, url_prefix="/hoi-thi/<slug>")

from contest.rehearsal.views import practice as practice  # noqa: E402
