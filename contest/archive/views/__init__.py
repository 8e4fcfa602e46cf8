"""Doors of the archive slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("archive", __name__)

from contest.archive.views import contest_file, upload  # noqa: E402, F401
