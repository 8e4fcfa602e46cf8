"""Doors of the files slice: none of its own; the slices that keep files serve them."""

from flask import Blueprint

from contest.files.request_size import set_request_size

blueprint = Blueprint("files", __name__)
blueprint.app_url_value_preprocessor(set_request_size)
