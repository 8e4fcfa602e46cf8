"""Bốc thăm: by paper lots from the box, or by the system before witnesses."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.draw import draw_by_lots, draw_by_seed, new_seed, undo_draw
from contest.schedule.actions.draw_plan import fix_place, free_place, plan_draw, seal_seed
from contest.schedule.queries.draw import box_of, draws_of, is_replayed, plan_of
from contest.schedule.queries.drawn import drawn_orders, has_divisions
from contest.schedule.queries.order_swaps import swaps_of
from contest.schedule.rules.draw import seal_words, sealed
from contest.schedule.rules.order import open_places
from contest.schedule.views import blueprint
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_by_place

LOT = "lot-"


@blueprint.get("/boc-tham")
@requires("draw.make")
def draw() -> str:
    """The order as drawn, or the two ways to draw it."""
    return _page()


def _page(refusal: Refusal | None = None, at: str = "") -> str:
    faults, problems = sentences_by_place(refusal, "team")
    contest_id = g.contest.id
    box = box_of(db.session(), contest_id)
    plan = plan_of(contest_id)
    seal = None if plan.secret is None else sealed(plan.secret)
    draws = draws_of(contest_id)
    return render_template(
        "schedule/draw.html",
        draws=draws,
        replayed={one.id: is_replayed(one) for one in draws},
        orders=drawn_orders(contest_id),
        swaps=swaps_of(contest_id) if draws else [],
        rounds={one.key: one.name for one in g.contest.rounds},
        box=box,
        lots={
            team: sorted(box.numbers[place - 1] for place in places)
            for team, places in open_places(box.terms).items()
        },
        plan=plan,
        has_divisions=has_divisions(contest_id),
        seal=seal,
        seal_words=None if seal is None else seal_words(seal),
        seed=request.form.get("seed") or ("" if plan.secret else new_seed()),
        faults=faults,
        problems=problems,
        at=at,
        typed=request.form,
    )


def _act(act: Callable[[], None], at: str, done: str) -> Any:
    try:
        act()
    except Refusal as refusal:
        return _page(refusal, at), refusal.status
    flash(done, "done")
    return redirect(url_for("schedule.draw"))


@blueprint.post("/boc-tham/rut-tham")
@requires("draw.make")
def draw_lots() -> Any:
    """Record who drew which number from the box."""
    lots = {
        name.removeprefix(LOT): _whole(text)
        for name, text in request.form.items()
        if name.startswith(LOT)
    }
    return _act(
        lambda: draw_by_lots(g.contest.id, lots, by=actor()), "lots", "Đã ghi kết quả bốc thăm."
    )


@blueprint.post("/boc-tham/may")
@requires("draw.make")
def draw_seed() -> Any:
    """Draw by the system, from the digits that the witnesses saw."""
    seed = request.form.get("seed", "")
    return _act(lambda: draw_by_seed(g.contest.id, seed, by=actor()), "seed", "Đã bốc thăm.")


@blueprint.post("/boc-tham/niem-phong")
@requires("draw.make")
def seal() -> Any:
    """Make a seed and show its seal before the draw."""
    return _act(lambda: seal_seed(g.contest.id, by=actor()), "seed", "Đã niêm phong dãy số.")


@blueprint.post("/boc-tham/cach-xep")
@requires("draw.make")
def plan() -> Any:
    """Settle how the order is made."""
    kind, divided = request.form.get("kind", ""), "by_division" in request.form
    return _act(
        lambda: plan_draw(g.contest.id, kind, by_division=divided, by=actor()),
        "plan",
        "Đã chọn cách xếp thứ tự.",
    )


@blueprint.post("/boc-tham/giu-cho")
@requires("draw.make")
def fix() -> Any:
    """Give a team its place before the draw, or let it draw again."""
    team, act = request.form.get("team", ""), request.form.get("act", "fix")
    if act == "free":
        return _act(
            lambda: free_place(g.contest.id, team, by=actor()),
            "fix",
            "Đội sẽ bốc thăm như các đội.",
        )
    place, reason = _whole(request.form.get("place", "")), request.form.get("reason", "")
    return _act(
        lambda: fix_place(g.contest.id, team, place, reason=reason, by=actor()),
        "fix",
        "Đã giữ chỗ cho đội.",
    )


@blueprint.post("/boc-tham/huy")
@requires("draw.make")
def undo() -> Any:
    """Undo a draw that was wrong, with the reason."""
    reason = request.form.get("reason", "")[:500]
    return _act(
        lambda: undo_draw(g.contest.id, by=actor(), reason=reason),
        "undo",
        "Đã hủy kết quả bốc thăm.",
    )


def _whole(text: str) -> int | None:
    text = text.strip()[:9]
    return int(text) if text.isascii() and text.isdecimal() else None
