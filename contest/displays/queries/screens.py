"""The screens of a contest: what they are pointed at, what they show, which are alive."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.displays.models import Screen, Wall
from contest.displays.rules.gallery import From
from contest.displays.rules.screens import Cover, MarksShown, Mode, is_alive, scene
from contest.regulations.models import Contest
from contest.shared.db import db
from contest.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class ShownScreen:
    """A screen as the director sees it.

    Attributes:
        mode: what it should have on the wall now, covers counted.
        shown: what it says it has; None before it said anything.
        alive: whether it gave a sign of life of late.
        alive_since: since when without a gap; where it has gone quiet, since when it was there.
    """

    id: int
    code: str
    name: str
    group: str | None
    mode: Mode
    own_mode: Mode
    text: str | None
    until: datetime | None
    shown: Mode | None
    alive: bool
    alive_since: datetime
    seen_at: datetime

    @property
    def is_late(self) -> bool:
        """Whether it is there and still shows something else than it should."""
        return self.alive and self.shown is not self.mode


@dataclass(frozen=True, slots=True)
class Scene:
    """What one screen is told.

    Attributes:
        slug: of its contest; None before a director has typed its code.
        cue: rises whenever the screen is pointed at anything.
    """

    code: str
    name: str | None
    slug: str | None
    mode: Mode
    text: str | None
    until: datetime | None
    cue: int
    reloads: int
    covered: bool


def wall_of(contest_id: int) -> Wall:
    """What holds for all screens; one that is not stored yet where nothing was set."""
    return db.session.get(Wall, contest_id) or Wall(
        contest_id=contest_id,
        marks=MarksShown.TOTALS.value,
        pictures_from=From.CONFIRMED.value,
    )


def cover_of(wall: Wall) -> Cover | None:
    """What lies over all screens."""
    return None if wall.cover is None else Cover(wall.cover)


def screens_of(contest_id: int, now: datetime) -> list[ShownScreen]:
    """The screens of a contest by group and name."""
    cover = cover_of(wall_of(contest_id))
    rows = db.session.scalars(select(Screen).where(Screen.contest_id == contest_id)).all()
    rows = sorted(rows, key=lambda row: (row.group_name or "", row.name or "", row.id))
    return [
        ShownScreen(
            id=row.id,
            code=row.code,
            name=row.name or row.code,
            group=row.group_name,
            mode=scene(Mode(row.mode), cover),
            own_mode=Mode(row.mode),
            text=row.text,
            until=row.until,
            shown=None if row.shown is None else Mode(row.shown),
            alive=is_alive(row.seen_at, now),
            alive_since=row.alive_since,
            seen_at=row.seen_at,
        )
        for row in rows
    ]


def screen_in(contest_id: int, screen_id: int) -> Screen:
    """A screen of this contest.

    Raises:
        NotFound: it has no such screen.
    """
    screen = db.session.get(Screen, screen_id)
    if screen is None or screen.contest_id != contest_id:
        raise NotFound("no_screen")
    return screen


def screen_with_code(contest_id: int, code: str) -> Screen:
    """A screen of this contest by its code.

    Raises:
        NotFound: it has no such screen.
    """
    screen = db.session.scalar(
        select(Screen).where(Screen.code == code, Screen.contest_id == contest_id)
    )
    if screen is None:
        raise NotFound("no_screen")
    return screen


def screen_of_token(token: str) -> Screen | None:
    """The screen whose browser shows this token."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    return db.session.scalar(select(Screen).where(Screen.digest == digest))


def scene_of(screen: Screen) -> Scene:
    """What the screen has to show now."""
    contest = None if screen.contest_id is None else db.session.get(Contest, screen.contest_id)
    wall = None if contest is None else wall_of(contest.id)
    cover = None if wall is None else cover_of(wall)
    mode = scene(Mode(screen.mode), cover) if contest else Mode.CODE
    return Scene(
        code=screen.code,
        name=screen.name,
        slug=None if contest is None else contest.slug,
        mode=mode,
        text=screen.text,
        until=screen.until,
        cue=screen.cue,
        reloads=screen.reloads,
        covered=cover is not None,
    )
