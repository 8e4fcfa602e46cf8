"""Doors of the privacy slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("privacy", __name__, url_prefix="/hoi-thi/<slug>")
