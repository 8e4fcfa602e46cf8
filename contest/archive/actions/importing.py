"""Taking a contest file into the record: whole, or not at all. Nothing is ever published by it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace as changed
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.accounts.models import Membership, Seat
from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.writer import file_document
from contest.audit.actions.trail import Actor, note
from contest.displays.models import PublishedSnapshot, Reveal, RevealNote
from contest.documents.actions.editions import forget_editions
from contest.files.actions.keeping import remove_files_of
from contest.privacy.actions.retention import know_people_again
from contest.ranking.actions.store import clear_decisions, store_decisions
from contest.registration.actions.store import clear_teams, store_teams
from contest.regulations.actions.create import make_organiser
from contest.regulations.actions.store import clear_regulations, store_regulations
from contest.regulations.models import Contest, Unit
from contest.regulations.rules.regulations import Regulations
from contest.schedule.actions.store import clear_schedule, store_turns
from contest.scoring.actions.store import MarkStore, clear_ledger
from contest.shared import clock
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def import_contest(file: ContestFile, *, replace: bool = False, by: Actor) -> int:
    """Write a contest file as a contest; returns the contest's database key.

    With ``replace`` a contest under the same slug is emptied first and keeps only its place, its
    people's roles and its audit log. Whoever imports a new one becomes its organiser. A turn that
    is ``done`` becomes complete where all its sheets are there, else it is open for marks.

    Raises:
        Refusal: ``contest_exists`` unless ``replace``; ``slug_is_practice``: a practice copy has
            that slug; ``text_not_storable`` (PostgreSQL keeps no text with a NUL character, so
            neither database takes one).
    """
    with transaction() as session:
        return write_contest_file(session, file, replace=replace, by=by, at=clock.now())


def write_contest_file(
    session: Session, file: ContestFile, *, replace: bool, by: Actor, at: datetime
) -> int:
    """Import inside the caller's transaction; see :func:`import_contest`."""
    slug = file.contest.slug
    # Marks hold nothing but keys and points, and there are a hundred thousand of them.
    if any("\0" in text for text in _texts(file_document(changed(file, marks=())))):
        raise Refusal("text_not_storable")
    old = session.scalar(select(Contest).where(Contest.slug == slug).with_for_update())
    if old is not None and not replace:
        raise Refusal(Reason("contest_exists", {"slug": slug}))
    if old is not None and old.practice_of is not None:
        raise Refusal(Reason("slug_is_practice", {"slug": slug}))
    represented: list[tuple[int, str]] = []
    digest = None
    if old is not None:
        represented = _set_representatives_aside(session, old.id)
        digest = empty_contest(session, old)
    contest_id = _write(session, file, into=old, by=by, at=at)
    if old is None:
        make_organiser(session, contest_id, by)
    _seat_representatives_again(session, contest_id, represented)
    note(
        by,
        "contest.import" if old is None else "contest.replace",
        f"contest:{slug}",
        contest_id=contest_id,
        old=None if old is None else {"ledger_head": digest},
        new={
            "teams": len(file.teams),
            "turns": len(file.turns),
            "marks": len(file.marks),
        },
    )
    return contest_id


def regulations_in(file: ContestFile) -> Regulations:
    """The regulations of a contest file."""
    return Regulations(
        contest=file.contest,
        rounds=file.rounds,
        units=file.units,
        divisions=file.divisions,
        composition=file.composition,
        judges=file.judges,
        tie_breaks=file.tie_breaks,
        awards=file.awards,
        settings=file.settings,
    )


def _write(
    session: Session,
    file: ContestFile,
    *,
    into: Contest | None,
    by: Actor,
    at: datetime,
) -> int:
    regulations = regulations_in(file)
    keys = store_regulations(session, regulations, at=at, into=into)
    teams = store_teams(
        session, keys.contest_id, file.teams, units=keys.units, divisions=keys.divisions
    )
    carriers = dict.fromkeys(
        [(excuse.round, excuse.team) for excuse in file.excused]
        + [(mark.round, mark.team) for mark in file.marks]
    )
    turns = store_turns(
        session,
        keys.contest_id,
        file.turns,
        file.running_order,
        carriers=carriers,
        rounds=keys.rounds,
        teams=teams,
        by=by,
        at=at,
    )
    MarkStore(session, regulations, keys, turns, by=by, at=at).store(file.marks, file.excused)
    store_decisions(session, keys.contest_id, file.decisions, by=by, at=at)
    session.flush()
    return keys.contest_id


def empty_contest(session: Session, contest: Contest) -> str | None:
    """Take away everything of a contest, marks first; returns the head of its ledger."""
    contest_id = contest.id
    digest = clear_ledger(session, contest_id)
    for shown in (PublishedSnapshot, Reveal, RevealNote):
        session.execute(delete(shown).where(shown.contest_id == contest_id))
    session.execute(delete(Seat).where(Seat.contest_id == contest_id))
    clear_decisions(session, contest_id)
    clear_schedule(session, contest_id)
    clear_teams(session, contest_id)
    forget_editions(session, contest_id)
    remove_files_of(session, contest_id)
    know_people_again(session, contest_id)
    clear_regulations(session, contest_id)
    session.expire_all()
    # Above both old numbers, so that nobody takes the new contest for the one they have seen.
    contest.version += 1
    contest.pulse += 1
    contest.announced_at = None
    contest.proposals = []
    contest.preset = None
    return digest


def _set_representatives_aside(session: Session, contest_id: int) -> list[tuple[int, str]]:
    """Who registers for which unit, as (person, unit key); the rows go away with the units."""
    rows = session.execute(
        select(Membership.person_id, Unit.key)
        .join(Unit, Unit.id == Membership.unit_id)
        .where(Membership.contest_id == contest_id, Membership.role == "representative")
    )
    return [(person_id, key) for person_id, key in rows]


def _seat_representatives_again(
    session: Session, contest_id: int, represented: Sequence[tuple[int, str]]
) -> None:
    """Give back the roles of those whose unit is in the new file too."""
    if not represented:
        return
    rows = session.execute(select(Unit.key, Unit.id).where(Unit.contest_id == contest_id))
    units: dict[str, int] = dict(rows.all())
    session.add_all(
        Membership(
            person_id=person_id,
            contest_id=contest_id,
            role="representative",
            unit_id=units[key],
        )
        for person_id, key in represented
        if key in units
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
