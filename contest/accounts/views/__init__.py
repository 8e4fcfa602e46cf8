"""Doors of the accounts slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
