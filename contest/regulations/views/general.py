"""Thông tin chung."""

from typing import Any

from flask import g, url_for

from contest.regulations.forms.general import GeneralForm
from contest.regulations.queries.document import document_of
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page(
    "regulations/general.html",
    "general",
    lambda document: GeneralForm(),
    ("/contest", "/letterhead"),
)


@blueprint.get("/hoi-thi/<slug>/the-le/chung")
@requires("regulations.view")
def general() -> str:
    """Names, plan, days, deadline and letterhead."""
    document = document_of(g.contest)
    return show(PAGE, GeneralForm(data=GeneralForm.shown(document)), document)


@blueprint.post("/hoi-thi/<slug>/the-le/chung")
@requires("regulations.edit")
def save_general() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.general"))
