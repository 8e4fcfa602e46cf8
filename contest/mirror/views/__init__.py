"""Doors of the mirror slice in the hall; the pages of the mirror itself: ``home_pages.py``."""

from flask import Blueprint

blueprint = Blueprint("mirror", __name__, url_prefix="/hoi-thi/<slug>")

from contest.mirror.views import mirror as mirror  # noqa: E402
