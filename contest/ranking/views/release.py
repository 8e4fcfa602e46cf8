"""Công bố: what the public will see, what is ready, and the act itself."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.ranking.actions.release import announce, correct_turn, release_turns
from contest.ranking.queries.ceremony import ceremony_now
from contest.ranking.queries.corrections import affected_by, changed_since_announced
from contest.ranking.queries.keeping import keeping_of
from contest.ranking.queries.standing import standing_of
from contest.ranking.queries.standing_release import release_state, turns_to_release
from contest.ranking.views import blueprint
from contest.schedule.queries.turns import turn_in
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

PAGE = "/cong-bo"


@blueprint.get(PAGE)
@requires("results.release")
def release() -> str:
    """What can be made public by the contest's own settings."""
    return _page()


@blueprint.post(PAGE)
@requires("results.release")
def make_public() -> Any:
    """Release turns or rounds, announce the final results, or take a result back."""
    match request.form.get("act"):
        case "announce":
            return _asked_again() or _act("announce", "Đã công bố kết quả chung cuộc.", _announce)
        case "preview":
            return _preview()
        case "correct":
            return _act("correct", "Đã đưa kết quả trở lại để sửa.", _correct)
        case _:
            return _act("release", _release_told(_chosen()), _release)


def _release() -> None:
    release_turns(
        g.contest.id, _chosen(), by=actor(), read_warnings="read_warnings" in request.form
    )


def _chosen() -> set[int]:
    """The ticked turns, and every turn of the ticked rounds."""
    turns = {whole_number(text) for text in request.form.getlist("turn")}
    rounds = set(request.form.getlist("round"))
    if rounds:
        state = release_state(g.contest.id, standing_of(g.contest.id))
        turns |= {turn.id for one in state.rounds if one.key in rounds for turn in one.turns}
    return turns


def _release_told(chosen: set[int]) -> str:
    """What the act will have done: a freeze keeps from the public what is released now."""
    keeping = keeping_of(g.contest.id)
    if keeping is None or not keeping.begun:
        return "Đã công bố."
    rounds = {
        turn.round.key for turn in turns_to_release(db.session(), g.contest.id) if turn.id in chosen
    }
    kept = [name for key, name in keeping.rounds.items() if key in rounds]
    if len(kept) == len(rounds):
        return "Đã ghi nhận công bố; đang giữ kín với công chúng."
    if kept:
        return f"Đã công bố; phần thi {', '.join(kept)} đang giữ kín với công chúng."
    return "Đã công bố."


def _asked_again() -> str | None:
    """While the public waits for a ceremony one slip of the finger must not tell it everything."""
    keeping, ceremony = keeping_of(g.contest.id), ceremony_now(g.contest.id)
    begun = ceremony is not None and ceremony.step > 0
    if "sure" in request.form or not (begun or (keeping and keeping.begun)):
        return None
    standing = standing_of(g.contest.id)
    state = release_state(g.contest.id, standing)
    read = "read_warnings" in request.form
    if state.against_announcing or (state.warned_at_end and not read):
        return None
    return render_template(
        "ranking/announcing.html",
        standing=standing,
        state=state,
        keeping=keeping,
        ceremony=ceremony,
        read_warnings=read,
    )


def _announce() -> None:
    announce(g.contest.id, by=actor(), read_warnings="read_warnings" in request.form)


def _correct() -> None:
    turn = turn_in(g.contest.id, whole_number(request.form.get("turn")))
    correct_turn(turn.id, request.form.get("reason", ""), by=actor())


def _preview() -> str:
    turn = turn_in(g.contest.id, whole_number(request.form.get("turn")))
    announced = g.contest.announced_at is not None
    return render_template(
        "ranking/correction.html",
        affected=affected_by(turn, standing_of(g.contest.id), announced=announced),
        announced=announced,
        reason=request.form.get("reason", ""),
    )


def _act(name: str, done: str, act: Callable[[], None]) -> Any:
    """Do it; a refusal shows the page again with every reason and what was typed."""
    try:
        act()
    except Refusal as refusal:
        return _page(name, sentences_of(refusal)), refusal.status
    flash(done, "done")
    return redirect(url_for("ranking.release"))


def _page(at: str = "", problems: list[str] | None = None) -> str:
    standing = standing_of(g.contest.id)
    return render_template(
        "ranking/release.html",
        standing=standing,
        state=release_state(g.contest.id, standing),
        changed=changed_since_announced(g.contest.id, standing),
        keeping=keeping_of(g.contest.id),
        ceremony=ceremony_now(g.contest.id),
        at=at,
        problems=problems or [],
        typed=request.form,
    )
