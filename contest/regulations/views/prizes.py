"""Xếp hạng và giải thưởng."""

from typing import Any

from flask import g, url_for

from contest.regulations.forms.prizes import AWARDS, PrizesForm
from contest.regulations.queries.document import document_of
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page(
    "regulations/prizes.html",
    "prizes",
    PrizesForm,
    ("/ranking", "/awards"),
    lambda document, form: {"kinds": AWARDS},
)


@blueprint.get("/hoi-thi/<slug>/the-le/giai-thuong")
@requires("regulations.view")
def prizes() -> str:
    """Tie-breaks and awards."""
    document = document_of(g.contest)
    return show(PAGE, PrizesForm(document, data=PrizesForm.shown(document)), document)


@blueprint.post("/hoi-thi/<slug>/the-le/giai-thuong")
@requires("regulations.edit")
def save_prizes() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.prizes"))
