"""Reading requests to change an approved or locked list, with what was before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from contest.registration.models import Delegation, Substitution
from contest.registration.rules.differences import Difference, differences
from contest.registration.rules.entry import Entry
from contest.registration.rules.entry_json import entry_from_json
from contest.registration.rules.substitution import SubstitutionStatus
from contest.shared.db import db
from contest.shared.errors import NotFound

ASKED = SubstitutionStatus.ASKED.value


@dataclass(frozen=True, slots=True)
class Request:
    """One request (đề nghị thay đổi danh sách); its lists are sensitive."""

    id: int
    delegation_id: int
    delegation_key: str
    team: str
    status: SubstitutionStatus
    reason: str
    before: Entry
    after: Entry
    asked_at: datetime
    asked_by: str
    answer: str | None
    decided_at: datetime | None
    decided_by: str | None
    at_the_hall: bool

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What it changes: ``stored`` is before, ``mine`` after."""
        return differences(self.before, self.after)


def requests_of(contest_id: int) -> list[Request]:
    """All requests of a contest: those that wait for an answer first, then the newest."""
    found = _requests(Delegation.contest_id == contest_id)
    return sorted(found, key=lambda request: request.status is not SubstitutionStatus.ASKED)


def requests_of_delegation(delegation_id: int) -> list[Request]:
    """Those of one delegation, the newest first."""
    return list(_requests(Delegation.id == delegation_id))


def request_of(contest_id: int, substitution_id: int) -> Request:
    """One request of this contest.

    Raises:
        NotFound: there is none.
    """
    here = Delegation.contest_id == contest_id
    for request in _requests(here, Substitution.id == substitution_id):
        return request
    raise NotFound("not_found")


def count_asked(contest_id: int) -> int:
    """How many requests wait for an answer."""
    return db.session.scalar(
        select(func.count())
        .select_from(Substitution)
        .join(Delegation, Delegation.id == Substitution.delegation_id)
        .where(Delegation.contest_id == contest_id, Substitution.status == ASKED)
    ) or 0  # fmt: skip


def is_pending(delegation_id: int) -> bool:
    """Whether the delegation has a request that waits for an answer."""
    return db.session.scalar(
        select(Substitution.id)
        .where(Substitution.delegation_id == delegation_id, Substitution.status == ASKED)
        .limit(1)
    ) is not None  # fmt: skip


def _requests(*which: ColumnElement[bool]) -> Iterable[Request]:
    rows = db.session.execute(
        select(Substitution, Delegation.key, Delegation.name)
        .join(Delegation, Delegation.id == Substitution.delegation_id)
        .where(*which)
        .order_by(Substitution.id.desc())
    )
    return (_request(row, key, name) for row, key, name in rows)


def _request(row: Substitution, key: str, name: str) -> Request:
    return Request(
        id=row.id,
        delegation_id=row.delegation_id,
        delegation_key=key,
        team=name,
        status=SubstitutionStatus(row.status),
        reason=row.reason,
        before=entry_from_json(row.before),
        after=entry_from_json(row.after),
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        answer=row.answer,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        at_the_hall=row.at_the_hall,
    )
