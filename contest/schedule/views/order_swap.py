"""Đổi thứ tự thi: two teams change places by agreement."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.order_swap import Agreement, swap_places
from contest.schedule.queries.draw import kind_of
from contest.schedule.queries.drawn import drawn_orders
from contest.schedule.queries.order_swaps import heads_of, swaps_of
from contest.schedule.rules.order import Kind
from contest.schedule.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_by_place

WORDS = ("first", "second", "round", "first_head", "second_head", "reason")


@blueprint.get("/boc-tham/doi-thu-tu")
@requires("draw.make")
def order_swap() -> str:
    """Which two teams, in which round, who agreed; what was changed so far."""
    return _page()


@blueprint.post("/boc-tham/doi-thu-tu")
@requires("draw.make")
def swap() -> Any:
    """Let two teams change places."""
    typed = {word: request.form.get(word, "") for word in WORDS}
    agreed = Agreement(
        first=typed["first"],
        second=typed["second"],
        round_key=typed["round"] or None,
        first_head=typed["first_head"],
        second_head=typed["second_head"],
        reason=typed["reason"],
    )
    try:
        swap_places(g.contest.id, agreed, by=actor())
    except Refusal as refusal:
        return _page(refusal), refusal.status
    flash("Đã đổi thứ tự thi của hai đội.", "done")
    return redirect(url_for("schedule.order_swap"))


def _page(refusal: Refusal | None = None) -> str:
    faults, problems = sentences_by_place(refusal)
    contest_id = g.contest.id
    orders = drawn_orders(contest_id)
    return render_template(
        "schedule/order_swap.html",
        orders=orders,
        teams=[team for team in orders[0].teams if not team.gone] if orders else [],
        rounds=[one for one in g.contest.rounds if one.staged],
        in_a_row=kind_of(contest_id) is Kind.TEAM,
        heads=heads_of(contest_id),
        swaps=swaps_of(contest_id),
        names={one.key: one.name for one in g.contest.rounds},
        faults=faults,
        problems=problems,
        typed=request.form,
    )
