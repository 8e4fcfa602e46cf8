"""What the organiser changes of the time: a later end of registration, other days."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.registration.actions.handing_in import checked_text
from contest.registration.events import ContestPostponed, RegistrationExtended
from contest.registration.models import Extension, Postponement
from contest.registration.queries.deadlines import closes_for
from contest.registration.rules.deadline import deadline, why_not_extend
from contest.regulations.events import RegulationsChanged
from contest.regulations.models import Contest, Unit
from contest.regulations.queries.contests import touch
from contest.regulations.rules.calendar import days_too_early
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction


def extend_registration(
    contest_id: int, unit_id: int | None, closes: str, reason: str, *, by: Actor
) -> None:
    """Let one unit, or all, register longer: until strictly before ``closes``.

    Raises:
        NotFound: the contest has no such unit.
        Invalid: not a later end, one after the contest itself, or no reason for it.
    """
    with transaction() as session:
        contest = _contest(session, contest_id)
        unit = None if unit_id is None else session.get(Unit, unit_id)
        if unit_id is not None and (unit is None or unit.contest_id != contest_id):
            raise NotFound("not_found")
        text = checked_text(reason)
        wrong = _against_extending(contest, () if unit_id is None else (unit_id,), closes)
        if text is None:
            wrong.append(Reason("life_reason_missing", {"at": "reason"}))
        if wrong:
            raise Invalid(*wrong)
        session.add(
            Extension(
                contest_id=contest_id,
                unit_id=unit_id,
                closes=closes,
                reason=text,
                at=clock.now(),
                by_name=by.name,
            )
        )
        note(
            by,
            "registration.extended",
            "contest" if unit is None else f"unit:{unit.key}",
            contest_id=contest_id,
            new={"registration_closes": closes},
            reason=text,
        )
        touch(contest_id)
        record(RegistrationExtended(contest_id, unit_id))


def _against_extending(contest: Contest, unit_ids: tuple[int, ...], closes: str) -> list[Reason]:
    moment, previous = datetime.fromisoformat(closes), closes_for(contest.id, unit_ids)
    code = why_not_extend(moment, clock.now(), previous)
    if code is not None:
        last = deadline(previous, clock.now(), VIETNAM)
        facts = {} if last is None else {"hour": last.hour, "minute": last.minute, "day": last.day}
        return [Reason(code, {"at": "last_day", **facts})]
    days = [date.fromisoformat(day) for day in contest.dates]
    return [
        Reason("extension_after_contest", {"at": "last_day", "day": days[early.place]})
        for early in days_too_early(days, moment, VIETNAM)[:1]
    ]


def postpone_contest(contest_id: int, days: Sequence[date], reason: str, *, by: Actor) -> None:
    """Give the contest other days; none: they will be told later.

    Raises:
        Invalid: the same days, one that is past or before registration closes, or no reason.
    """
    with transaction() as session:
        contest = _contest(session, contest_id)
        old, new = list(contest.dates), [day.isoformat() for day in sorted(set(days))]
        text = checked_text(reason)
        wrong = _against_days(contest, days)
        if old == new:
            wrong.append(Reason("postponement_same", {"at": "days"}))
        if text is None:
            wrong.append(Reason("life_reason_missing", {"at": "reason"}))
        if wrong:
            raise Invalid(*wrong)
        session.add(
            Postponement(
                contest_id=contest_id,
                old_dates=old,
                new_dates=new,
                reason=text,
                at=clock.now(),
                by_name=by.name,
            )
        )
        contest.dates = new
        contest.proposals = [
            pointer for pointer in contest.proposals if not pointer.startswith("/contest/dates")
        ]
        contest.version += 1
        note(
            by,
            "contest.postponed",
            "contest",
            contest_id=contest_id,
            old={"dates": old},
            new={"dates": new},
            reason=text,
        )
        touch(contest_id)
        record(ContestPostponed(contest_id))
        record(RegulationsChanged(contest_id))


def _against_days(contest: Contest, days: Sequence[date]) -> list[Reason]:
    wrong = []
    if contest.announced_at is not None:
        wrong.append(Reason("contest_announced", {"at": "days"}))
    if any(day < clock.now().astimezone(VIETNAM).date() for day in days):
        wrong.append(Reason("postponement_past", {"at": "days"}))
    wrong += [
        Reason("postponement_before_closing", {"at": "days", "day": early.last_day})
        for early in days_too_early(days, closes_for(contest.id, ()), VIETNAM)[:1]
    ]
    return wrong


def _contest(session: Session, contest_id: int) -> Contest:
    contest = session.get(Contest, contest_id, with_for_update=True)
    if contest is None:
        raise NotFound("not_found")
    return contest
