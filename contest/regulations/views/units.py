"""Đơn vị và khối."""

from typing import Any

from flask import g, url_for

from contest.regulations.forms.units import UnitsForm
from contest.regulations.queries.document import document_of
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page(
    "regulations/units.html",
    "units",
    lambda document: UnitsForm(),
    ("/units", "/divisions"),
)


@blueprint.get("/hoi-thi/<slug>/the-le/don-vi")
@requires("regulations.view")
def units() -> str:
    """Units and divisions."""
    document = document_of(g.contest)
    return show(PAGE, UnitsForm(data=UnitsForm.shown(document)), document)


@blueprint.post("/hoi-thi/<slug>/the-le/don-vi")
@requires("regulations.edit")
def save_units() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.units"))
