"""Choosing where the standby copy is kept, and opening one on this machine."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from config import Settings
from contest.archive.actions.backup import DATABASE
from contest.archive.standby import keep_place
from contest.audit.actions.trail import SYSTEM, Actor, note
from contest.displays.actions.publishing import publish_scoreboard
from contest.displays.models import PublishedSnapshot
from contest.regulations.models import Contest
from contest.shared import migrations
from contest.shared.aside import AsideError, done_aside
from contest.shared.db import db
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.lineage import opened_copy
from contest.shared.transaction import transaction

_DRIVES = "contest.archive.drives"
LOOK_SECONDS = 10
OPEN_SECONDS = 180
SUBJECT = "installation"


def choose_place(settings: Settings, typed: str, *, by: Actor) -> None:
    """Keep the copy in this folder from now on.

    Raises:
        Invalid: there is no such folder, it is the record's own, full, not writable or silent.
        Refusal: ``backup_needs_sqlite``.
    """
    _needs_sqlite()
    folder = typed.strip()
    size = (settings.data / DATABASE).stat().st_size
    asked = {"data": str(settings.data), "folder": folder, "bytes": size}
    told = _aside("tried", asked, LOOK_SECONDS, Reason("second_place_silent"))
    if told["refused"]:
        raise Invalid(told["refused"])
    with transaction():
        note(by, "standby.chosen", SUBJECT, contest_id=None, new={"folder": folder})
        keep_place(settings.data, {"folder": folder, "same_disk": told["same_disk"]})


def end_copying(settings: Settings, *, by: Actor) -> None:
    """Copy nowhere any more; what has been copied stays where it is."""
    with transaction():
        note(by, "standby.ended", SUBJECT, contest_id=None)
        keep_place(settings.data, None)


def places_found(settings: Settings, at: str = "") -> list[dict[str, Any]]:
    """Drives that are plugged in, with room and copies (``drives.found``); none when they do not
    answer."""
    asked = {"data": str(settings.data), "at": at.strip()}
    try:
        told = json.loads(done_aside(_DRIVES, "found", json.dumps(asked).encode(), seconds=6))
    except AsideError:
        return []
    drives: list[dict[str, Any]] = told["drives"]
    return drives


def stage_copy(settings: Settings, source: Path) -> dict[str, Any]:
    """Check a copy or a backup and lay it ready for the next start; what is known of it.

    The record in use stays untouched until the server starts anew.

    Raises:
        Refusal: it is not sound, of a newer version, or of the demo on a server of a network.
    """
    _needs_sqlite()
    asked = {
        "source": str(source),
        "data": str(settings.data),
        "known": migrations.known(),
        "demo": settings.may_serve_demo,
    }
    told = _aside("staged", asked, OPEN_SECONDS, Reason("copy_not_read"))
    if "refused" in told:
        raise Refusal(*(Reason(code, facts) for code, facts in told["refused"]))
    about: dict[str, Any] = told["about"]
    return about


def note_opened(about: dict[str, Any]) -> None:
    """Write into the record itself that it goes on from a copy."""
    new = {"at": about["at"], "machine": about.get("machine")}
    with transaction():
        note(SYSTEM, "standby.opened", SUBJECT, contest_id=None, new=new)


def go_above_what_was_seen(settings: Settings) -> None:
    """Where a copy was opened, let versions go on above all that the lost record may have reached.

    Phones, walls and desks drop what is not newer than what they show, and they were shown what
    the copy never had. Seconds rise faster than versions do. Done once for each copy.
    """
    opened = opened_copy(settings.data)
    if opened is None:
        return
    least = int(datetime.fromisoformat(opened["opened_at"]).timestamp())
    with transaction() as session:
        session.execute(update(Contest).where(Contest.pulse < least).values(pulse=least))
        newest = select(PublishedSnapshot.contest_id).group_by(PublishedSnapshot.contest_id)
        behind = session.scalars(newest.having(func.max(PublishedSnapshot.version) < least)).all()
    for contest_id in behind:
        publish_scoreboard(contest_id, least=least)


def _needs_sqlite() -> None:
    if db.engine.dialect.name != "sqlite":
        raise Refusal("backup_needs_sqlite")


def _aside(function: str, asked: dict[str, Any], seconds: float, late: Reason) -> dict[str, Any]:
    try:
        told = done_aside(_DRIVES, function, json.dumps(asked).encode(), seconds=seconds)
    except AsideError as error:
        raise Invalid(late) from error
    answer: dict[str, Any] = json.loads(told)
    return answer
