"""One judge at the desk: their device, reminders, a whole round excused, a substitute."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.queries.turns import turn_in
from contest.scoring.actions.excuses import excuse_from_round
from contest.scoring.actions.nudge import nudge_judge
from contest.scoring.actions.substitutes import Newcomer, bring_in_substitute
from contest.scoring.queries.connections import Device, devices_of
from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.substitutes import substitutes_of
from contest.scoring.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of

PAGE = "/hoi-thi/<slug>/ban-thu-ky/giam-khao/<judge>"


@blueprint.get(PAGE)
@requires("desk.view")
def desk_judge(judge: str) -> str:
    """The judge with the sheets that are still to come."""
    return _page(judge)


@blueprint.post(f"{PAGE}/nhac/<int:turn_id>")
@requires("desk.decide")
def nudge(judge: str, turn_id: int) -> Any:
    """Remind the judge of a sheet."""
    turn_in(g.contest.id, turn_id)
    return _act(judge, "nudge", "Đã nhắc.", lambda: nudge_judge(turn_id, judge, by=actor()))


@blueprint.post(f"{PAGE}/mien-phan-thi/<round_key>")
@requires("desk.decide")
def excuse_round(judge: str, round_key: str) -> Any:
    """Excuse the judge from a whole round."""
    reason = request.form.get("reason", "")
    return _act(
        judge,
        f"excuse-{round_key}",
        "Đã miễn chấm cả phần thi.",
        lambda: excuse_from_round(g.contest.id, round_key, judge, reason, by=actor()),
    )


@blueprint.post(f"{PAGE}/nguoi-thay")
@requires("people.manage")
def substitute(judge: str) -> Any:
    """Give the seat to somebody else."""
    device = _device(judge)
    form = request.form
    newcomer = Newcomer(form.get("name", ""), form.get("title", ""), form.get("unit_name", ""))
    try:
        bring_in_substitute(
            g.contest.id, device.judge_id, newcomer, form.get("reason", ""), by=actor()
        )
    except Refusal as refusal:
        return _page(judge, "substitute", refusal), refusal.status
    flash(f"{newcomer.name} đã nhận ghế. Xin in phiếu mới; phiếu cũ không còn dùng được.", "done")
    return redirect(url_for("scoring.seat_slip", judge_id=device.judge_id))


def _device(judge: str) -> Device:
    for device in devices_of(g.contest.id, clock.now()):
        if device.key == judge:
            return device
    raise NotFound("not_found")


def _act(judge: str, at: str, done: str, act: Callable[[], object]) -> Any:
    try:
        act()
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _page(judge, at, refusal), refusal.status
    flash(done, "done")
    return redirect(url_for("scoring.desk_judge", judge=judge))


def _page(judge: str, at: str = "", refusal: Refusal | None = None) -> str:
    device = _device(judge)
    return render_template(
        "scoring/desk_judge.html",
        device=device,
        parts=[part for part in desk_of(g.contest.id).rounds if judge in part.round.panel],
        substitutes=substitutes_of(device.judge_id),
        at=at,
        problems=[] if refusal is None else sentences_of(refusal),
        typed=request.form,
    )
