"""Điều chỉnh cơ cấu giải thưởng: a prize more, by decision, never by a mark."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.ranking.actions.prize_changes import Added, add_prize, take_back_prize
from contest.ranking.queries.prize_changes import prize_changes_of
from contest.ranking.queries.standing import standing_of
from contest.ranking.views import blueprint
from contest.regulations.forms import notation
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

PAGE = "/co-cau-giai-thuong"
NO_MONEY = -1
"""What stands for an amount that is no number: the action says what is wrong with it."""


@blueprint.get(PAGE)
@requires("results.view")
def prize_changes() -> str:
    """What was added, and the form for one more."""
    return _page()


@blueprint.post(PAGE)
@requires("prizes.change")
def change_prizes() -> Any:
    """Add one, or take one back."""
    if request.form.get("act") == "take_back":
        change_id = whole_number(request.form.get("change"))
        reason = request.form.get("reason", "")
        return _act(
            f"take_back-{change_id}",
            "Đã bỏ giải bổ sung.",
            lambda: take_back_prize(g.contest.id, change_id, reason, by=actor()),
        )
    return _act("add", "Đã bổ sung giải. Xin in quyết định để trình ký.", _add)


def _add() -> None:
    form = request.form
    money = notation.money(form.get("money"))
    add_prize(
        g.contest.id,
        Added(
            name=form.get("name", ""),
            teams=tuple(dict.fromkeys(form.getlist("team"))),
            money=NO_MONEY if isinstance(money, str) else money,
            reason=form.get("reason", ""),
            basis=form.get("basis", ""),
            decided_by=form.get("decided_by", ""),
        ),
        by=actor(),
    )


def _act(name: str, done: str, act: Callable[[], object]) -> Any:
    try:
        act()
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(name, sentences_of(refusal)), refusal.status
    flash(done, "done")
    return redirect(url_for("ranking.prize_changes"))


def _page(at: str = "", problems: list[str] | None = None) -> str:
    standing = standing_of(g.contest.id)
    return render_template(
        "ranking/prize_changes.html",
        changes=prize_changes_of(g.contest.id),
        standing=standing,
        names=standing.names,
        announced_at=g.contest.announced_at,
        at=at,
        problems=problems or [],
        typed=request.form,
    )
