"""Điều chỉnh cơ cấu giải thưởng: a prize more by decision, with reason, basis and money.

Leaders honour a team by changing what there is to win, never by touching a mark: here nothing is
written but an award of the regulations, its takers named, and the record of who decided.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.ranking.models import PrizeChange
from contest.ranking.queries.results import results_of
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.events import RegulationsChanged
from contest.regulations.models import Award as AwardRow
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.regulations.rules.prizes import Award, AwardKind
from contest.regulations.rules.regulations import award_body
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.folding import folded
from contest.shared.transaction import transaction

LONGEST_NAME = 200
LONGEST_TEXT = 1000
MOST_MONEY = 1_000_000_000
"""In đồng, as the contest file bounds it."""
KEY = "bo-sung-{number}"


@dataclass(frozen=True, slots=True)
class Added:
    """A prize that was decided on.

    Attributes:
        teams: keys of the teams that take it.
        money: in đồng for each; None for none.
        basis: what the decision rests on.
        decided_by: who decided, with the title.
    """

    name: str
    teams: tuple[str, ...]
    money: int | None
    reason: str
    basis: str
    decided_by: str


def add_prize(contest_id: int, added: Added, *, by: Actor) -> int:
    """Add a prize; returns the number of its record.

    Raises:
        Invalid: something is not said, or said at too great length; all reasons at once.
        Refusal: results are not complete, or were announced.
    """
    wrong = _faults(added)
    with transaction() as session:
        touch(contest_id)
        contest = session.get_one(Contest, contest_id)
        known = set(
            session.scalars(
                select(Delegation.key).where(
                    Delegation.contest_id == contest_id,
                    Delegation.status == TeamStatus.APPROVED.value,
                )
            )
        )
        if not added.teams or not known.issuperset(added.teams):
            wrong.append(Reason("prize_teams"))
        if folded(added.name) in {folded(award.name) for award in contest.awards}:
            wrong.append(Reason("prize_name_taken"))
        if wrong:
            raise Invalid(*wrong)
        _ask(contest)
        number = 1 + (session.scalar(select(func.max(PrizeChange.id))) or 0)
        award = Award(
            key=_free_key(contest, number),
            name=added.name.strip(),
            by=AwardKind.MANUAL,
            teams=added.teams,
            money=added.money,
        )
        contest.awards.append(
            AwardRow(
                position=len(contest.awards),
                key=award.key,
                name=award.name,
                body=award_body(award),
            )
        )
        row = PrizeChange(
            contest_id=contest_id,
            award=award.key,
            name=award.name,
            teams=list(added.teams),
            money=added.money,
            reason=added.reason.strip(),
            basis=added.basis.strip(),
            decided_by=added.decided_by.strip(),
            recorded_by=by.name,
            recorded_at=clock.now(),
        )
        session.add(row)
        _changed(session, contest)
        note(
            by,
            "prizes.add",
            f"award:{award.key}",
            contest_id=contest_id,
            new={
                "name": award.name,
                "teams": list(added.teams),
                "money": added.money,
                "basis": row.basis,
                "agreed_by": row.decided_by,
            },
            reason=row.reason,
        )
        return row.id


def take_back_prize(contest_id: int, change_id: int, reason: str, *, by: Actor) -> None:
    """Take an added prize out of the regulations again; its record stays.

    Raises:
        NotFound: no such change in this contest, or it was taken back.
        Refusal: no reason was given, or the results were announced.
    """
    with transaction() as session:
        touch(contest_id)
        row = session.get(PrizeChange, change_id)
        if row is None or row.contest_id != contest_id or row.taken_back_at is not None:
            raise NotFound("not_found")
        contest = session.get_one(Contest, contest_id)
        against = [] if reason.strip() else [Reason("reason_needed")]
        if contest.announced_at is not None:
            against.append(Reason("already_announced"))
        if against:
            raise Refusal(*against)
        for award in list(contest.awards):
            if award.key == row.award:
                contest.awards.remove(award)
                session.delete(award)
        row.taken_back_by, row.taken_back_at = by.name, clock.now()
        _changed(session, contest)
        note(
            by,
            "prizes.take_back",
            f"award:{row.award}",
            contest_id=contest_id,
            old={"name": row.name, "teams": row.teams, "money": row.money},
            reason=reason.strip()[:LONGEST_TEXT],
        )


def _faults(added: Added) -> list[Reason]:
    said = {
        "prize_name": (added.name, LONGEST_NAME),
        "prize_reason": (added.reason, LONGEST_TEXT),
        "prize_basis": (added.basis, LONGEST_TEXT),
        "prize_decided_by": (added.decided_by, LONGEST_NAME),
    }
    wrong = [Reason(code) for code, (text, _) in said.items() if not text.strip()]
    wrong += [
        Reason(f"{code}_long", {"most": most})
        for code, (text, most) in said.items()
        if len(text.strip()) > most
    ]
    if added.money is not None and not 0 <= added.money <= MOST_MONEY:
        wrong.append(Reason("prize_money"))
    return wrong


def _ask(contest: Contest) -> None:
    against = []
    if contest.announced_at is not None:
        against.append(Reason("already_announced"))
    if not results_of(contest.id).complete:
        against.append(Reason("prizes_before_results"))
    if against:
        raise Refusal(*against)


def _free_key(contest: Contest, number: int) -> str:
    taken = {award.key for award in contest.awards}
    while (key := KEY.format(number=number)) in taken:
        number += 1
    return key


def _changed(session: Session, contest: Contest) -> None:
    contest.version += 1
    session.flush()
    record(RegulationsChanged(contest.id))
