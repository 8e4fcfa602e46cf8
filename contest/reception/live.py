"""The live topic ``reception``: that something moved at the door; the pages ask what."""

from flask import g

from contest.reception.actions.rechecking import recheck_team
from contest.reception.events import AttendanceChanged
from contest.registration.events import DelegationMoved, DelegationSaved
from contest.regulations.models import Contest
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.access import may
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.realtime import Snapshot, Topic, add_topic, publish

TOPIC = "reception"


def _admit(slug: str) -> str | None:
    """Whoever works at the door of this contest."""
    try:
        g.contest = contest_by_slug(slug)
    except NotFound:
        return None
    return "" if may("reception.run") else None


def _produce(slug: str, _scope: str) -> Snapshot:
    return Snapshot(contest_by_slug(slug).pulse, {})


@on(DelegationSaved)
def ask_again(event: DelegationSaved) -> None:
    """A list that changes after the check-in is asked again with those who are there."""
    recheck_team(event.contest_id, event.delegation_id)


@on(AttendanceChanged, DelegationMoved)
def tell(event: AttendanceChanged | DelegationMoved) -> None:
    """The pages of the door look again."""
    publish(TOPIC, db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic(TOPIC, _produce, _admit))
