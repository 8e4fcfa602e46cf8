"""Doors of the privacy slice; the pages are imported at the end and register themselves."""

from typing import Any

from flask import Blueprint, g

from contest.privacy import sentences
from contest.privacy.queries.retention import forgotten_at

blueprint = Blueprint("privacy", __name__, url_prefix="/hoi-thi/<slug>")


@blueprint.context_processor
def _words() -> dict[str, Any]:
    """The catalogues that the pages of this slice read their words from."""
    return {"privacy": sentences}


@blueprint.app_context_processor
def _forgotten() -> dict[str, Any]:
    """Pages of every slice may ask when the people of this contest were made anonymous."""

    def people_forgotten() -> Any:
        contest = g.get("contest")
        if contest is not None and "people_forgotten" not in g:
            g.people_forgotten = forgotten_at(contest.id)  # a page may ask once a row
        return g.get("people_forgotten")

    return {"people_forgotten": people_forgotten}


from contest.privacy.views import camera, consents, people  # noqa: E402, F401
