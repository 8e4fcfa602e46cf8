"""Doors of the scoring slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("scoring", __name__)

from contest.scoring.views import (  # noqa: E402
    desk,  # noqa: F401
    desk_judge,  # noqa: F401
    judge,  # noqa: F401
    ops,  # noqa: F401
    paper,  # noqa: F401
    paper_codes,  # noqa: F401
    paper_turn,  # noqa: F401
    paper_turns,  # noqa: F401
    parcels,  # noqa: F401
    presence,  # noqa: F401
    seat,  # noqa: F401
    seats,  # noqa: F401
    wall_codes,  # noqa: F401
)
