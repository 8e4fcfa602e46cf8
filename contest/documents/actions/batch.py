"""Making all papers of a contest: one file each, one of all of them, and the score book.

Runs in a process of its own (``hoithi papers``), never in the server: reading a whole contest and
binding hundreds of pages would hold up a judge's mark. What is made is on disk at once, so memory
stays that of the largest paper.
"""

import io
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from contest.audit.actions.trail import Actor
from contest.documents.actions.editions import Begun, begin_edition, keep_edition
from contest.documents.actions.printing import PDF, note_printed
from contest.documents.actions.score_book import take_score_book
from contest.documents.engine import PaperError, Press
from contest.documents.queries.batch import planned
from contest.documents.queries.printing import PrintJob
from contest.documents.rules.batch import (
    BOOK,
    PACKED,
    PROGRESS,
    WHOLE,
    Batch,
    BatchState,
    file_name,
)
from contest.files.actions.keeping import made_here
from contest.regulations.queries.contests import is_practice
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction
from contest.shared.vietnamese import slug

log = structlog.get_logger(__name__)


def make_all(contest_id: int, folder: Path, public_url: str | None, *, by: Actor) -> Batch:
    """Make them in this folder, telling the progress there; how it ended.

    A paper that is refused is left out and named; when the typesetter fails, all has failed.
    """
    batch = Batch(BatchState.WORKING, clock.now().isoformat())

    def tell(now: Batch) -> Batch:
        write_progress(folder, now)
        return now

    tell(batch)
    try:
        with ThreadPoolExecutor(1) as beside:
            bound = _Bound(folder / WHOLE, beside)
            batch, made = _typeset(contest_id, folder, public_url, batch, tell, bound)
            bound.end()
            _pack(contest_id, folder, by)
            pages = bound.pages()
        _keep(contest_id, made, by)
    except (PaperError, Refusal) as error:
        code = error.code if isinstance(error, PaperError) else error.reasons[0].code
        log.exception("papers not made", code=code)
        return tell(replace(batch, state=BatchState.FAILED, code=code))
    seconds = round((clock.now() - batch.began).total_seconds(), 1)
    done = replace(batch, state=BatchState.READY, done=batch.all, now="", pages=pages)
    return tell(replace(done, seconds=seconds))


def write_progress(folder: Path, batch: Batch) -> None:
    """Whole or not at all: a page may read it at any moment."""
    draft = folder / f"{PROGRESS}.new"
    draft.write_text(batch.to_json(), "utf-8")
    draft.replace(folder / PROGRESS)


def _typeset(
    contest_id: int,
    folder: Path,
    public_url: str | None,
    batch: Batch,
    tell: Callable[[Batch], Batch],
    bound: "_Bound",
) -> tuple[Batch, list["_Made"]]:
    """Every paper as a file, with what the register and the log need of it."""
    practice = is_practice(contest_id)
    papers = planned(contest_id, public_url)
    batch = tell(replace(batch, all=len(papers)))
    made: list[_Made] = []
    with Press() as press:
        for number, paper in enumerate(papers, 1):
            batch = tell(replace(batch, done=number - 1, now=paper.name))
            try:
                job = paper.make()
            except Refusal:
                batch = replace(batch, left_out=(*batch.left_out, paper.name))
                continue
            begun = begin_edition(contest_id, job)
            # No transaction is held open while another process is at work.
            db.session.rollback()
            data = job.data if begun is None else begun.printed(job.data)
            kept = None if begun is None else begun.kept
            pdf = kept or press.render(job.template, data, draft=job.draft, practice=practice)
            path = folder / file_name(number, slug(job.name))
            path.write_bytes(pdf)
            bound.add(pdf)
            needed = replace(job, data={} if begun is None else job.data, blocks=None)
            made.append(_Made(needed, begun, path))
    return batch, made


def _pack(contest_id: int, folder: Path, by: Actor) -> None:
    with zipfile.ZipFile(folder / PACKED, "w") as packed:
        for path in sorted(folder.glob("[0-9]*.pdf")):
            packed.write(path, path.name, zipfile.ZIP_STORED)
        packed.writestr(BOOK, take_score_book(contest_id, by=by), zipfile.ZIP_STORED)


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper on disk; ``begun`` None: no editions are kept of it."""

    job: PrintJob
    begun: Begun | None
    path: Path


class _Bound:
    """All papers as one file, to be printed in one go: bound while further ones are typeset."""

    def __init__(self, path: Path, beside: Executor) -> None:
        # Only here: the server never reads a PDF.
        from pypdf import PdfWriter  # noqa: PLC0415

        self._path, self._beside = path, beside
        self._whole = PdfWriter()
        self._last: Future[None] | None = None

    def add(self, pdf: bytes) -> None:
        """The next paper; waits for the one before, so that no more than two are in memory."""
        self._wait()
        self._last = self._beside.submit(self._append, pdf)

    def end(self) -> None:
        """No further paper comes."""
        self._wait()
        self._last = self._beside.submit(self._write)

    def pages(self) -> int:
        """How many it has, once it is written."""
        self._wait()
        return len(self._whole.pages)

    def _append(self, pdf: bytes) -> None:
        self._whole.append(io.BytesIO(pdf), import_outline=False)

    def _write(self) -> None:
        with self._path.open("wb") as file:
            self._whole.write(file)

    def _wait(self) -> None:
        if self._last is not None:
            self._last.result()


def _keep(contest_id: int, made: list[_Made], by: Actor) -> None:
    """One transaction for all: the judges' marks wait for no other.

    Raises:
        Refusal: somebody printed another edition of one of them meanwhile.
    """
    with ExitStack() as stack:
        incoming = [
            stack.enter_context(made_here(f"{one.job.name}.pdf", one.path.read_bytes(), PDF))
            if one.begun is not None and one.begun.kept is None
            else None
            for one in made
        ]
        session = stack.enter_context(transaction())
        for one, file in zip(made, incoming, strict=True):
            if one.begun is not None and not keep_edition(
                session, contest_id, one.job, one.begun, file, by=by
            ):
                raise Refusal("paper_printed_meanwhile")
            note_printed(contest_id, one.job, one.begun, by)
