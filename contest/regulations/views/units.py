"""Đơn vị và khối."""

from typing import Any

from flask import url_for

from contest.regulations.forms.units import UnitsForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/units.html", "units", UnitsForm, ("/units", "/divisions"))


@blueprint.get("/hoi-thi/<slug>/the-le/don-vi")
@requires("regulations.view")
def units() -> str:
    """Units and divisions."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/don-vi")
@requires("regulations.edit")
def save_units() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.units"))
