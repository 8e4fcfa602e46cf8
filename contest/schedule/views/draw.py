"""Bốc thăm: by paper lots from the box, or by the system before witnesses."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.draw import (
    draw_by_lots,
    draw_by_seed,
    given_numbers,
    new_seed,
    undo_draw,
)
from contest.schedule.queries.programme import draw_of, teams_for_draw
from contest.schedule.rules.draw import numbers_in_box
from contest.schedule.views import blueprint
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence

LOT = "lot-"


@blueprint.get("/boc-tham")
@requires("draw.make")
def draw() -> str:
    """The order as drawn, or the two ways to draw it."""
    return _page()


def _page(refusal: Refusal | None = None, at: str = "") -> str:
    faults: dict[str, str] = {}
    problems: list[str] = []
    for reason in refusal.reasons if refusal else ():
        team = reason.facts.get("team")
        if team is None:
            problems.append(sentence(reason))
        else:
            faults[str(team)] = sentence(reason)
    teams = teams_for_draw(g.contest.id)
    return render_template(
        "schedule/draw.html",
        draw=draw_of(g.contest.id),
        teams=sorted(teams, key=lambda team: team.team_number or 0),
        seed=request.form.get("seed") or new_seed(),
        box=numbers_in_box(len(teams), given_numbers(db.session(), g.contest.id)),
        faults=faults,
        problems=problems,
        at=at,
        typed=request.form,
    )


@blueprint.post("/boc-tham/rut-tham")
@requires("draw.make")
def draw_lots() -> Any:
    """Record who drew which number from the box."""
    lots = {
        name.removeprefix(LOT): int(text) if text.strip().isdecimal() else None
        for name, text in request.form.items()
        if name.startswith(LOT)
        for text in [text[:9]]
    }
    try:
        draw_by_lots(g.contest.id, lots, by=actor())
    except Refusal as refusal:
        return _page(refusal, "lots"), refusal.status
    flash("Đã ghi kết quả bốc thăm.", "done")
    return redirect(url_for("schedule.draw"))


@blueprint.post("/boc-tham/may")
@requires("draw.make")
def draw_seed() -> Any:
    """Draw by the system, from the digits that the witnesses saw."""
    try:
        draw_by_seed(g.contest.id, request.form.get("seed", ""), by=actor())
    except Refusal as refusal:
        return _page(refusal, "seed"), refusal.status
    flash("Đã bốc thăm.", "done")
    return redirect(url_for("schedule.draw"))


@blueprint.post("/boc-tham/huy")
@requires("draw.make")
def undo() -> Any:
    """Undo a draw that was wrong, with the reason."""
    try:
        undo_draw(g.contest.id, by=actor(), reason=request.form.get("reason", "")[:500])
    except Refusal as refusal:
        return _page(refusal, "undo"), refusal.status
    flash("Đã hủy kết quả bốc thăm.", "done")
    return redirect(url_for("schedule.draw"))
