"""The wall newspapers: their photographs on a wall, and the organiser's word which are shown."""

import hashlib
from typing import Any

from flask import Response, flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.displays.actions.gallery import decide_pictures
from contest.displays.queries.gallery import begins_of, gallery_of, pictures_of, public_picture
from contest.displays.rules.gallery import From, Shown, Slide, is_public
from contest.displays.views import blueprint
from contest.displays.views.wall import WALL, wall_page
from contest.files.answers import file_answer
from contest.shared.access import public, requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of

DESK = "/hoi-thi/<slug>/trinh-chieu-bao-tuong"


@blueprint.get(f"{WALL}/bao-tuong")
@public
def wall_gallery() -> str:
    """The photographs that may be shown, team by team, pages turning by themselves."""
    shown = gallery_of(g.contest.id)
    return wall_page("gallery", slides=shown, key=_key(shown))


@blueprint.get(f"{WALL}/bao-tuong/<int:picture_id>")
@public
def wall_picture(picture_id: int) -> Response:
    """One photograph, at the size of a wall.

    Raises:
        NotFound: it is not to be shown.
    """
    return file_answer(public_picture(g.contest.id, picture_id))


@blueprint.get(DESK)
@requires("privacy.manage")
def gallery() -> str:
    """All photographs with what was decided of each."""
    return _page([])


@blueprint.post(DESK)
@requires("privacy.manage")
def decide_gallery() -> Any:
    """Keep what was decided."""
    typed = request.form
    begins = From(typed["from"]) if typed.get("from") in list(From) else begins_of(g.contest.id)
    try:
        decide_pictures(g.contest.id, _asked(), begins, by=actor())
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status
    flash("Đã lưu.", "done")
    return redirect(url_for("displays.gallery"))


def _asked() -> dict[int, Shown]:
    """What was changed on the page: another organiser's word on the others stays."""
    asked = {}
    for name, value in request.form.items():
        kind, _, number = name.partition("-")
        if kind != "anh" or not (number.isascii() and number.isdecimal() and len(number) < 10):
            continue
        if value in list(Shown) and value != request.form.get(f"truoc-{number}"):
            asked[int(number)] = Shown(value)
    return asked


def _page(problems: list[str]) -> str:
    pictures, begins = pictures_of(g.contest.id), begins_of(g.contest.id)
    return render_template(
        "displays/gallery.html",
        teams=[
            [one for one in pictures if one.delegation == team]
            for team in dict.fromkeys(one.delegation for one in pictures)
        ],
        asked=_asked(),
        begins=request.form.get("from", begins.value),
        on_wall={one.id for one in pictures if is_public(one, begins)},
        problems=problems,
    )


def _key(shown: tuple[Slide, ...]) -> str:
    """Equal for equal galleries: the page turns on while nothing changed."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
