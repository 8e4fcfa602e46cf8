"""Cơ cấu đội."""

from collections.abc import Mapping
from typing import Any

from flask import g, request, url_for

from contest.regulations.forms.composition import CompositionForm
from contest.regulations.forms.part import PartForm
from contest.regulations.queries.document import document_of
from contest.regulations.queries.effects import effects_of
from contest.regulations.rules.composition_json import read_each_rule
from contest.regulations.rules.document import Document
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Outcome, Page, render, save, show
from contest.shared.access import may, requires


def _effects(_document: Document, form: PartForm) -> Mapping[str, Any]:
    """What the rules in the form would do to the teams; for those who may see the lists."""
    if not may("registration.review") or not isinstance(form, CompositionForm):
        return {}
    typed = read_each_rule([form.written(row) for row in form.rules])
    return {
        "effects": effects_of(g.contest.id, typed),
        "asked": request.endpoint == "regulations.composition_effects",
        "readable": [rule is not None for rule in typed],
    }


PAGE = Page(
    "regulations/composition.html",
    "composition",
    CompositionForm,
    ("/composition",),
    more=_effects,
)


@blueprint.get("/hoi-thi/<slug>/the-le/co-cau-doi")
@requires("regulations.view")
def composition() -> str:
    """What a team is made up of."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/co-cau-doi")
@requires("regulations.edit")
def save_composition() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.composition"))


@blueprint.post("/hoi-thi/<slug>/the-le/co-cau-doi/anh-huong")
@requires("regulations.edit")
def composition_effects() -> Any:
    """The page as typed with what its rules would do to the teams; nothing is saved."""
    document = document_of(g.contest)
    form = CompositionForm(document)
    if form.too_long():
        return render(PAGE, form, document, Outcome(422)), 422
    return render(PAGE, form, document, Outcome())
