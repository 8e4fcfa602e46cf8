"""Cơ cấu đội."""

from typing import Any

from flask import url_for

from contest.regulations.forms.composition import CompositionForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/composition.html", "composition", CompositionForm, ("/composition",))


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
