"""The director's desk: which screens there are, what each shows, and the button that hides all."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.addresses import only_this_machine, public_base, qr_image
from contest.accounts.gate import actor
from contest.displays.actions.directing import cover_all, point, reload_screens, set_wall
from contest.displays.actions.screens import claim_screen, let_go, rename_screen
from contest.displays.queries.screens import cover_of, screen_in, screens_of, wall_of
from contest.displays.queries.snapshots import last_version
from contest.displays.rules.screens import (
    ALL,
    LABEL_LENGTH,
    MESSAGE_LENGTH,
    NAME_LENGTH,
    SPONSORS_LENGTH,
    Cover,
    Cue,
    MarksShown,
    Mode,
    groups,
    typed_end,
    typed_target,
)
from contest.displays.views import blueprint
from contest.displays.views.screen import ADDRESS, has_ceremony
from contest.ranking.queries.keeping import keeping_of
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentences_of

PAGE = "/hoi-thi/<slug>/dieu-khien-man-hinh"
RELOAD = "reload"


@blueprint.get(PAGE)
@requires("displays.direct")
def director() -> str:
    """The screens with what they show, and everything that they can be pointed at."""
    return _page([], {})


@blueprint.post(PAGE)
@requires("displays.direct")
def direct() -> Any:
    """Point the chosen screens at something, or let them load anew."""
    target = typed_target(request.form.get("target", ALL))
    shows = request.form.get("show", "")
    if shows == RELOAD:
        done = _act(lambda: reload_screens(g.contest.id, target, by=actor()), str(target))
        if not isinstance(done, tuple):
            flash("Đã cho màn hình tải lại.", "done")
        return done
    if shows not in list(Mode):
        raise Refusal("bad_request")
    return _act(lambda: point(g.contest.id, target, _cue(Mode(shows)), by=actor()), str(target))


@blueprint.post(f"{PAGE}/che")
@requires("displays.direct")
def cover() -> Any:
    """All screens black or at the title at once, and back."""
    asked = request.form.get("cover", "")
    chosen = Cover(asked) if asked in list(Cover) else None
    return _act(lambda: cover_all(g.contest.id, chosen, by=actor()))


@blueprint.post(f"{PAGE}/ghep")
@requires("displays.direct")
def claim() -> Any:
    """Take a screen in by its code."""
    typed = request.form
    done = _act(
        lambda: claim_screen(
            g.contest.id,
            typed.get("code", ""),
            typed.get("name", ""),
            typed.get("group", ""),
            by=actor(),
        )
    )
    if not isinstance(done, tuple):
        flash("Đã ghép màn hình.", "done")
    return done


@blueprint.post(f"{PAGE}/noi-dung-chung")
@requires("displays.direct")
def change_wall() -> Any:
    """Who is thanked under the title, and what is told of the last turn."""
    marks = request.form.get("marks", "")
    shows = MarksShown(marks) if marks in list(MarksShown) else MarksShown.TOTALS
    sponsors = request.form.get("sponsors", "")
    done = _act(lambda: set_wall(g.contest.id, sponsors, shows, by=actor()))
    if not isinstance(done, tuple):
        flash("Đã lưu.", "done")
    return done


@blueprint.get(f"{PAGE}/<int:screen_id>")
@requires("displays.direct")
def one_screen(screen_id: int) -> str:
    """One screen: its name, its group; taking it out.

    Raises:
        NotFound: the contest has no such screen.
    """
    return _screen_page(screen_id, [])


@blueprint.post(f"{PAGE}/<int:screen_id>")
@requires("displays.direct")
def change_screen(screen_id: int) -> Any:
    """Give it another name or group, or take it out."""
    typed = request.form
    try:
        if typed.get("act") == "let_go":
            let_go(g.contest.id, screen_id, by=actor())
            flash("Đã thôi dùng màn hình. Màn hình hiện lại mã của nó.", "done")
        else:
            name, group = typed.get("name", ""), typed.get("group", "")
            rename_screen(g.contest.id, screen_id, name, group, by=actor())
            flash("Đã lưu tên màn hình.", "done")
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        return _screen_page(screen_id, sentences_of(refusal)), refusal.status
    return redirect(url_for("displays.director"))


def _cue(mode: Mode) -> Cue:
    if mode is Mode.MESSAGE:
        return Cue(mode, text=request.form.get("message", ""))
    if mode is Mode.BREAK:
        until = typed_end(request.form.get("until", ""), clock.now().astimezone(VIETNAM))
        return Cue(mode, text=request.form.get("label", ""), until=until)
    return Cue(mode)


def _act(act: Callable[[], object], target: str | None = None) -> Any:
    try:
        act()
    except Refusal as refusal:
        return _page(sentences_of(refusal), request.form), refusal.status
    chosen = None if target in (None, ALL) else target
    return redirect(url_for("displays.director", toi=chosen))


def _page(problems: list[str], typed: Any) -> str:
    now = clock.now()
    screens = screens_of(g.contest.id, now)
    wall = wall_of(g.contest.id)
    address = f"{public_base()}{ADDRESS}"
    return render_template(
        "displays/director.html",
        screens=screens,
        groups=groups(screen.group for screen in screens),
        target=str(typed_target(typed.get("target") or request.args.get("toi", ALL))),
        wall=wall,
        cover=cover_of(wall),
        modes=Mode,
        said=next((one.text for one in screens if one.mode is Mode.MESSAGE and one.text), ""),
        has_board=last_version(g.contest.id) is not None,
        has_ceremony=has_ceremony(),
        keeping=keeping_of(g.contest.id),
        address=address,
        qr=qr_image(address),
        only_here=only_this_machine(),
        overlay=f"{public_base()}{url_for('displays.overlay')}",
        problems=problems,
        typed=typed,
        lengths={
            "name": NAME_LENGTH,
            "message": MESSAGE_LENGTH,
            "label": LABEL_LENGTH,
            "sponsors": SPONSORS_LENGTH,
        },
    )


def _screen_page(screen_id: int, problems: list[str]) -> str:
    screen = screen_in(g.contest.id, screen_id)
    return render_template(
        "displays/one_screen.html",
        screen=screen,
        name=request.form.get("name", screen.name or ""),
        group=request.form.get("group", screen.group_name or ""),
        problems=problems,
        length=NAME_LENGTH,
    )
