"""The public live topics ``scoreboard``, only ever what was published, and ``ceremony``, only what
has been said; ``ceremony_rehearsal`` is for those who rehearse; ``presenting`` tells those who lead
the ceremony, and ``display`` the screens of a contest and their director, that something moved:
each asks for its own part."""

from flask import g

from contest.displays.actions import publishing  # noqa: F401 - its handlers publish
from contest.displays.events import (
    RevealMoved,
    RevealNotesWritten,
    ScoreboardPublished,
    ScreensChanged,
)
from contest.displays.queries.reveal import ceremony_said, rehearsal_said
from contest.displays.queries.screens import screen_of_token
from contest.displays.queries.snapshots import last_snapshot
from contest.regulations.models import Contest
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.access import may
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.realtime import (
    CompactJson,
    Snapshot,
    Topic,
    add_topic,
    connection_token,
    publish,
)


def _produce(slug: str, _scope: str) -> Snapshot | None:
    snapshot = last_snapshot(contest_by_slug(slug).id)
    if snapshot is None:
        return None
    return Snapshot(snapshot.version, CompactJson.loads(snapshot.body))


def _admit(slug: str) -> str | None:
    """Everybody may follow a contest of which something was published."""
    try:
        contest = contest_by_slug(slug)
    except NotFound:
        return None
    return None if last_snapshot(contest.id) is None else ""


@on(ScoreboardPublished)
def send(event: ScoreboardPublished) -> None:
    """Send the new version to whoever follows."""
    publish("scoreboard", db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic("scoreboard", _produce, _admit, public=True))

CEREMONY, REHEARSAL, PRESENTING = "ceremony", "ceremony_rehearsal", "presenting"


def _produce_ceremony(slug: str, _scope: str) -> Snapshot:
    contest = contest_by_slug(slug)
    return Snapshot(contest.pulse, ceremony_said(contest))


def _produce_rehearsal(slug: str, _scope: str) -> Snapshot:
    contest = contest_by_slug(slug)
    return Snapshot(contest.pulse, rehearsal_said(contest))


def _admit_presenter(slug: str) -> str | None:
    try:
        g.contest = contest_by_slug(slug)
    except NotFound:
        return None
    return "" if may("ceremony.run") else None


@on(RevealMoved)
def tell_the_hall(event: RevealMoved) -> None:
    """Something was said, or taken back."""
    topic = REHEARSAL if event.rehearsal else CEREMONY
    publish(topic, db.session.get_one(Contest, event.contest_id).slug)


@on(RevealMoved, RevealNotesWritten)
def tell_the_presenters(event: RevealMoved | RevealNotesWritten) -> None:
    """The master of ceremonies reads what another device has moved to, or has written."""
    publish(PRESENTING, db.session.get_one(Contest, event.contest_id).slug)


@on(ScoreboardPublished)
def tell_that_results_are_open(event: ScoreboardPublished) -> None:
    """Final results, or results taken back, end what the wall of the ceremony shows."""
    publish(CEREMONY, db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic(CEREMONY, _produce_ceremony, _admit, public=True))
add_topic(Topic(REHEARSAL, _produce_rehearsal, _admit_presenter))


def _produce_pulse(slug: str, _scope: str) -> Snapshot:
    return Snapshot(contest_by_slug(slug).pulse, {})


add_topic(Topic(PRESENTING, _produce_pulse, _admit_presenter))

SCREENS = "display"


def _admit_screen(slug: str) -> str | None:
    """A screen of this contest by its token, or whoever may direct them."""
    try:
        g.contest = contest_by_slug(slug)
    except NotFound:
        return None
    token = connection_token()
    if token is None:
        return "" if may("displays.direct") else None
    screen = screen_of_token(token)
    return "" if screen is not None and screen.contest_id == g.contest.id else None


@on(ScreensChanged)
def call_screens(event: ScreensChanged) -> None:
    """The screens and the director's page look again."""
    publish(SCREENS, db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic(SCREENS, _produce_pulse, _admit_screen))
