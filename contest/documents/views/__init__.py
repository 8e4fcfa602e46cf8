"""Doors of the documents slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("documents", __name__, url_prefix="/hoi-thi/<slug>/giay-to")

from contest.documents.views import (  # noqa: E402
    award_papers,  # noqa: F401
    batch,  # noqa: F401
    cards,  # noqa: F401
    commendations,  # noqa: F401
    day_papers,  # noqa: F401
    logos,  # noqa: F401
    money_papers,  # noqa: F401
    order_papers,  # noqa: F401
    own_papers,  # noqa: F401
    papers,  # noqa: F401
    people_papers,  # noqa: F401
    prize_decisions,  # noqa: F401
    register,  # noqa: F401
    score_book,  # noqa: F401
    signing_lists,  # noqa: F401
    wordings,  # noqa: F401
)
