"""Screens come, are named, and go; their signs of life."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select

from contest.audit.actions.trail import Actor, note
from contest.displays.events import ScreensChanged
from contest.displays.models import Screen
from contest.displays.queries.screens import Scene, scene_of, screen_in, screen_of_token
from contest.displays.rules.screens import (
    BEAT,
    NAME_LENGTH,
    Mode,
    code_of,
    is_alive,
    typed_code,
)
from contest.regulations.queries.contests import touch
from contest.schedule.actions.stage_plan import clean
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.folding import folded
from contest.shared.transaction import transaction

FORGOTTEN = timedelta(hours=12)
"""A screen that nobody claimed and that says nothing for so long is forgotten."""
MOST_UNCLAIMED = 300
QUIET = timedelta(seconds=60)
"""How often an unclaimed screen's sign of life is written down: anybody may open the address."""


def register_screen() -> tuple[str, str]:
    """A browser opened the address for screens: its token, to keep, and its code, to show.

    Raises:
        Refusal: far too many screens wait already.
    """
    with transaction() as session:
        now = clock.now()
        session.execute(
            delete(Screen).where(Screen.contest_id.is_(None), Screen.seen_at < now - FORGOTTEN)
        )
        taken = set(session.scalars(select(Screen.code)))
        waiting = session.scalars(select(Screen.id).where(Screen.contest_id.is_(None))).all()
        if len(waiting) >= MOST_UNCLAIMED:
            raise Refusal("too_many_screens")
        code = code_of(secrets.randbits(64))
        while code in taken:
            code = code_of(secrets.randbits(64))
        token = secrets.token_urlsafe(24)
        session.add(
            Screen(
                code=code,
                digest=hashlib.sha256(token.encode()).hexdigest(),
                mode=Mode.CODE.value,
                made_at=now,
                alive_since=now,
                seen_at=now,
            )
        )
        return token, code


def beat(token: str, shown: str | None) -> Scene:
    """A screen says that it is there and what it shows; it is told what it should show.

    Raises:
        NotFound: nobody knows the token (any more).
    """
    now = clock.now()
    screen = screen_of_token(token)
    if screen is None:
        raise NotFound("no_screen")
    pause = QUIET if screen.contest_id is None else timedelta(seconds=BEAT - 1)
    if now - screen.seen_at < pause and shown == screen.shown:
        return scene_of(screen)
    with transaction():
        screen = screen_of_token(token)
        if screen is None:
            raise NotFound("no_screen")
        is_back = not is_alive(screen.seen_at, now)
        if screen.contest_id is not None and (is_back or shown != screen.shown):
            touch(screen.contest_id)
            record(ScreensChanged(screen.contest_id))
        if is_back:
            screen.alive_since = now
        screen.seen_at = now
        screen.shown = shown
        return scene_of(screen)


def claim_screen(contest_id: int, code: str, name: str, group: str, *, by: Actor) -> int:
    """Take a screen into the contest by the code that stands on it, and name it.

    Returns:
        Its id.

    Raises:
        Refusal: no screen shows that code, it belongs to another contest, or the name will not do.
    """
    with transaction() as session:
        touch(contest_id)
        screen = session.scalar(select(Screen).where(Screen.code == typed_code(code)))
        against = _against_names(contest_id, screen, name, group)
        if screen is None:
            against.insert(0, Reason("no_such_code", {"at": "code"}))
        elif screen.contest_id not in (None, contest_id):
            against.insert(0, Reason("screen_elsewhere", {"at": "code"}))
        if against or screen is None:
            raise Invalid(*against)
        screen.contest_id = contest_id
        _name(screen, name, group)
        screen.cue += 1
        note(
            by,
            "screen.claimed",
            "screens",
            contest_id=contest_id,
            new={"name": screen.name, "group": screen.group_name},
        )
        record(ScreensChanged(contest_id))
        return screen.id


def rename_screen(contest_id: int, screen_id: int, name: str, group: str, *, by: Actor) -> None:
    """Give a screen another name or group.

    Raises:
        NotFound: the contest has no such screen.
        Invalid: the name will not do.
    """
    with transaction() as session:
        touch(contest_id)
        screen = screen_in(contest_id, screen_id)
        against = _against_names(contest_id, screen, name, group)
        if against:
            raise Invalid(*against)
        old = {"name": screen.name, "group": screen.group_name}
        _name(screen, name, group)
        session.flush()
        new = {"name": screen.name, "group": screen.group_name}
        note(by, "screen.renamed", "screens", contest_id=contest_id, old=old, new=new)
        record(ScreensChanged(contest_id))


def let_go(contest_id: int, screen_id: int, *, by: Actor) -> None:
    """Take a screen out of the contest: it shows its code again and may be claimed anew.

    Raises:
        NotFound: the contest has no such screen.
    """
    with transaction():
        touch(contest_id)
        screen = screen_in(contest_id, screen_id)
        note(by, "screen.let_go", "screens", contest_id=contest_id, old={"name": screen.name})
        screen.contest_id = screen.name = screen.group_name = None
        screen.mode, screen.text, screen.until = Mode.CODE.value, None, None
        screen.cue += 1
        record(ScreensChanged(contest_id))


def _against_names(contest_id: int, screen: Screen | None, name: str, group: str) -> list[Reason]:
    against: list[Reason] = []
    if not clean(name):
        against.append(Reason("screen_name_needed", {"at": "name"}))
    others = db.session.scalars(select(Screen).where(Screen.contest_id == contest_id))
    taken = {folded(one.name or "") for one in others if one is not screen}
    if clean(name) and folded(clean(name)) in taken:
        against.append(Reason("screen_name_taken", {"at": "name"}))
    against.extend(
        Reason("screen_name_too_long", {"at": at, "most": NAME_LENGTH})
        for at, text in (("name", name), ("group", group))
        if len(clean(text)) > NAME_LENGTH
    )
    return against


def _name(screen: Screen, name: str, group: str) -> None:
    screen.name = " ".join(clean(name).split())
    screen.group_name = " ".join(clean(group).split()) or None
