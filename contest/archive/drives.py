"""What touches a stick or a shared folder for a page: run aside, because a network folder that is
gone may not answer for minutes (``contest/shared/aside.py``). JSON in, JSON out; no Flask.
"""

import json
import os
import shutil
import string
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from contest.archive.actions import opening
from contest.archive.copier import FOLDER, copies_in
from contest.archive.rules.page_changes import LONGEST_ABOUT, NotACopyError, read_about
from contest.shared.errors import Refusal

ROOTS = ("/media", "/run/media", "/mnt", "/Volumes")
"""Where sticks and shared folders appear, one or two levels down."""
ROOM = 3
"""How many times the database, and a reserve, there has to be room for."""
RESERVE = 128 << 20


def found(given: bytes) -> bytes:
    """Drives that a copy can be kept on, and copies that lie there.

    Given ``{"data", "at"}``, ``at`` a folder to look into as well, or "". Answers
    ``{"drives": [{"path", "free", "copies": [{"path", "at_ms", "machine", "bytes"}]}]}``.
    """
    asked = json.loads(given)
    places = [Path(asked["at"])] if asked["at"] else []
    places += [place for place in _drives() if place not in places]
    return json.dumps({"drives": [one for place in places if (one := _drive(place))]}).encode()


def tried(given: bytes) -> bytes:
    """Whether a folder can hold the copy; makes the folder ``FOLDER`` in it when it can.

    Given ``{"data", "folder", "bytes"}``. Answers ``{"refused": code or None, "same_disk"}``.
    """
    asked = json.loads(given)
    data, folder = Path(asked["data"]).resolve(), Path(asked["folder"])
    refused, same_disk = None, False
    try:
        if not folder.is_absolute() or not folder.is_dir():
            refused = "no_such_folder"
        elif folder.resolve() == data or data in folder.resolve().parents:
            refused = "folder_of_the_record"
        elif shutil.disk_usage(folder).free < ROOM * asked["bytes"] + RESERVE:
            refused = "second_place_full"
        else:
            same_disk = folder.stat().st_dev == data.stat().st_dev
            (folder / FOLDER).mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=folder / FOLDER) as probe:
                probe.write(b"\0" * 4096)
                probe.flush()
                os.fsync(probe.fileno())
    except OSError:
        refused = "second_place_not_writable"
    return json.dumps({"refused": refused, "same_disk": same_disk}).encode()


def staged(given: bytes) -> bytes:
    """Take a copy out beside the record in use (``actions/opening.py``).

    Given ``{"source", "data", "known", "demo"}``. Answers ``{"about"}`` or
    ``{"refused": [[code, facts]]}``.
    """
    asked = json.loads(given)
    try:
        about = opening.stage(
            Path(asked["source"]), Path(asked["data"]), asked["known"], demo=asked["demo"]
        )
    except Refusal as refusal:
        reasons = [[one.code, one.facts] for one in refusal.reasons]
        return json.dumps({"refused": reasons}).encode()
    return json.dumps({"about": about}).encode()


def _drives() -> list[Path]:
    """Whatever is plugged in beside the machine's own disk."""
    if sys.platform == "win32":
        letters = (Path(f"{letter}:\\") for letter in string.ascii_uppercase if letter > "C")
        return [drive for drive in letters if drive.exists()]
    listed = []
    for root in map(Path, ROOTS):
        with suppress(OSError):
            listed += [place for pattern in ("*", "*/*") for place in sorted(root.glob(pattern))]
    return [place for place in listed if place.is_mount()]


def _drive(place: Path) -> dict[str, Any] | None:
    with suppress(OSError):
        files = copies_in(place / FOLDER) or copies_in(place)
        copies = [one for path in reversed(files) if (one := _copy(path))]
        return {"path": str(place), "free": shutil.disk_usage(place).free, "copies": copies}
    return None


def _copy(path: Path) -> dict[str, Any] | None:
    """What is seen of a copy without reading all of it: when it was last written."""
    with suppress(OSError, NotACopyError), path.open("rb") as file:
        about = read_about(file.read(LONGEST_ABOUT))
        state = path.stat()
        return {
            "path": str(path),
            "at_ms": round(state.st_mtime * 1000),
            "machine": str(about.get("machine", "")),
            "bytes": state.st_size,
        }
    return None
