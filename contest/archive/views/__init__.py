"""Doors of the archive slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("archive", __name__)
