"""Doors of the files slice: none of its own; the slices that keep files serve them."""

from flask import Blueprint

blueprint = Blueprint("files", __name__)
