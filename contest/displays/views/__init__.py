"""Doors of the displays slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("displays", __name__)
