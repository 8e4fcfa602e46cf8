"""Doors of the registration slice; the pages are imported at the end and register themselves."""

from typing import Any

from flask import Blueprint

from contest.registration import sentences

blueprint = Blueprint("registration", __name__, url_prefix="/hoi-thi/<slug>")


@blueprint.context_processor
def _words() -> dict[str, Any]:
    """The catalogues that the pages of this slice read their words from."""
    return {"words": sentences}


from contest.registration.views import (  # noqa: E402
    asking,  # noqa: F401
    behalf,  # noqa: F401
    board,  # noqa: F401
    deadlines,  # noqa: F401
    delegation,  # noqa: F401
    exports,  # noqa: F401
    list_photo,  # noqa: F401
    many_workbook,  # noqa: F401
    remarks,  # noqa: F401
    review,  # noqa: F401
    substitutions,  # noqa: F401
    teams,  # noqa: F401
    workbook,  # noqa: F401
)
