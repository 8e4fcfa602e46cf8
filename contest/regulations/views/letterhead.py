"""Đầu văn bản, chữ ký: the head of every official paper and whoever signs it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import g, request, url_for

from contest.regulations.forms.letterhead import LetterheadForm, shown_letterhead
from contest.regulations.forms.part import PartForm
from contest.regulations.queries.presets import read_preset
from contest.regulations.rules.document import Document
from contest.regulations.rules.letterhead import awarding_signatory, signatory
from contest.regulations.sentences import AWARDING_BEHALF, AWARDING_HEAD
from contest.regulations.views import blueprint
from contest.regulations.views.editing import Page, save, show
from contest.shared.access import requires


def _more(_document: Document, form: PartForm) -> Mapping[str, Any]:
    typed = {field.name: (field.data or "").strip() for field in form if field.name != "csrf_token"}
    return {
        "ours": {"behalf": AWARDING_BEHALF, "title": AWARDING_HEAD},
        "preset": g.contest.preset is not None,
        "from_preset": "mau" in request.args,
        "signs": {
            "organiser": signatory(typed, "organiser", title=""),
            "awarding": awarding_signatory(typed, behalf=AWARDING_BEHALF, title=AWARDING_HEAD),
        },
    }


PAGE = Page(
    "regulations/letterhead.html", "letterhead", LetterheadForm, ("/letterhead",), more=_more
)


@blueprint.get("/hoi-thi/<slug>/the-le/dau-van-ban")
@requires("regulations.view")
def letterhead() -> str:
    """The texts as they are, or with ``?mau`` as the preset gives them, to be saved or left."""
    if "mau" not in request.args or g.contest.preset is None:
        return show(PAGE)
    preset = shown_letterhead(dict(read_preset(g.contest.preset).letterhead))
    return show(replace(PAGE, shown=lambda _document: preset))


@blueprint.post("/hoi-thi/<slug>/the-le/dau-van-ban")
@requires("regulations.edit")
def save_letterhead() -> Any:
    """Save them."""
    return save(PAGE, lambda _document: url_for("regulations.letterhead"))
