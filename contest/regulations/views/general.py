"""Thông tin chung."""

from typing import Any

from flask import url_for

from contest.regulations.forms.general import GeneralForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/general.html", "general", GeneralForm, ("/contest",))


@blueprint.get("/hoi-thi/<slug>/the-le/chung")
@requires("regulations.view")
def general() -> str:
    """Names, plan, days, deadline."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/chung")
@requires("regulations.edit")
def save_general() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.general"))
