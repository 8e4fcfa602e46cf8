"""Where the bytes lie: ``<data>/files/<ab>/<sha256>``, each content once, readable by us alone.

Written beside, synced and moved into place, so that a file is there whole or not at all. A
picture's thumbnail lies next to it under the same digest. Names of people's files never reach
the disk.
"""

import os
import uuid
from pathlib import Path

from flask import current_app

from config import Settings

THUMBNAIL = ".480"


def folder() -> Path:
    """The store of this installation; made where it is missing."""
    settings: Settings = current_app.config["SETTINGS"]
    return _made(settings.data / "files")


def place_of(sha256: str) -> Path:
    """Where the bytes of this digest lie, or would lie."""
    return folder() / sha256[:2] / sha256


def thumbnail_of(sha256: str) -> Path:
    """Where the small version of a picture lies, or would lie."""
    return place_of(sha256).with_name(sha256 + THUMBNAIL)


def new_draft() -> Path:
    """A fresh place on the same disk for what has not been checked yet."""
    draft = _made(folder() / "incoming") / uuid.uuid4().hex
    draft.touch(mode=0o600)
    return draft


def put(draft: Path, place: Path) -> None:
    """Move a draft to its place, surviving a power cut; what is there already stays."""
    if place.exists():
        return
    _made(place.parent)
    draft.chmod(0o600)
    _sync(draft)
    draft.replace(place)
    _sync(place.parent)


def drop(sha256: str) -> None:
    """Forget the bytes of a digest, its thumbnail too."""
    for place in (place_of(sha256), thumbnail_of(sha256)):
        place.unlink(missing_ok=True)


def _made(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle of a folder to sync
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
