"""Doors of the registration slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("registration", __name__, url_prefix="/hoi-thi/<slug>/dang-ky")
