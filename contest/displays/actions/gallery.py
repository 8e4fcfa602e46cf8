"""The organiser decides which photographs of wall newspapers are shown, and from when."""

from collections import Counter
from collections.abc import Mapping

from contest.audit.actions.trail import Actor, note
from contest.displays.actions.directing import kept_wall
from contest.displays.events import ScreensChanged
from contest.displays.models import ShownPicture
from contest.displays.queries.gallery import pictures_of
from contest.displays.rules.gallery import From, Picture, Shown, without_consent
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def decide_pictures(contest_id: int, asked: Mapping[int, Shown], begins: From, *, by: Actor) -> int:
    """Keep what was decided of photographs, by the id of the piece's file.

    A photograph that is not there any more, or of another contest, is left out without a word.

    Returns:
        Of how many the decision is another one now.

    Raises:
        Refusal: one with people in it, of a delegation in which not everybody agrees to pictures.
    """
    with transaction() as session:
        touch(contest_id)
        pictures = pictures_of(contest_id)
        changed = {
            one.id: asked[one.id] for one in pictures if asked.get(one.id, one.shown) != one.shown
        }
        against = without_consent(pictures, changed)
        if against:
            raise Refusal(*(Reason("picture_without_consent", {"team": team}) for team in against))
        for number, shows in changed.items():
            row = session.get(ShownPicture, number) or ShownPicture(picture_id=number)
            row.shows, row.by_name, row.at = shows.value, by.name, clock.now()
            session.add(row)
        _note(contest_id, [one for one in pictures if one.id in changed], changed, by)
        wall = kept_wall(session, contest_id)
        if wall.pictures_from != begins.value:
            wall.pictures_from = begins.value
            new = {"pictures_from": f"pictures_{begins}"}
            note(by, "pictures.timed", "screens", contest_id=contest_id, new=new)
        record(ScreensChanged(contest_id))
        return len(changed)


def _note(
    contest_id: int, pictures: list[Picture], changed: Mapping[int, Shown], by: Actor
) -> None:
    """One line for each delegation: how many of its photographs are shown now, how many not."""
    for key in dict.fromkeys(one.key for one in pictures):
        count = Counter(changed[one.id] is not Shown.NO for one in pictures if one.key == key)
        new = {"pictures_shown": count[True], "pictures_hidden": count[False]}
        subject = f"delegation:{key}"
        note(by, "pictures.decided", subject, contest_id=contest_id, new=new)
