"""The live topic ``desk``: how far every sheet is, for whoever may see the desk.

It carries states, never marks: the desk's pages ask the server for those.
"""

from typing import Any

from flask import g

from contest.regulations.models import Contest
from contest.regulations.queries.contests import contest_by_slug
from contest.schedule.events import ClockChanged, DeductionsChanged, OrderDrawn, TurnMoved
from contest.scoring.events import MarksChanged, SeatTaken, SheetsChanged
from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.plan import last_plan
from contest.shared.access import may
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import NotFound
from contest.shared.realtime import Snapshot, Topic, add_topic, publish

TOPIC = "desk"


def admit_to_desk(slug: str) -> str | None:
    """Whoever may see the desk of this contest."""
    try:
        g.contest = contest_by_slug(slug)
    except NotFound:
        return None
    return "" if may("desk.view") else None


def _produce(slug: str, _scope: str) -> Snapshot | None:
    contest = contest_by_slug(slug)
    data: dict[str, Any] = {
        "rounds": [
            {
                "key": part.round.key,
                "turns": [
                    {
                        "turn": turn.id,
                        "state": turn.state,
                        "sheets": [
                            {
                                "judge": sheet.judge,
                                "state": sheet.state,
                                "marked": sheet.marked,
                                "of": sheet.of,
                            }
                            for sheet in turn.sheets
                        ],
                    }
                    for turn in part.turns
                ],
            }
            for part in desk_of(contest.id).rounds
        ]
    }
    return Snapshot(contest.pulse, data)


@on(
    MarksChanged,
    SheetsChanged,
    SeatTaken,
    TurnMoved,
    ClockChanged,
    DeductionsChanged,
    OrderDrawn,
)
def desk_changed(
    event: MarksChanged
    | SheetsChanged
    | SeatTaken
    | TurnMoved
    | ClockChanged
    | DeductionsChanged
    | OrderDrawn,
) -> None:
    """Something that the desk shows has changed."""
    plan = last_plan(event.contest_id)
    # After a mark the plan is at hand, and the record need not be asked for the address again.
    publish(TOPIC, plan.slug if plan else db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic(TOPIC, _produce, admit_to_desk))
