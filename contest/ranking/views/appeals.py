"""Kiến nghị: taken down, answered, with their effect."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.answers import file_answer
from contest.files.queries.stored import stored_file
from contest.files.request_size import takes_files
from contest.files.rules.kinds import accept
from contest.files.sent import SCANS, sent_file
from contest.ranking.actions.appeals import Received, answer_appeal, record_appeal
from contest.ranking.queries.standing_appeals import appeal_lines, teams_and_turns
from contest.ranking.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

PAGE = "/kien-nghi"


@blueprint.get(PAGE)
@requires("results.view")
def appeals() -> str:
    """All kiến nghị, the open ones first."""
    return _page()


@blueprint.post(PAGE)
@requires("appeals.record")
@takes_files(SCANS)
def change_appeals() -> Any:
    """Take one down, or answer one."""
    if request.form.get("act") == "answer":
        appeal_id = whole_number(request.form.get("appeal"))
        return _act(f"answer-{appeal_id}", "Đã ghi trả lời.", lambda: _answer(appeal_id))
    return _act("record", "Đã ghi kiến nghị.", _record)


@blueprint.get(f"{PAGE}/anh/<int:file_id>")
@requires("results.view")
def appeal_photo(file_id: int) -> Any:
    """The picture of a kiến nghị on paper."""
    if file_id not in {line.photo_id for line in appeal_lines(g.contest.id)}:
        raise NotFound("not_found")
    return file_answer(stored_file(g.contest.id, file_id))


def _record() -> None:
    turn = request.form.get("turn", "")
    received = Received(
        delegation_id=whole_number(request.form.get("team")),
        turn_id=whole_number(turn) if turn else None,
        made_by=request.form.get("made_by", ""),
        text=request.form.get("text", ""),
    )
    with sent_file("photo") as incoming:
        record_appeal(g.contest.id, received, incoming, by=actor())


def _answer(appeal_id: int) -> None:
    form = request.form
    answer_appeal(
        g.contest.id,
        appeal_id,
        form.get("answer", ""),
        form.get("effect", ""),
        form.get("answered_by", ""),
        by=actor(),
    )


def _act(name: str, done: str, act: Callable[[], None]) -> Any:
    try:
        act()
    except NotFound:
        return _page(name, ["Xin chọn đội và lượt thi trong danh sách."]), 422
    except Refusal as refusal:
        return _page(name, sentences_of(refusal)), refusal.status
    flash(done, "done")
    return redirect(url_for("ranking.appeals"))


def _page(at: str = "", problems: list[str] | None = None) -> str:
    teams, turns = teams_and_turns(g.contest.id)
    return render_template(
        "ranking/appeals.html",
        appeals=appeal_lines(g.contest.id),
        teams=teams,
        turns=turns,
        accept=accept(SCANS),
        at=at,
        problems=problems or [],
        typed=request.form,
    )
