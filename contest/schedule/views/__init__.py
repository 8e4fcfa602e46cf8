"""Doors of the schedule slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("schedule", __name__, url_prefix="/hoi-thi/<slug>")
