"""Trình duyệt: who agreed to the results, step by step, up to the announcement."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.rules.kinds import accept
from contest.files.sent import SCANS, sent_file
from contest.ranking import sentences
from contest.ranking.actions.approval import record_step, take_back_step
from contest.ranking.forms.moment import typed_moment
from contest.ranking.queries.signed_decision import signed_decision_of
from contest.ranking.queries.standing_approval import approval_chain
from contest.ranking.rules.approval import Step
from contest.ranking.views import blueprint
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.sentences import sentence, sentences_of

PAGE = "/trinh-duyet"


@blueprint.get(PAGE)
@requires("results.view")
def approval() -> str:
    """The chain with who agreed to what."""
    return _page()


@blueprint.post(PAGE)
@requires("approval.record")
@takes_files(SCANS)
def record_approval() -> Any:
    """Record a step, or take one back."""
    text = request.form.get("step", "")
    if text not in set(Step):
        return _page(text, [sentence("step_unknown")]), 422
    step = Step(text)
    if request.form.get("act") == "take_back":
        return _act(step, "Đã bỏ bước này; các bước sau cần ghi lại.", lambda: _take_back(step))
    return _act(step, "Đã ghi.", lambda: _record(step))


@blueprint.get(f"{PAGE}/anh/<int:file_id>")
@requires("results.view")
def approval_photo(file_id: int) -> Any:
    """The picture of the paper on which somebody agreed."""
    if file_id not in {line.photo_id for line in approval_chain(g.contest.id).lines}:
        raise NotFound("not_found")
    return file_answer(stored_file(g.contest.id, file_id))


def _record(step: Step) -> None:
    at = typed_moment(request.form.get("at", ""), clock.now())
    if at is None:
        raise Invalid("moment_unreadable")
    who, remark = request.form.get("who", ""), request.form.get("note", "")
    with sent_file("photo") as incoming:
        record_step(g.contest.id, step, who, at, remark, incoming, by=actor())


def _take_back(step: Step) -> None:
    take_back_step(g.contest.id, step, request.form.get("reason", ""), by=actor())


def _act(step: Step, done: str, act: Callable[[], None]) -> Any:
    try:
        act()
    except Refusal as refusal:
        return _page(step, sentences_of(refusal)), refusal.status
    flash(done, "done")
    return redirect(url_for("ranking.approval"))


def _page(at: str = "", problems: list[str] | None = None) -> str:
    return render_template(
        "ranking/approval.html",
        chain=approval_chain(g.contest.id),
        on_paper=signed_decision_of(g.contest.id),
        announced_at=db.session.get_one(Contest, g.contest.id).announced_at,
        words=sentences,
        accept=accept(SCANS),
        at=at,
        problems=problems or [],
        typed=request.form,
    )
