"""How the standby copy stands, in one word and a few figures."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from contest.archive.actions.standby_copy import moment_of
from contest.archive.standby import Heard, Standby

BEHIND_MS = 5000
"""A copy that is further behind says so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the organiser sees.

    Attributes:
        key: none (no place chosen), beginning, ok, behind, gone, full, not_writable, failed or
            silent.
        until: up to which moment the copy is complete.
        behind: seconds that the oldest change has been waiting.
        files_left: files that people handed in and that are not copied yet.
        free: bytes of room left in the second place.
    """

    key: str
    folder: str | None = None
    same_disk: bool = False
    until: datetime | None = None
    behind: int = 0
    files_left: int = 0
    free: int | None = None

    @property
    def sound(self) -> bool:
        """Whether a copy is being kept."""
        return self.key in ("ok", "beginning")


def standing() -> Standing:
    """How the copy of this server stands; ``none`` where no copier can run."""
    standby: Standby | None = current_app.extensions.get("standby")
    return Standing("none") if standby is None else standing_of(standby.heard())


def standing_of(heard: Heard) -> Standing:
    """The standing from the copier's last word."""
    report = heard.report
    if heard.folder is None:
        return Standing("none")
    if report is None:
        return Standing("silent" if heard.silent else "beginning", heard.folder, heard.same_disk)
    key = report.state
    if heard.silent:
        key = "silent"
    elif key == "ok" and report.behind_ms > BEHIND_MS:
        key = "behind"
    return Standing(
        key=key,
        folder=heard.folder,
        same_disk=heard.same_disk,
        until=None if report.at_ms is None else moment_of(report.at_ms),
        behind=report.behind_ms // 1000,
        files_left=report.files_left,
        free=report.free,
    )
