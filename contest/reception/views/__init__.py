"""Doors of the reception slice; the pages are imported at the end and register themselves."""

from typing import Any

from flask import Blueprint

from contest.reception import sentences
from contest.registration.sentences import ROLES

blueprint = Blueprint("reception", __name__, url_prefix="/hoi-thi/<slug>/don-tiep")


@blueprint.context_processor
def _words() -> dict[str, Any]:
    """The catalogues that the pages of this slice read their words from."""
    return {"words": sentences, "role_words": ROLES}


from contest.reception.views import arrivals, deciding, team  # noqa: E402, F401
