"""Doors of the preparation slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("preparation", __name__, url_prefix="/hoi-thi/<slug>")

from contest.preparation.views import (  # noqa: E402
    corner,  # noqa: F401
    delegation_pieces,  # noqa: F401
    pieces,  # noqa: F401
    reviewing,  # noqa: F401
    script,  # noqa: F401
    themes,  # noqa: F401
)
