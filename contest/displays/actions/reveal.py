"""The ceremony: made from one set of results, moved step by step, opened at the end.

What stops an announcement stops a ceremony before its first step, and again before each further
one if the results are others by then: the hall is never told what will not stand.
"""

import secrets

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.displays.events import RevealMoved
from contest.displays.models import Reveal
from contest.displays.queries.reveal import (
    final_poster,
    rehearsed_poster,
    results_are_those_of,
    reveal_under_way,
    shows_every_place,
)
from contest.displays.rules.reveal import Order, steps_of
from contest.ranking.actions.release import announce
from contest.ranking.events import ResultsAnnounced
from contest.ranking.queries.standing_release import (
    WARNINGS,
    reasons_against_announcing,
    turns_to_release,
)
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import on, record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def make_ceremony(
    contest_id: int, order: Order, *, by: Actor, rehearsal: bool, read_warnings: bool = False
) -> None:
    """Make the steps: of the results as they stand, or for a rehearsal of invented ones.

    Raises:
        Refusal: one has begun and is not over; every reason against announcing these results;
            places are not published, or there is no prize to give.
    """
    with transaction() as session:
        touch(contest_id)
        contest = session.get_one(Contest, contest_id)
        before = reveal_under_way(session, contest_id)
        against: list[Reason] = []
        if before is not None and before.position and not before.rehearsal:
            against.append(Reason("ceremony_under_way"))
        if order is Order.PLACES and not shows_every_place(contest):
            against.append(Reason("ceremony_places_withheld"))
        if not rehearsal:
            found = reasons_against_announcing(
                session, contest, turns_to_release(session, contest_id)
            )
            against += [one for one in found if not (read_warnings and one.code in WARNINGS)]
        if against:
            raise Refusal(*against)
        final, digest = (
            rehearsed_poster(contest_id, secrets.token_hex(8))
            if rehearsal
            else final_poster(contest_id)
        )
        steps = steps_of(final, order)
        if not steps:
            raise Refusal(Reason("ceremony_empty"))
        if before is not None:
            _end(session, before)
        session.add(
            Reveal(
                contest_id=contest_id,
                rehearsal=rehearsal,
                order=order.value,
                digest=digest,
                steps=[step.as_json() for step in steps],
                version=_last_version(session, contest_id) + 1,
                made_by=by.name,
                made_at=clock.now(),
            )
        )
        note(
            by,
            "ceremony.rehearsed" if rehearsal else "ceremony.made",
            "contest",
            contest_id=contest_id,
            new={"steps": len(steps)},
        )
        record(RevealMoved(contest_id, rehearsal))


def go_to_step(contest_id: int, position: int, version: int, *, by: Actor) -> None:
    """Say the first ``position`` steps and no more; on, back, or far.

    Args:
        version: of the ceremony as the presenter saw it; when it has moved since, nothing
            happens: a clicker that bounced, or a second presenter, does not say a name too many.

    Raises:
        Refusal: there is no ceremony, it has moved since, there is no such step, or the results
            are others by now.
    """
    with transaction() as session:
        touch(contest_id)
        reveal = _under_way(session, contest_id)
        if reveal.version != version:
            raise Refusal(Reason("ceremony_moved_meanwhile"))
        if reveal.position == position:
            return
        if not 0 <= position <= len(reveal.steps):
            raise Refusal(Reason("ceremony_no_step"))
        if position > reveal.position:
            _check_still_true(session, reveal)
        old, reveal.position = reveal.position, position
        reveal.version += 1
        if not reveal.rehearsal:
            note(
                by,
                "ceremony.step",
                "contest",
                contest_id=contest_id,
                old={"step": old},
                new={"step": position},
            )
        record(RevealMoved(contest_id, reveal.rehearsal))


def _check_still_true(session: Session, reveal: Reveal) -> None:
    if reveal.rehearsal:
        return
    against = [] if results_are_those_of(reveal) else [Reason("ceremony_outdated")]
    contest = session.get_one(Contest, reveal.contest_id)
    found = reasons_against_announcing(session, contest, turns_to_release(session, contest.id))
    against += [one for one in found if one.code not in WARNINGS]
    if against:
        raise Refusal(*against)


def open_results(contest_id: int, *, by: Actor) -> None:
    """After the last step: the final results open everywhere at once.

    The announcement's own conditions hold; its warnings were read when the ceremony was made.

    Raises:
        Refusal: the last step has not been said, or the results cannot be announced.
    """
    with transaction() as session:
        reveal = _under_way(session, contest_id)
        if reveal.rehearsal or reveal.position < len(reveal.steps):
            raise Refusal(Reason("ceremony_not_finished"))
        if not results_are_those_of(reveal):
            raise Refusal(Reason("ceremony_outdated"))
    announce(contest_id, by=by, read_warnings=True)


def end_ceremony(contest_id: int, *, by: Actor) -> None:
    """Break off a ceremony, or end a rehearsal; what was said aloud is not published by it.

    Raises:
        Refusal: there is none.
    """
    with transaction() as session:
        touch(contest_id)
        reveal = _under_way(session, contest_id)
        _end(session, reveal)
        if not reveal.rehearsal:
            note(by, "ceremony.ended", "contest", contest_id=contest_id)
        record(RevealMoved(contest_id, reveal.rehearsal))


def _last_version(session: Session, contest_id: int) -> int:
    """A page that was left open at an older ceremony must not move a newer one."""
    query = select(func.max(Reveal.version)).where(Reveal.contest_id == contest_id)
    return session.scalar(query) or 0


def _under_way(session: Session, contest_id: int) -> Reveal:
    reveal = reveal_under_way(session, contest_id)
    if reveal is None:
        raise Refusal(Reason("no_ceremony"))
    return reveal


def _end(session: Session, reveal: Reveal) -> None:
    reveal.ended_at = clock.now()
    reveal.version += 1
    session.flush()


@on(ResultsAnnounced)
def close_after(event: ResultsAnnounced) -> None:
    """Results are open, by the last step or by the page of release: the ceremony is over."""
    with transaction() as session:
        touch(event.contest_id)
        reveal = reveal_under_way(session, event.contest_id)
        if reveal is not None and not reveal.rehearsal:
            _end(session, reveal)
        record(RevealMoved(event.contest_id, rehearsal=False))
