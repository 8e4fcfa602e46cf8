"""The server's side of the copier: starts it, listens to it, starts it anew when it ends.

Which folder is copied to stands in ``standby.json`` in the data folder; without it no process is
started. One :class:`Standby` a server, in ``app.extensions["standby"]``.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import gevent
import structlog
from gevent.event import Event

from config import ROOT, Settings
from contest.archive.actions.backup import DATABASE
from contest.archive.copier import AUTHORITY, HTTPS, Report, Task
from contest.shared import clock, lan, migrations

log = structlog.get_logger(__name__)

SETTINGS_FILE = "standby.json"
SILENT_AFTER = 6.0
"""Seconds without a word from the copier after which it counts as stuck: a folder on the network
that no longer answers holds it up inside the system."""
AGAIN_AFTER = 3.0
"""Seconds before a copier that ended is started anew."""
LAST_COPY_WITHIN = 5.0
_CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from contest.archive.copier import main
main()
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """How the copy stands as the server knows it.

    Attributes:
        folder: where it is kept; None when nobody chose a place.
        same_disk: whether that is on the very disk of the record.
        report: the copier's last word; None before the first.
        silent: whether that was too long ago.
    """

    folder: str | None
    same_disk: bool = False
    report: Report | None = None
    silent: bool = False


def chosen_place(data: Path) -> dict[str, Any] | None:
    """``{"folder", "same_disk"}`` as it was chosen; None for none."""
    try:
        found: dict[str, Any] = json.loads((data / SETTINGS_FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


def keep_place(data: Path, place: dict[str, Any] | None) -> None:
    """Remember where to copy to; None: nowhere."""
    if place is None:
        (data / SETTINGS_FILE).unlink(missing_ok=True)
        return
    draft = data / f"{SETTINGS_FILE}.{os.getpid()}"
    draft.write_text(json.dumps(place), "utf-8")
    draft.replace(data / SETTINGS_FILE)


def start_copier(settings: Settings, folder: str) -> "subprocess.Popen[bytes]":
    """A copier for this folder; it ends when its standard input is closed."""
    about = {
        "migration": migrations.newest(),
        "secret": settings.secret_key,
        "machine": lan.names_here()[-1].removesuffix(".local"),
        "addresses": [one for one in lan.addresses_here() if one not in ("127.0.0.1", "::1")],
        "port": settings.port,
        "public_url": settings.public_url,
        "authority": _authority(settings.data),
    }
    task = Task(str(settings.data / DATABASE), str(settings.data), folder, about)
    process = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        [sys.executable, "-I", "-c", _CHILD, str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(asdict(task)).encode() + b"\n")
    process.stdin.flush()
    return process


def _authority(data: Path) -> str | None:
    """What devices trust goes along: they take the second laptop for the first, by https too."""
    try:
        return (data / HTTPS / AUTHORITY).read_text("ascii")
    except FileNotFoundError:
        return None


class Standby:
    """The copier of one server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._report: Report | None = None
        self._heard_at = 0.0
        self._changed = Event()
        self._folder: str | None = None

    def heard(self) -> Heard:
        """How the copy stands now."""
        place = chosen_place(self._settings.data)
        if place is None:
            return Heard(None)
        silent = clock.monotonic() - self._heard_at > SILENT_AFTER
        report = self._report if self._folder == place["folder"] else None
        return Heard(place["folder"], place["same_disk"], report, silent)

    def changed(self) -> None:
        """Another place was chosen, or none: end the copier, begin the next."""
        self._changed.set()
        self.stop()

    def stop(self) -> None:
        """Let the copier make its last copy and end."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(LAST_COPY_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()

    def keep_copying(self) -> None:
        """Run copiers one after the other until the server ends."""
        while True:
            place = chosen_place(self._settings.data)
            self._changed.clear()
            if place is None:
                self._changed.wait()
                continue
            self._folder, self._report = place["folder"], None
            self._heard_at = clock.monotonic()
            self._process = process = start_copier(self._settings, place["folder"])
            self._listen(process)
            if not self._changed.is_set():
                log.warning("copier_ended", status=process.poll())
                gevent.sleep(AGAIN_AFTER)

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            report = Report(**json.loads(line))
            if report.detail and (self._report is None or self._report.state != report.state):
                log.warning("not_copied", state=report.state, why=report.detail)
            if process is self._process:
                self._report, self._heard_at = report, clock.monotonic()
