"""Kết quả, xếp hạng: places, how each tie was broken, what lacks, decisions, prizes."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.ranking.actions.decisions import record_decision, take_back_decision
from contest.ranking.forms.decision import DecisionForm
from contest.ranking.queries.standing import standing_of
from contest.ranking.queries.standing_decisions import decision_lines, own_decision
from contest.ranking.queries.standing_turns import highest_total, in_running_order
from contest.ranking.views import blueprint
from contest.regulations.models import Contest
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

PAGE = "/ket-qua"


@blueprint.get(PAGE)
@requires("results.view")
def results() -> str:
    """The ranking of each division with everything that explains it."""
    return _page()


@blueprint.get(f"{PAGE}/phan-thi/<round_key>")
@requires("results.view")
def round_results(round_key: str) -> str:
    """One round, turn by turn: judges' totals, what was dropped and taken off, the result."""
    standing = standing_of(g.contest.id)
    for place, round_ in enumerate(standing.rounds):
        if round_.key == round_key:
            turns = [team.turns[place] for one in standing.divisions for team in one.teams]
            return render_template(
                "ranking/round.html",
                standing=standing,
                round=round_,
                turns=in_running_order(turns),
                most=highest_total(round_),
            )
    raise NotFound("not_found")


@blueprint.post(PAGE)
@requires("desk.decide")
def decide() -> Any:
    """Record how a tie was decided, or take a recorded decision back."""
    if request.form.get("act") == "take_back":
        return _take_back()
    return _record()


def _record() -> Any:
    contest_id = g.contest.id
    typed = DecisionForm.typed(request.form)
    order = typed.order(standing_of(contest_id).names)
    if order is None:
        return _page(typed=typed), 422
    try:
        record_decision(contest_id, order, typed.reason, typed.agreed_by, by=actor())
    except Refusal as refusal:
        return _page(sentences_of(refusal), typed=typed), refusal.status
    flash("Đã ghi quyết định xếp thứ tự các đội đồng hạng.", "done")
    return redirect(url_for("ranking.results", _anchor="quyet-dinh"))


def _take_back() -> Any:
    decision_id = own_decision(g.contest.id, whole_number(request.form.get("decision")))
    reason = request.form.get("reason", "").strip()
    try:
        take_back_decision(decision_id, reason, by=actor())
    except Refusal as refusal:
        page = _page(sentences_of(refusal), back=(decision_id, reason))
        return page, refusal.status
    flash("Đã bỏ quyết định; các đội trở lại đồng hạng.", "done")
    return redirect(url_for("ranking.results", _anchor="quyet-dinh"))


def _page(
    problems: list[str] | None = None,
    *,
    typed: DecisionForm | None = None,
    back: tuple[int, str] | None = None,
) -> str:
    contest_id = g.contest.id
    standing = standing_of(contest_id)
    tied = [{key for key, _ in group.teams} for d in standing.divisions for group in d.tied_groups]
    return render_template(
        "ranking/results.html",
        standing=standing,
        decisions=decision_lines(contest_id, standing),
        announced_at=db.session.get_one(Contest, contest_id).announced_at,
        problems=problems or [],
        typed=typed,
        stranded=typed is not None and set(typed.teams) not in tied,
        back=back,
    )
