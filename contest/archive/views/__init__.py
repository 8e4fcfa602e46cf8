"""Doors of the archive slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("archive", __name__)

from contest.archive.queries.standby import standing  # noqa: E402
from contest.archive.views import contest_file, opening, standby, upload  # noqa: E402, F401

blueprint.app_context_processor(
    lambda: {"may_open_copy": opening.may_open_copy, "standby_standing": standing}
)
