"""Making an evidence archive, and taking one apart again on any machine."""

import os
import zipfile
import zlib
from pathlib import Path
from typing import IO

from contest.archive.queries.evidence import evidence_of
from contest.archive.rules.evidence import MANIFEST, archive_code, sealed, sha256
from contest.archive.rules.evidence_check import is_evidence
from contest.audit.actions.trail import Actor, note
from contest.regulations.queries.contests import contest_by_slug
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction

LARGEST = 512 * 1024**2
"""Bytes of all files of an archive together that are read for checking."""
MOST_FILES = 5000


def contest_to_prove(slug: str) -> int:
    """The id of a contest that an archive may be made of.

    Raises:
        NotFound: there is no such contest.
        Refusal: ``practice_not_exported``: it would prove marks that nobody gave.
    """
    contest = contest_by_slug(slug)
    if contest.practice_of is not None:
        raise Refusal("practice_not_exported")
    return contest.id


def make_evidence(slug: str, into: IO[bytes], *, by: Actor) -> str:
    """Write the archive of a contest; returns its code, which the audit log keeps.

    It is read at one moment and packed afterwards: judges' marks wait for the last line alone.

    Raises:
        NotFound: there is no such contest.
        Refusal: ``practice_not_exported``.
    """
    db.session.rollback()
    contest_id = contest_to_prove(slug)
    evidence = evidence_of(contest_id)
    db.session.rollback()
    about = {**evidence.about, "made_at": clock.now().isoformat(timespec="seconds")}
    digests = {name: sha256(text) for name, text in evidence.texts.items()}
    digests |= {name: digest for name, (_, digest) in evidence.files.items()}
    seal = sealed(digests, about)
    code = archive_code(seal[MANIFEST])
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**seal, **evidence.texts}.items():
            archive.writestr(name, text)
        for name, (place, _) in evidence.files.items():
            archive.write(place, name)
    with transaction():
        note(by, "contest.evidence", f"contest:{slug}", contest_id=contest_id, new={"code": code})
    return code


def write_evidence(slug: str, target: Path, *, by: Actor) -> str:
    """The same into a file that appears whole or not at all.

    Raises:
        Refusal: the file cannot be written.
    """
    draft = target.with_name(f"{target.name}.part")
    try:
        with draft.open("wb") as into:
            code = make_evidence(slug, into, by=by)
            into.flush()
            os.fsync(into.fileno())
        draft.replace(target)
    except OSError as error:
        raise Refusal(Reason("evidence_not_written", {"why": error.strerror or ""})) from error
    finally:
        draft.unlink(missing_ok=True)
    return code


def read_evidence(source: Path) -> dict[str, bytes] | None:
    """The files of an archive by name; None for a file that is no evidence archive.

    Raises:
        Refusal: it is one, and too large or cut short.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            if MANIFEST not in archive.namelist() or not is_evidence(archive.read(MANIFEST)):
                return None
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > LARGEST:
                raise Refusal("evidence_too_large")
            return {one.filename: archive.read(one) for one in entries}
    except (OSError, zipfile.BadZipFile) as error:
        if zipfile.is_zipfile(source):
            raise Refusal("evidence_damaged") from error
        return None
    except (zlib.error, ValueError, NotImplementedError, RuntimeError) as error:
        raise Refusal("evidence_damaged") from error
