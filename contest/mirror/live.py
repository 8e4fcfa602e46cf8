"""Whatever public changes is told to the mirror; a server without one has nobody to tell."""

from contest.displays.events import RevealMoved, ScoreboardPublished
from contest.mirror.queries.standing import sender_here
from contest.regulations.events import RegulationsChanged
from contest.schedule.events import OrderDrawn, TimetableChanged
from contest.shared.bus import on


@on(ScoreboardPublished, RevealMoved, RegulationsChanged, OrderDrawn, TimetableChanged)
def tell_the_mirror(
    event: ScoreboardPublished | RevealMoved | RegulationsChanged | OrderDrawn | TimetableChanged,
) -> None:
    """Send it soon; what no event tells is sent with the next beat."""
    sender = sender_here()
    if sender is not None:
        sender.changed(event.contest_id)
