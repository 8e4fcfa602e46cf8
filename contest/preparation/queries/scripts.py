"""Reading one script with its versions and what was said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from contest.audit.models import AuditEntry
from contest.files.models import StoredFile
from contest.preparation.models import PassageComment, Piece, ScriptVersion
from contest.preparation.rules.script import Change, ScriptState, changes, marked, near
from contest.preparation.sentences import KIND_NAMES
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Round
from contest.shared.db import db
from contest.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class Comment:
    """What was said about a passage."""

    id: int
    paragraph: int
    quote: str | None
    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A script as it was handed in once, with what was said of it.

    Attributes:
        file_name: of the file its text was taken from.
        verdict: revise or agreed; ``None`` while nobody has judged it.
    """

    number: int
    paragraphs: tuple[str, ...]
    file_name: str | None
    at: datetime
    by_name: str
    verdict: str | None
    verdict_text: str | None
    verdict_at: datetime | None
    verdict_by: str | None
    comments: tuple[Comment, ...]

    def comments_at(self, paragraph: int) -> tuple[Comment, ...]:
        """Those about one paragraph, from 0."""
        return tuple(one for one in self.comments if one.paragraph == paragraph)

    def marked(self, paragraph: int) -> tuple[tuple[str, bool], ...]:
        """The paragraph in pieces, with whether a comment quotes each."""
        quotes = [one.quote or "" for one in self.comments_at(paragraph)]
        return marked(self.paragraphs[paragraph], quotes)


@dataclass(frozen=True, slots=True)
class Script:
    """The script of one piece with all its versions, the oldest first.

    Attributes:
        name: of the round, or of the kind of piece.
        over: the results are announced, nothing changes any more.
        reopened: why a script that was agreed on is open again.
    """

    piece_id: int
    delegation_id: int
    delegation: str
    withdrawn: bool
    name: str
    title: str | None
    staged: bool
    state: ScriptState
    over: bool
    versions: tuple[Version, ...]
    reopened: str | None

    @property
    def newest(self) -> Version | None:
        """The version that counts now."""
        return self.versions[-1] if self.versions else None

    @property
    def agreed(self) -> Version | None:
        """The version agreed on last; it stays while the script is open again."""
        agreed = [one for one in self.versions if one.verdict == ScriptState.AGREED]
        return agreed[-1] if agreed else None

    def version(self, number: int | None) -> Version | None:
        """The version with this number; the newest where there is none such."""
        chosen = [one for one in self.versions if one.number == number]
        return chosen[0] if chosen else self.newest

    def changed(self, version: Version) -> tuple[Change | None, ...]:
        """How a version differs from the one before it; nothing for the first."""
        before = [one for one in self.versions if one.number < version.number]
        if not before:
            return ()
        return near(changes(before[-1].paragraphs, version.paragraphs))


def script_of(contest_id: int, piece_id: int) -> Script:
    """A script with everything that was said of it.

    Raises:
        NotFound: the contest has no such piece.
    """
    row = db.session.execute(
        select(Piece, Delegation, Round, Contest.announced_at)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .join(Contest, Contest.id == Delegation.contest_id)
        .outerjoin(Round, Round.id == Piece.round_id)
        .where(Piece.id == piece_id, Delegation.contest_id == contest_id)
        .options(selectinload(Piece.scripts).selectinload(ScriptVersion.comments))
    ).first()
    if row is None:
        raise NotFound("not_found")
    piece, delegation, round_, announced_at = row
    files = _file_names(piece.scripts)
    return Script(
        piece_id=piece.id,
        delegation_id=delegation.id,
        delegation=delegation.name,
        withdrawn=delegation.status == "withdrawn",
        name=KIND_NAMES[piece.kind] if round_ is None else round_.name,
        title=piece.title,
        staged=round_ is not None and round_.staged,
        state=ScriptState(piece.state),
        over=announced_at is not None,
        versions=tuple(_version(one, files) for one in piece.scripts),
        reopened=_reopened(contest_id, delegation.key, piece, round_),
    )


def _version(row: ScriptVersion, files: dict[int, str]) -> Version:
    return Version(
        number=row.number,
        paragraphs=tuple(row.text.split("\n")),
        file_name=files.get(row.file_id or 0),
        at=row.at,
        by_name=row.by_name,
        verdict=row.verdict,
        verdict_text=row.verdict_text,
        verdict_at=row.verdict_at,
        verdict_by=row.verdict_by,
        comments=tuple(_comment(one) for one in row.comments),
    )


def _comment(row: PassageComment) -> Comment:
    return Comment(row.id, row.paragraph, row.quote, row.text, row.by_name, row.at)


def _file_names(versions: Sequence[ScriptVersion]) -> dict[int, str]:
    ids = [one.file_id for one in versions if one.file_id is not None]
    if not ids:
        return {}
    query = select(StoredFile.id, StoredFile.name).where(StoredFile.id.in_(ids))
    return dict(db.session.execute(query).tuples().all())


def _reopened(contest_id: int, key: str, piece: Piece, round_: Round | None) -> str | None:
    """Why it is open again, while no newer version has come."""
    last = piece.scripts[-1] if piece.scripts else None
    if piece.state != ScriptState.REVISE or last is None or last.verdict != ScriptState.AGREED:
        return None
    return db.session.scalar(
        select(AuditEntry.reason)
        .where(
            AuditEntry.contest_id == contest_id,
            AuditEntry.subject == f"piece:{key}/{piece.kind if round_ is None else round_.key}",
            AuditEntry.action == "script.reopened",
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
