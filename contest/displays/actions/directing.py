"""The director points screens at what they show, covers them all, and takes the cover away."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.displays.events import ScreensChanged
from contest.displays.models import Screen, Wall
from contest.displays.queries.screens import wall_of
from contest.displays.queries.snapshots import last_version
from contest.displays.rules.screens import (
    LABEL_LENGTH,
    MESSAGE_LENGTH,
    SPONSORS_LENGTH,
    Cover,
    Cue,
    MarksShown,
    Mode,
    Target,
)
from contest.regulations.queries.contests import touch
from contest.schedule.actions.stage_plan import clean
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction

NEEDS_A_BOARD = frozenset(
    {Mode.NOW, Mode.COMING, Mode.MARKS, Mode.STANDINGS, Mode.PHONE, Mode.CEREMONY}
)
"""What shows published things, and has nothing to show before anything was published."""


def point(contest_id: int, target: Target, cue: Cue, *, by: Actor) -> int:
    """Point screens at something.

    Returns:
        How many screens.

    Raises:
        Refusal: there is no such screen, nothing was published yet, or words are missing.
    """
    with transaction() as session:
        touch(contest_id)
        screens = _aimed(session, contest_id, target)
        text = None if cue.text is None else clean(cue.text)
        against = [] if screens else [Reason("no_screen_there")]
        against += _against(contest_id, cue, text or "")
        if against:
            raise Refusal(*against)
        for screen in screens:
            screen.mode, screen.text, screen.until = cue.mode.value, text or None, cue.until
            screen.cue += 1
        told = {"shows": f"shows_{cue.mode}", "screens": [screen.name for screen in screens]}
        note(by, "screens.pointed", "screens", contest_id=contest_id, new=told)
        record(ScreensChanged(contest_id))
        return len(screens)


def reload_screens(contest_id: int, target: Target, *, by: Actor) -> int:
    """Make screens load themselves anew, as somebody at their keyboard would.

    Returns:
        How many screens.

    Raises:
        Refusal: there is no such screen.
    """
    with transaction() as session:
        touch(contest_id)
        screens = _aimed(session, contest_id, target)
        if not screens:
            raise Refusal("no_screen_there")
        for screen in screens:
            screen.reloads += 1
        told = {"screens": [screen.name for screen in screens]}
        note(by, "screens.reloaded", "screens", contest_id=contest_id, new=told)
        record(ScreensChanged(contest_id))
        return len(screens)


def cover_all(contest_id: int, cover: Cover | None, *, by: Actor) -> None:
    """Lay black or the title over all screens, or take it away: each is then as it was pointed."""
    with transaction() as session:
        touch(contest_id)
        wall = kept_wall(session, contest_id)
        if wall.cover == (cover.value if cover else None):
            return
        wall.cover = cover.value if cover else None
        wall.covered_at = clock.now() if cover else None
        act = "screens.covered" if cover else "screens.uncovered"
        new = {"shows": f"shows_{cover}"} if cover else None
        note(by, act, "screens", contest_id=contest_id, new=new)
        record(ScreensChanged(contest_id))


def set_wall(contest_id: int, sponsors: str, marks: MarksShown, *, by: Actor) -> None:
    """Keep who is thanked under the title, and what the page of the last turn tells.

    Raises:
        Invalid: the list of sponsors is too long for a wall.
    """
    with transaction() as session:
        touch(contest_id)
        wall = kept_wall(session, contest_id)
        text = clean(sponsors)
        if len(text) > SPONSORS_LENGTH:
            raise Invalid(Reason("sponsors_too_long", {"at": "sponsors", "most": SPONSORS_LENGTH}))
        wall.sponsors, wall.marks = text or None, marks.value
        for screen in _aimed(session, contest_id, Target()):
            screen.cue += screen.mode in (Mode.TITLE, Mode.MARKS)
        new = {"marks_shown": f"marks_{marks}"}
        note(by, "screens.set", "screens", contest_id=contest_id, new=new)
        record(ScreensChanged(contest_id))


def _aimed(session: Session, contest_id: int, target: Target) -> Sequence[Screen]:
    chosen = select(Screen).where(Screen.contest_id == contest_id).order_by(Screen.id)
    if target.group is not None:
        chosen = chosen.where(Screen.group_name == target.group)
    if target.screen is not None:
        chosen = chosen.where(Screen.id == target.screen)
    return session.scalars(chosen).all()


def _against(contest_id: int, cue: Cue, text: str) -> list[Reason]:
    against: list[Reason] = []
    if cue.mode in NEEDS_A_BOARD and last_version(contest_id) is None:
        against.append(Reason("nothing_to_show"))
    if cue.mode is Mode.MESSAGE and not text:
        against.append(Reason("message_needed", {"at": "message"}))
    if cue.mode is Mode.MESSAGE and len(text) > MESSAGE_LENGTH:
        against.append(Reason("message_too_long", {"at": "message", "most": MESSAGE_LENGTH}))
    if cue.mode is Mode.BREAK and cue.until is None:
        against.append(Reason("bad_break_end", {"at": "until"}))
    if cue.mode is Mode.BREAK and len(text) > LABEL_LENGTH:
        against.append(Reason("message_too_long", {"at": "label", "most": LABEL_LENGTH}))
    return against


def kept_wall(session: Session, contest_id: int) -> Wall:
    """What holds for all screens, stored when the caller's transaction ends."""
    wall = wall_of(contest_id)
    session.add(wall)
    return wall
