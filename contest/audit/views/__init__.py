"""Doors of the audit slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("audit", __name__, url_prefix="/hoi-thi/<slug>/lich-su")

from contest.audit.views import log  # noqa: E402, F401
