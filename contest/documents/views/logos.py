"""Lô-gô trên giấy chứng nhận, Giấy khen."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.documents.actions.logos import keep_logo
from contest.documents.queries.logos import PLACES, logos_of
from contest.documents.views import blueprint
from contest.files.answers import file_answer
from contest.files.request_size import takes_files
from contest.files.rules.kinds import Kind, accept
from contest.files.sent import sent_file
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of

PICTURES = frozenset({Kind.PICTURE})
_PLACE = "<any({}):place>".format(", ".join(PLACES))


@blueprint.get("/lo-go")
@requires("regulations.edit")
def logos() -> str:
    """Which logos there are."""
    return _page([])


@blueprint.post(f"/lo-go/{_PLACE}")
@requires("regulations.edit")
@takes_files(PICTURES)
def save_logo(place: str) -> Any:
    """Keep a picture, or take the one that is there away."""
    try:
        if request.form.get("act") == "remove":
            keep_logo(g.contest.id, place, None, by=actor())
        else:
            with sent_file("picture", PICTURES) as picture:
                if picture is None:
                    return _page(["Xin chọn ảnh lô-gô."]), 422
                keep_logo(g.contest.id, place, picture, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status
    flash("Đã lưu.", "done")
    return redirect(url_for(".logos"))


@blueprint.get(f"/lo-go/{_PLACE}.jpg")
@requires("regulations.edit")
def logo(place: str) -> Any:
    """The picture."""
    found = logos_of(g.contest.id).get(place)
    if found is None:
        raise NotFound("not_found")
    return file_answer(found, thumbnail=True)


def _page(problems: list[str]) -> str:
    return render_template(
        "documents/logos.html",
        kept=logos_of(g.contest.id),
        problems=problems,
        accept=accept(PICTURES),
    )
