"""From a paper's data to its PDF: the one door to the typesetter (docs/adr/0005).

A paper is a template ``templates/documents/paper/<paper>.typ`` and the data that a value of
``rules/<paper>.py`` gives with ``to_data()``. Knows nothing of contests, HTTP or the database.
"""

import contextlib
import json
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_DOCUMENTS = Path(__file__).resolve().parents[2] / "templates" / "documents"
TEMPLATES = _DOCUMENTS / "paper"
FONTS = _DOCUMENTS / "fonts"

SECONDS_PER_PAPER = 20.0
"""The longest that one paper may take; 60 teams and 15 judges take well under one second."""

PRESSES = 2
"""The most typesetting processes at once: further ones wait, so memory stays bounded."""

_NAME = re.compile(r"[a-z][a-z_]{0,40}")
_slots = threading.BoundedSemaphore(PRESSES)


class PaperError(Exception):
    """A paper could not be made.

    Attributes:
        code: ``unknown_paper``, ``bad_data`` (``made_at`` missing, or a value JSON lacks),
            ``too_slow`` (over ``SECONDS_PER_PAPER``) or ``failed`` (see ``detail``).
        detail: for the log, in English; never shown to a person.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{code}: {detail}" if detail else code)


def render(
    paper: str, data: Mapping[str, Any], *, draft: bool = False, practice: bool = False
) -> bytes:
    """Return the PDF of one paper (PDF/A-2a, PDF/UA-1): the same bytes for the same data.

    ``data`` is what ``to_data()`` of the paper's value gave; its ``made_at`` (ISO 8601 with an
    offset) becomes the creation date. ``draft`` prints BẢN NHÁP across every page; data that says
    ``"draft": true`` (a contest that is not complete) does so by itself. ``practice`` prints DIỄN
    TẬP instead, and that it is no official result at the head of every page. Raises ``PaperError``.
    """
    with Press() as press:
        return press.render(paper, data, draft=draft, practice=practice)


class Press:
    """One typesetting process for a batch of papers; a context manager, not shared by threads.

    Waits while ``PRESSES`` others are at work. Keeps fonts and templates warm, so that a further
    paper costs some milliseconds.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        _slots.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._stop()
        finally:
            _slots.release()

    def render(
        self, paper: str, data: Mapping[str, Any], *, draft: bool = False, practice: bool = False
    ) -> bytes:
        """Return the PDF of one paper; see the module's ``render``."""
        job = _job(paper, data, draft=draft, practice=practice)
        answer = self._ask(job)
        if answer[:1] != b"+":
            raise PaperError("failed", answer[1:].decode("utf-8", "replace"))
        return answer[1:]

    def _ask(self, job: bytes) -> bytes:
        if self._process is None:
            self._process = _start()
        process = self._process
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(SECONDS_PER_PAPER, end)
        watch.start()
        try:
            answer = _exchange(process, job)
        finally:
            watch.cancel()
        if answer is None:
            self._stop()
            raise PaperError("too_slow" if late.is_set() else "failed", "typesetter ended")
        return answer

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # What was still to be sent to a process that is gone is lost on purpose.
            with contextlib.suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()
        process.wait()


def _job(paper: str, data: Mapping[str, Any], *, draft: bool, practice: bool) -> bytes:
    if _NAME.fullmatch(paper) is None or not (TEMPLATES / f"{paper}.typ").is_file():
        raise PaperError("unknown_paper", paper[:60])
    made_at = data.get("made_at")
    if not isinstance(made_at, str):
        raise PaperError("bad_data", "made_at is missing")
    job = {
        "paper": paper,
        "data": data,
        "draft": draft or data.get("draft") is True,
        "practice": practice,
        "made_at": made_at,
    }
    try:
        return json.dumps(job, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise PaperError("bad_data", str(error)) from error


def _start() -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("press.py")
    return subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        [sys.executable, "-I", str(script), str(TEMPLATES), str(FONTS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Its standard error is ours: a press that cannot start says why in the server's log.
        # No secret of the web process travels along, and no way out to a network.
        env={"https_proxy": "http://127.0.0.1:9", "LANG": "C.UTF-8"},
    )


def _exchange(process: subprocess.Popen[bytes], job: bytes) -> bytes | None:
    """Send one job and return the answer, or ``None`` if the process ended meanwhile."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the typesetter was started without pipes")
    try:
        process.stdin.write(struct.pack(">I", len(job)) + job)
        process.stdin.flush()
    except BrokenPipeError:
        return None
    head = process.stdout.read(4)
    if len(head) < 4:
        return None
    length = struct.unpack(">I", head)[0]
    body = process.stdout.read(length)
    return body if len(body) == length else None
