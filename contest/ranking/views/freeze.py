"""Giữ kín kết quả: the public waits while the desk goes on."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.ranking.actions.freeze import freeze, unfreeze
from contest.ranking.forms.moment import typed_moment
from contest.ranking.queries.keeping import keeping_of, names_kept_back
from contest.ranking.views import blueprint
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Invalid, Refusal
from contest.shared.sentences import sentences_of

PAGE = "/cong-bo/giu-kin"


@blueprint.get(PAGE)
@requires("results.release")
def frozen() -> str:
    """What the public sees of results while a freeze is in force, and what waits."""
    return _page()


@blueprint.post(PAGE)
@requires("results.release")
def change_freeze() -> Any:
    """Set a freeze, or lift it."""
    if request.form.get("act") == "lift":
        return _act(_lift)
    return _act(_set)


def _lift() -> str:
    unfreeze(g.contest.id, by=actor())
    return "Đã thôi giữ kín: mọi kết quả đã công bố đều hiện ra."


def _set() -> str:
    since = None
    if request.form.get("when") == "at":
        since = typed_moment(request.form.get("at", ""), clock.now())
        if since is None:
            raise Invalid("freeze_moment")
    rounds = request.form.getlist("round") if request.form.get("what") == "rounds" else None
    freeze(g.contest.id, rounds, since, by=actor())
    if since is not None and since > clock.now():
        return "Đã hẹn giờ giữ kín; đến giờ đó công chúng vẫn thấy kết quả mới."
    return "Từ đây công chúng không thấy kết quả mới; bàn thư ký làm việc bình thường."


def _act(act: Callable[[], str]) -> Any:
    try:
        done = act()
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status
    flash(done, "done")
    return redirect(url_for("ranking.frozen"))


def _page(problems: list[str] | None = None) -> str:
    contest = db.session.get_one(Contest, g.contest.id)
    keeping = keeping_of(contest.id)
    return render_template(
        "ranking/freeze.html",
        rounds=contest.rounds,
        announced=contest.announced_at is not None,
        at_end=contest.publish_when == "end",
        keeping=keeping,
        waiting=names_kept_back(keeping) if keeping else [],
        problems=problems or [],
        typed=request.form,
    )
