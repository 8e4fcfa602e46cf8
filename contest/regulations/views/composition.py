"""Cơ cấu đội."""

from typing import Any

from flask import g, url_for

from contest.regulations.forms.composition import KINDS, CompositionForm
from contest.regulations.queries.document import document_of
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page(
    "regulations/composition.html",
    "composition",
    lambda document: CompositionForm(),
    ("/composition",),
    lambda document, form: {"kinds": KINDS},
)


@blueprint.get("/hoi-thi/<slug>/the-le/co-cau-doi")
@requires("regulations.view")
def composition() -> str:
    """What a team is made up of."""
    document = document_of(g.contest)
    return show(PAGE, CompositionForm(data=CompositionForm.shown(document)), document)


@blueprint.post("/hoi-thi/<slug>/the-le/co-cau-doi")
@requires("regulations.edit")
def save_composition() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.composition"))
