"""Xếp hạng và giải thưởng."""

from typing import Any

from flask import url_for

from contest.regulations.forms.prizes import PrizesForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/prizes.html", "prizes", PrizesForm, ("/ranking", "/awards"))


@blueprint.get("/hoi-thi/<slug>/the-le/giai-thuong")
@requires("regulations.view")
def prizes() -> str:
    """Tie-breaks and awards."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/giai-thuong")
@requires("regulations.edit")
def save_prizes() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.prizes"))
