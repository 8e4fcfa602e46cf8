"""The judge's tablet: an app shell without any data; everything else comes by the seat's doors."""

from flask import render_template

from contest.scoring.views import blueprint
from contest.shared.access import public


@blueprint.get("/giam-khao")
@public
def judge() -> str:
    """The page that a QR opens (``/giam-khao#<token>``); the fragment never reaches the server."""
    return render_template("scoring/judge.html")
