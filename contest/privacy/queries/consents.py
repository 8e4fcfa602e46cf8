"""Reading what people have said about their data, pictures and story."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.privacy.models import Consent
from contest.privacy.rules.consent import Answer, How, Kind, Said, standing
from contest.registration.models import Delegation, Member
from contest.registration.queries.files import file_of
from contest.regulations.rules.composition import Role
from contest.shared.db import db

ON_THE_DAY = ("submitted", "returned", "approved")
"""States of a delegation that is expected at the hall."""


@dataclass(frozen=True, slots=True)
class PersonConsents:
    """One person of a delegation with everything they have said, the oldest first."""

    id: int
    name: str
    role: Role
    said: Mapping[Kind, Sequence[Said]]

    def answer(self, kind: Kind | str) -> Answer:
        """Where one question stands."""
        return standing(self.said[Kind(kind)])


@dataclass(frozen=True, slots=True)
class TeamConsents:
    """All of a delegation; ``newest`` is the row that was written last, 0 for none."""

    people: tuple[PersonConsents, ...]
    newest: int

    @property
    def unasked(self) -> int:
        """How many questions have no answer yet."""
        return sum(person.answer(kind) is Answer.UNASKED for person in self.people for kind in Kind)


def consents_of(contest_id: int, delegation_id: int) -> TeamConsents:
    """What the people of a delegation have said.

    Raises:
        NotFound: the contest has no such delegation.
    """
    entry = file_of(contest_id, delegation_id).entry
    rows = db.session.scalars(
        select(Consent)
        .join(Member, Member.id == Consent.member_id)
        .where(Member.delegation_id == delegation_id)
        .order_by(Consent.id)
    ).all()
    said: dict[int, dict[Kind, list[Said]]] = defaultdict(lambda: {kind: [] for kind in Kind})
    for row in rows:
        said[row.member_id][Kind(row.kind)].append(_said(row))
    return TeamConsents(
        tuple(
            PersonConsents(person.ref, person.name, person.role, said[person.ref])
            for person in entry.people
            if person.ref is not None
        ),
        rows[-1].id if rows else 0,
    )


def _said(row: Consent) -> Said:
    return Said(row.given, How(row.how), row.witness, row.at, row.by_name)


@dataclass(frozen=True, slots=True)
class TeamCount:
    """How many people of a team stand where, for each question."""

    delegation_id: int
    name: str
    status: str
    number: int | None
    people: int
    counts: Mapping[Kind, Counter[Answer]]


@dataclass(frozen=True, slots=True)
class _Row:
    delegation_id: int
    team: str
    status: str
    number: int | None
    member: str
    answers: Mapping[Kind, Answer]


def counts_of(contest_id: int) -> list[TeamCount]:
    """Every team in its order; two queries however many people there are."""
    teams: dict[int, list[_Row]] = defaultdict(list)
    for row in _rows(contest_id):
        teams[row.delegation_id].append(row)
    return [
        TeamCount(
            delegation_id,
            rows[0].team,
            rows[0].status,
            rows[0].number,
            len(rows),
            {kind: Counter(row.answers[kind] for row in rows) for kind in Kind},
        )
        for delegation_id, rows in teams.items()
    ]


@dataclass(frozen=True, slots=True)
class CameraTeam:
    """A team as the camera crew needs it: who is not to be filmed, and no reason.

    Attributes:
        number: its place in the running order.
        unasked: how many have not been asked yet.
    """

    number: int | None
    name: str
    not_filmed: tuple[str, ...]
    unasked: int


def camera_list(contest_id: int) -> list[CameraTeam]:
    """The teams that are expected, by their number on the day."""
    teams: dict[int, list[_Row]] = defaultdict(list)
    for row in _rows(contest_id):
        if row.status in ON_THE_DAY:
            teams[row.delegation_id].append(row)
    listed = [
        CameraTeam(
            rows[0].number,
            rows[0].team,
            tuple(
                row.member
                for row in rows
                if row.answers[Kind.IMAGES] in (Answer.REFUSED, Answer.WITHDRAWN)
            ),
            sum(row.answers[Kind.IMAGES] is Answer.UNASKED for row in rows),
        )
        for rows in teams.values()
    ]
    return sorted(listed, key=lambda team: (team.number is None, team.number or 0))


def _rows(contest_id: int) -> list[_Row]:
    said: dict[tuple[int, Kind], list[Said]] = defaultdict(list)
    for row in db.session.scalars(
        select(Consent)
        .join(Member, Member.id == Consent.member_id)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(Delegation.contest_id == contest_id)
        .order_by(Consent.id)
    ):
        said[row.member_id, Kind(row.kind)].append(_said(row))
    people = db.session.execute(
        select(
            Delegation.id,
            Delegation.name,
            Delegation.status,
            Delegation.team_number,
            Member.id,
            Member.name,
        )
        .join(Member, Member.delegation_id == Delegation.id)
        .where(Delegation.contest_id == contest_id)
        .order_by(Delegation.position, Delegation.id, Member.position)
    )
    return [
        _Row(
            delegation_id,
            team,
            status,
            number,
            name,
            {kind: standing(said[member_id, kind]) for kind in Kind},
        )
        for delegation_id, team, status, number, member_id, name in people
    ]
