"""Công bố, khóa phiếu, chữ ký."""

from typing import Any

from flask import url_for

from contest.regulations.forms.publication import PublicationForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/publication.html", "publication", PublicationForm, ("/settings",))


@blueprint.get("/hoi-thi/<slug>/the-le/cong-bo")
@requires("regulations.view")
def publication() -> str:
    """The three settings."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/cong-bo")
@requires("regulations.edit")
def save_publication() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.publication"))
