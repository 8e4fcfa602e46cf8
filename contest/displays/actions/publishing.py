"""Publishing the scoreboard: a new whole version whenever what the public may know has changed."""

import hashlib
from dataclasses import asdict
from typing import Any

from contest.displays.events import RevealMoved, ScoreboardPublished
from contest.displays.models import PublishedSnapshot
from contest.displays.queries.snapshots import last_snapshot
from contest.displays.queries.stage import ceremony_runs, stage_of
from contest.displays.rules.board import board
from contest.displays.rules.poster import coming_turns
from contest.ranking.events import (
    DecisionRecorded,
    FreezeChanged,
    ResultsAnnounced,
    ResultsReleased,
)
from contest.ranking.queries.results import results_of
from contest.registration.events import DelegationMoved
from contest.registration.queries.values import teams_of
from contest.regulations.events import RegulationsChanged
from contest.regulations.queries.contests import pulse_of, touch
from contest.regulations.queries.values import regulations_of
from contest.schedule.events import ClockChanged, OrderDrawn, TurnMoved
from contest.shared import clock
from contest.shared.bus import on, record
from contest.shared.realtime import CompactJson
from contest.shared.transaction import transaction


def publish_scoreboard(contest_id: int, *, least: int = 1) -> None:
    """Store a new version if it says anything new; safe to call at any time.

    Args:
        least: what the version shall be at least, though it may then say nothing new.
    """
    with transaction() as session:
        touch(contest_id)
        data, coming = _current(contest_id)
        digest = hashlib.sha256(CompactJson.dumps([data, coming]).encode()).hexdigest()
        last = last_snapshot(contest_id)
        same = last if last is not None and last.digest == digest else None
        if same is not None and same.version >= least:
            return
        # The pulse was never lower than a version, also of a contest that this one replaced.
        version = max(least, pulse_of(contest_id) if last is None else last.version + 1)
        when = clock.now() if same is None else same.published_at
        session.add(
            PublishedSnapshot(
                contest_id=contest_id,
                version=version,
                body=CompactJson.dumps(
                    {"version": version, **data, "published_at": when.isoformat()}
                ),
                digest=digest,
                published_at=when,
            )
        )
        record(ScoreboardPublished(contest_id, version))


def _current(contest_id: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The board, and who comes next: pages say it beside the board and look when that is new."""
    regulations, stage = regulations_of(contest_id), stage_of(contest_id)
    results = results_of(contest_id, public_only=True)
    data = board(regulations, teams_of(contest_id), results, stage)
    return data, [asdict(turn) for turn in coming_turns(data, regulations, stage)]


@on(RegulationsChanged, DelegationMoved)
def republish_after(event: RegulationsChanged | DelegationMoved) -> None:
    """What is withheld from now on must go, and names mend; but editing never publishes first."""
    if last_snapshot(event.contest_id) is not None:
        publish_scoreboard(event.contest_id)


@on(
    TurnMoved,
    ClockChanged,
    OrderDrawn,
    ResultsReleased,
    ResultsAnnounced,
    DecisionRecorded,
    FreezeChanged,
    once=True,
)
def publish_after(
    event: TurnMoved
    | ClockChanged
    | OrderDrawn
    | ResultsReleased
    | ResultsAnnounced
    | DecisionRecorded
    | FreezeChanged,
) -> None:
    """Whatever the hall may see has changed."""
    publish_scoreboard(event.contest_id)


@on(RevealMoved)
def publish_that_prizes_are_given(event: RevealMoved) -> None:
    """With its first step, and when it is over or taken back to its beginning."""
    last = last_snapshot(event.contest_id)
    if last is None or event.rehearsal:
        return
    said = bool(CompactJson.loads(last.body).get("ceremony"))
    if said != ceremony_runs(event.contest_id):
        publish_scoreboard(event.contest_id)
