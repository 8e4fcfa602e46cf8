"""Doors of the reception slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("reception", __name__, url_prefix="/hoi-thi/<slug>")
