"""Ban Giám khảo."""

from typing import Any

from flask import url_for

from contest.regulations.forms.jury import JuryForm
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires

PAGE = Page("regulations/jury.html", "jury", JuryForm, ("/judges",))


@blueprint.get("/hoi-thi/<slug>/the-le/ban-giam-khao")
@requires("regulations.view")
def jury() -> str:
    """The jury and who marks which round."""
    return show(PAGE)


@blueprint.post("/hoi-thi/<slug>/the-le/ban-giam-khao")
@requires("regulations.edit")
def save_jury() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.jury"))
