"""Doors of the regulations slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("regulations", __name__)
