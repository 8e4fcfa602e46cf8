"""The live topic ``devices``: how each judge's device stands, for whoever may see the desk.

A topic of its own, with a version of its own: what a tablet says of itself raises no version of
marks, and a desk that has the newest marks still hears of it at once. That a device fell silent is
no event: the desk's slow beat finds it.
"""

from typing import Any

from contest.regulations.models import Contest
from contest.regulations.queries.contests import contest_by_slug
from contest.scoring.events import PresenceTold, SeatRenewed, SeatTaken
from contest.scoring.live.desk import admit_to_desk
from contest.scoring.queries.connections import devices_of, last_heard
from contest.shared import clock
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.realtime import Snapshot, Topic, add_topic, publish

TOPIC = "devices"


def _produce(slug: str, _scope: str) -> Snapshot | None:
    contest_id = contest_by_slug(slug).id
    data: dict[str, Any] = {
        "devices": [
            {
                "judge": device.key,
                "state": device.state,
                "waiting": device.waiting,
                "page": device.page,
            }
            for device in devices_of(contest_id, clock.now())
        ]
    }
    return Snapshot(last_heard(contest_id), data)


@on(PresenceTold, SeatTaken, SeatRenewed)
def devices_changed(event: PresenceTold | SeatTaken | SeatRenewed) -> None:
    """A device said something new, sat down, or lost its seat."""
    publish(TOPIC, db.session.get_one(Contest, event.contest_id).slug)


add_topic(Topic(TOPIC, _produce, admit_to_desk))
