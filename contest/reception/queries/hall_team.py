"""One team at the door: names, roles and who is there. No sensitive value leaves this module."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from contest.reception.models import Arrival, Attendance
from contest.reception.rules.presence import CORE, OPEN_KINDS, Presence, at_the_hall
from contest.registration.models import Delegation, Member
from contest.registration.queries.files import File
from contest.registration.queries.standing import Standing, standing_of_entry
from contest.registration.rules.checklist import State
from contest.registration.rules.entry import places_of
from contest.registration.rules.teams import TeamStatus
from contest.registration.sentences import rule_sentence
from contest.regulations.rules.composition import Role, RuleKind
from contest.shared.db import db
from contest.shared.errors import NotFound, Refusal

_ORDER = {
    role: place
    for place, role in enumerate(
        (Role.MANAGER, Role.CAPTAIN, Role.FULL, Role.RESERVE, Role.SUPPORT)
    )
}


@dataclass(frozen=True, slots=True)
class HallMember:
    """One person as the door sees them."""

    id: int
    name: str
    role: Role
    is_present: bool

    @property
    def is_core(self) -> bool:
        """Whether the composition counts them."""
        return self.role in CORE


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The check-in that was finished, by whom and when."""

    at: datetime
    by: str
    kept: bool
    waiver: str | None
    version: int


@dataclass(frozen=True, slots=True)
class HallTeam:
    """One team.

    Attributes:
        members: the manager first, then by role, then in the order of the list.
        as_of: the newest tick among them; what comes in from a page that shows an older state
            has been overtaken. None while nobody was ticked.
        version: of its list.
    """

    id: int
    team: UUID
    name: str
    units: str
    team_number: int | None
    version: int
    members: tuple[HallMember, ...]
    check_in: CheckIn | None
    as_of: datetime | None

    @property
    def presence(self) -> Presence:
        """How far it has arrived."""
        done = self.check_in
        return Presence(
            present=sum(member.is_present for member in self.members),
            expected=len(self.members),
            checked_in=done is not None,
            kept=done is not None and done.kept,
            waived=done is not None and done.waiver is not None,
        )

    @property
    def absent_core(self) -> list[HallMember]:
        """Those in whose place somebody else may stand."""
        return [one for one in self.members if one.is_core and not one.is_present]

    @property
    def reserves_here(self) -> list[HallMember]:
        """Those who may stand in."""
        return [one for one in self.members if one.role is Role.RESERVE and one.is_present]


def hall_team(contest_id: int, team: str) -> HallTeam:
    """The team under this UUID.

    Raises:
        NotFound: the contest has none such.
        Refusal: its list is not approved (any more).
    """
    try:
        wanted = UUID(team)
    except ValueError:
        raise NotFound("not_found") from None
    row = db.session.scalar(
        select(Delegation).where(Delegation.uuid == wanted, Delegation.contest_id == contest_id)
    )
    if row is None:
        raise NotFound("not_found")
    if row.status != TeamStatus.APPROVED:
        raise Refusal("team_not_approved")
    return _value(row)


def _value(row: Delegation) -> HallTeam:
    people = db.session.execute(
        select(Member.id, Member.name, Member.role, Attendance.is_present, Attendance.at)
        .outerjoin(Attendance, Attendance.member_id == Member.id)
        .where(Member.delegation_id == row.id)
        .order_by(Member.position)
    ).all()
    members = [HallMember(one.id, one.name, Role(one.role), bool(one.is_present)) for one in people]
    arrival = db.session.get(Arrival, row.id)
    return HallTeam(
        id=row.id,
        team=row.uuid,
        name=row.name,
        units=", ".join(place.unit.name for place in row.units),
        team_number=row.team_number,
        version=row.version,
        members=tuple(sorted(members, key=lambda one: _ORDER[one.role])),
        check_in=None
        if arrival is None
        else CheckIn(
            arrival.at, arrival.by_name, arrival.composition_kept, arrival.waiver, arrival.version
        ),
        as_of=max((one.at for one in people if one.at is not None), default=None),
    )


def standing_at_the_hall(file: File, present: Set[int]) -> Standing:
    """How the list stands with those who are there; sensitive, as any Standing is."""
    entry = at_the_hall(file.entry, present)
    return standing_of_entry(file, entry, places_of(entry))


def open_sentences(standing: Standing) -> list[str]:
    """What the door may read of it: the rules about numbers and roles that are not kept."""
    return _sentences(standing, OPEN_KINDS)


def team_sentences(standing: Standing) -> list[str]:
    """All rules that are not kept, for the organiser; sentences about the team, naming nobody."""
    return _sentences(standing, frozenset(RuleKind))


def _sentences(standing: Standing, kinds: Set[RuleKind]) -> list[str]:
    said = [
        f"{rule_sentence(line.rule)}."
        if violation.member is not None
        else standing.sentence(violation)
        for line in standing.of(State.BROKEN)
        if line.rule.rule in kinds
        for violation in line.violations
    ]
    return list(dict.fromkeys(said))
