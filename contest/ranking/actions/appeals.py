"""Kiến nghị about results: taken down, answered, with what came of it.

An answer changes no mark: where the result is corrected, that is done at the desk, with its own
reason, before or after the answer.
"""

from dataclasses import dataclass

from contest.audit.actions.trail import Actor, note
from contest.files.actions.keeping import Incoming, keep_incoming
from contest.ranking.events import AppealChanged
from contest.ranking.models import Appeal
from contest.registration.models import Delegation
from contest.regulations.queries.contests import touch
from contest.schedule.models import Turn
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction

EFFECTS = ("none", "corrected")
LONGEST_TEXT = 4000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Received:
    """A kiến nghị as it was handed in. ``turn_id`` None: about the contest as a whole."""

    delegation_id: int
    turn_id: int | None
    made_by: str
    text: str


def record_appeal(contest_id: int, received: Received, photo: Incoming | None, *, by: Actor) -> int:
    """Take a kiến nghị down; returns its number.

    Raises:
        NotFound: no such delegation or turn in this contest.
        Refusal: nobody is named, nothing is said, it is too long, or the turn is another team's.
    """
    with transaction() as session:
        touch(contest_id)
        team = session.get(Delegation, received.delegation_id)
        if team is None or team.contest_id != contest_id:
            raise NotFound("not_found")
        against = _against(received.text, received.made_by, "appeal_text", "appeal_maker")
        turn = None
        if received.turn_id is not None:
            turn = session.get(Turn, received.turn_id)
            if turn is None or turn.contest_id != contest_id:
                raise NotFound("not_found")
            if turn.delegation_id != team.id:
                against.append(Reason("appeal_turn"))
        if against:
            raise Refusal(*against)
        row = Appeal(
            contest_id=contest_id,
            delegation_id=team.id,
            turn_id=None if turn is None else turn.id,
            made_by=received.made_by.strip(),
            text=received.text.strip(),
            received_at=clock.now(),
            recorded_by=by.name,
            photo_id=None if photo is None else keep_incoming(session, contest_id, photo, by=by).id,
        )
        session.add(row)
        session.flush()
        about = "contest" if turn is None else f"turn:{turn.round.key}/{team.key}"
        note(
            by,
            "appeal.record",
            f"appeal:{row.id}",
            contest_id=contest_id,
            new={"team": team.key, "about": about},
        )
        record(AppealChanged(contest_id))
        return row.id


def answer_appeal(
    contest_id: int, appeal_id: int, answer: str, effect: str, answered_by: str, *, by: Actor
) -> None:
    """Answer a kiến nghị once and for all; another one can be made.

    Args:
        effect: ``none`` (the result stands) or ``corrected``.
        answered_by: who decided, with their title.

    Raises:
        NotFound: no such kiến nghị in this contest.
        Refusal: it is answered, nothing is answered, or nobody is named.
    """
    with transaction() as session:
        touch(contest_id)
        row = session.get(Appeal, appeal_id)
        if row is None or row.contest_id != contest_id:
            raise NotFound("not_found")
        against = _against(answer, answered_by, "answer_text", "answer_maker")
        if row.answered_at is not None:
            against.append(Reason("appeal_answered"))
        if effect not in EFFECTS:
            against.append(Reason("appeal_effect"))
        if against:
            raise Refusal(*against)
        row.answer, row.effect = answer.strip(), effect
        row.answered_by, row.answered_at = answered_by.strip(), clock.now()
        note(
            by,
            "appeal.answer",
            f"appeal:{row.id}",
            contest_id=contest_id,
            new={"effect": effect, "answered_by": answered_by.strip()},
        )
        record(AppealChanged(contest_id))


def _against(text: str, name: str, no_text: str, no_name: str) -> list[Reason]:
    against = []
    if not text.strip():
        against.append(Reason(no_text))
    elif len(text.strip()) > LONGEST_TEXT:
        against.append(Reason("appeal_too_long", {"most": LONGEST_TEXT}))
    if not name.strip():
        against.append(Reason(no_name))
    elif len(name.strip()) > LONGEST_NAME:
        against.append(Reason("who_too_long", {"most": LONGEST_NAME}))
    return against
