"""Papers about people: the lists of the teams, and the forms that ask for their consent."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.documents import sentences
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.printing import PrintJob
from contest.documents.rules import figures
from contest.documents.rules.consent_form import Asked, ConsentFormPaper
from contest.documents.rules.frame import Letterhead, Signature
from contest.documents.rules.team_list import TeamList, TeamListPaper, Words
from contest.privacy.queries.retention import retention_of
from contest.registration.models import Delegation
from contest.registration.queries.files import File, file_of
from contest.registration.rules.teams import TeamStatus
from contest.registration.sentences import GENDERS, GROUNDS, GROUPS, ROLES
from contest.regulations.models import Contest
from contest.regulations.queries.values import units_of
from contest.regulations.rules.composition import Role
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound, Refusal

COMMITTEES = ("Xã", "Phường", "Thị trấn", "Thị xã", "Đặc khu", "Huyện", "Tỉnh", "Thành phố")
"""Units that have a people's committee, which confirms the list."""
UNFINISHED = (TeamStatus.DRAFT, TeamStatus.RETURNED)


@dataclass(frozen=True, slots=True)
class _Confirming:
    """Who confirms lists where no people's committee of the unit does, and whom to ask."""

    body: str | None
    office: str | None


def consent_forms(contest_id: int, file: File, member_id: int | None = None) -> PrintJob:
    """Giấy xin ý kiến of one person of a delegation, or of everybody in it.

    Raises:
        NotFound: nobody of this delegation has that row.
        Refusal: the list is empty.
    """
    people = [p for p in file.entry.people if member_id is None or p.ref == member_id]
    if not people:
        if member_id is not None:
            raise NotFound("not_found")
        raise Refusal("paper_no_people")
    office = office_of(contest_id)
    units = ", ".join(unit.name for unit in file.units)
    paper = ConsentFormPaper(
        frame=office.frame(clock.now(), symbol=None, digest=""),
        people=tuple(
            Asked(person.name, file.entry.name, units, person.role is Role.MANAGER)
            for person in people
        ),
        days=figures.days(office.days),
        until=retention_of(contest_id).until,
        office=_confirming(contest_id).office,
    )
    return _job("consent_form", "consent_forms", paper.to_data(), team=file.entry.name)


def team_list(contest_id: int, file: File, *, full: bool) -> PrintJob:
    """Danh sách đội dự thi of one delegation; a draft while it is being written."""
    paper = _team_lists(contest_id, [file], full=full, draft=file.status in UNFINISHED)
    key = "team_list" if full else "team_list_public"
    return _job("team_list", key, paper.to_data(), draft=paper.draft, team=file.entry.name)


def team_lists(contest_id: int, *, full: bool) -> PrintJob:
    """The lists of all approved delegations, by their number on the day.

    Raises:
        Refusal: none is approved.
    """
    ids = db.session.scalars(
        select(Delegation.id)
        .where(Delegation.contest_id == contest_id, Delegation.status == TeamStatus.APPROVED.value)
        .order_by(Delegation.team_number.is_(None), Delegation.team_number, Delegation.position)
    ).all()
    if not ids:
        raise Refusal("paper_no_teams")
    files = [file_of(contest_id, delegation_id) for delegation_id in ids]
    paper = _team_lists(contest_id, files, full=full, draft=False)
    return _job("team_list", "team_lists" if full else "team_lists_public", paper.to_data())


def _team_lists(
    contest_id: int, files: Sequence[File], *, full: bool, draft: bool
) -> TeamListPaper:
    office = office_of(contest_id)
    confirming = _confirming(contest_id)
    names = {unit.key: unit.name for unit in units_of(contest_id)}
    return TeamListPaper(
        frame=office.frame(clock.now(), symbol=None, digest=""),
        teams=tuple(_team(file, office, confirming) for file in files),
        words=Words(ROLES, GROUPS, GENDERS, GROUNDS, names),
        full=full,
        draft=draft,
    )


def _team(file: File, office: Office, confirming: _Confirming) -> TeamList:
    units = tuple(unit.name for unit in file.units)
    committees = [_committee(name) for name in units]
    issuing = Letterhead(
        superior=None if all(committees) else office.superior,
        body=" – ".join(one or name for one, name in zip(committees, units, strict=True))
        or office.body,
        symbol=None,
        place=_place(units) if len(units) == 1 and all(committees) else office.place,
        day=None,
    )
    confirms = tuple(
        Signature(sentences.CONFIRMED_BY.format(body=one)) for one in committees if one is not None
    ) or (Signature(confirming.body or sentences.CONFIRMED),)
    return TeamList(
        letterhead=issuing,
        entry=file.entry,
        units=units,
        number=file.team_number,
        signatures=(Signature(sentences.COMPILED_BY), *confirms[:2]),
    )


def _committee(unit: str) -> str | None:
    if not unit.startswith(COMMITTEES):
        return None
    return f"Ủy ban nhân dân {unit[0].lower()}{unit[1:]}"


def _place(units: Sequence[str]) -> str:
    kind = next(kind for kind in COMMITTEES if units[0].startswith(kind))
    return units[0].removeprefix(kind).strip() or sentences.DOTS


def _confirming(contest_id: int) -> _Confirming:
    texts = db.session.get_one(Contest, contest_id).letterhead or {}
    return _Confirming(texts.get("confirming_body"), texts.get("receiving_office"))


def _job(
    template: str, key: str, data: dict[str, object], *, draft: bool = False, **facts: str
) -> PrintJob:
    return PrintJob(
        template=template,
        paper=key,
        name=sentences.NAMES[key].format(**facts),
        data=data,
        draft=draft,
        digest="",
    )
