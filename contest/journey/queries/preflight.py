"""What can be seen from here before the contest: addresses, devices, room, papers."""

import shutil
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import select

from config import LOOPBACK, Settings
from contest.archive.queries.standby import standing
from contest.audit.models import AuditEntry
from contest.documents.queries.kit import kit_of
from contest.journey.rules.preflight import JudgeSeen, Seen
from contest.mirror.queries.standing import mirror_standing
from contest.schedule.queries.programme import draw_of
from contest.schedule.queries.timetable import day_of
from contest.scoring.queries.connections import devices_of
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.filters import moment
from contest.shared.lan import addresses_here, names_here

MB = 1024 * 1024
ANY = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


def seen_now(contest_id: int) -> Seen:
    """All of it, at this moment; a bounded number of queries."""
    settings: Settings = current_app.config["SETTINGS"]
    now, copy, mirror = clock.now(), standing(), mirror_standing()
    day = day_of(contest_id, now)
    told = urlsplit(settings.public_url or "").hostname
    here = addresses_here()
    printed = db.session.scalars(
        select(AuditEntry)
        .where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.action == "paper.print",
            AuditEntry.subject == "paper:kit",
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).first()
    return Seen(
        only_here=settings.on_loopback and (told is None or told in LOOPBACK),
        addresses=[f"http://{one}:{settings.port}" for one in _reachable(settings, here)],
        told=settings.public_url,
        told_is_here=told is not None and (not _is_address(told) or told in here),
        secure=current_app.config["AUTHORITY"] is not None
        or (settings.public_url or "").startswith("https://"),
        judges=[
            JudgeSeen(one.name, one.seen_at is not None, one.battery)
            for one in devices_of(contest_id, now)
        ],
        free_mb=shutil.disk_usage(settings.data).free // MB,
        copy=None if copy.folder is None else copy.sound,
        drawn=draw_of(contest_id) is not None,
        conflicts=None if day is None else len(day.conflicts),
        kit_at=None if printed is None else moment(printed.at),
        kit_is_new=printed is not None
        and (printed.new or {}).get("digest") == _kit_digest(contest_id),
        mirror=None if mirror is None else mirror.key,
    )


def server_names() -> list[str]:
    """The names under which this machine may be found where addresses change."""
    return [name for name in names_here() if name.endswith(".local")]


def _reachable(settings: Settings, here: list[str]) -> list[str]:
    if settings.host not in ANY:
        return [] if settings.on_loopback else [settings.host]
    return [one for one in here if ":" not in one and not ip_address(one).is_loopback]


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _kit_digest(contest_id: int) -> str | None:
    try:
        return kit_of(contest_id).digest
    except Refusal:
        return None
