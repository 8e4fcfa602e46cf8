"""Doors of the documents slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("documents", __name__, url_prefix="/hoi-thi/<slug>/giay-to")

from contest.documents.views import cards, papers, people_papers  # noqa: E402, F401
