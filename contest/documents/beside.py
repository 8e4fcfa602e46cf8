"""All papers of a contest, made beside the server: starting the process, and how far it is."""

import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

from config import Settings
from contest.audit.actions.trail import Actor
from contest.documents.actions.batch import write_progress
from contest.documents.rules.batch import PROGRESS, Batch, BatchState
from contest.shared import clock
from contest.shared.beside import begin_beside

FOLDER = "giay-to"
"""Where batches lie in the data folder, a folder each contest."""
KEPT_SECONDS = 24 * 60 * 60
"""How long a batch can be fetched: names stand in it, and figures change."""
LONGEST_SECONDS = 10 * 60
"""A batch at work for longer has lost its process, for instance when the machine was restarted."""


def batch_folder(settings: Settings, contest_id: int) -> Path:
    """Where the papers of a contest are put."""
    return settings.data / FOLDER / str(contest_id)


def batch_of(settings: Settings, contest_id: int) -> Batch | None:
    """The batch of a contest, if one was made of late."""
    try:
        batch = Batch.from_json((batch_folder(settings, contest_id) / PROGRESS).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    age = (clock.now() - batch.began).total_seconds()
    if age > KEPT_SECONDS:
        return None
    if batch.state is BatchState.WORKING and age > LONGEST_SECONDS:
        return replace(batch, state=BatchState.FAILED, code="batch_lost")
    return batch


def start_batch(
    settings: Settings, contest_id: int, slug: str, address: str | None, *, by: Actor
) -> None:
    """Start making them, unless somebody has just done so."""
    now = batch_of(settings, contest_id)
    if now is not None and now.state is BatchState.WORKING:
        return
    folder = batch_folder(settings, contest_id)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_progress(folder, Batch(BatchState.WORKING, clock.now().isoformat()))
    process = begin_beside(
        settings,
        "papers",
        slug,
        str(folder),
        f"--by={by.key}",
        f"--by-name={by.name}",
        *([f"--address={address}"] if address else []),
    )
    Thread(target=_wait, args=(settings, contest_id, process), daemon=True).start()


def _wait(settings: Settings, contest_id: int, process: subprocess.Popen[bytes]) -> None:
    """Say so where the process ended without having said how."""
    process.wait()
    batch = batch_of(settings, contest_id)
    if batch is not None and batch.state is BatchState.WORKING:
        with suppress(FileNotFoundError):
            failed = replace(batch, state=BatchState.FAILED, code="batch_lost")
            write_progress(batch_folder(settings, contest_id), failed)


def forget_old_batches(settings: Settings) -> None:
    """Remove what nobody fetches any more."""
    for folder in (settings.data / FOLDER).glob("*"):
        if clock.now().timestamp() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
