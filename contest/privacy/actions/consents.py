"""Writing down what people have said about their data, pictures and story."""

from collections.abc import Mapping
from datetime import date, datetime, time

from contest.audit.actions.trail import Actor, note
from contest.privacy.models import Consent
from contest.privacy.queries.consents import TeamConsents, consents_of
from contest.privacy.queries.retention import is_forgotten
from contest.privacy.rules.consent import Answer, Kind, Taking
from contest.registration.actions.draft import locked
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Refusal, Stale
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction

Answers = Mapping[tuple[int, Kind], bool]
"""(row of the member, question) → yes or no, of those that were chosen."""


def record_consents(
    contest_id: int, delegation_id: int, answers: Answers, taking: Taking, seen: int, *, by: Actor
) -> int:
    """Add a row for each answer that is new; returns how many were added.

    What says the same as before is no new answer. Nothing is ever changed or taken away.

    Args:
        seen: the newest row when the page was opened.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: ``consent_member_unknown``.
        Refusal: ``people_forgotten``.
        Stale: somebody else wrote answers down meanwhile; ``current`` are those stored.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        if is_forgotten(contest_id):
            raise Refusal("people_forgotten")
        stored = consents_of(contest_id, delegation_id)
        new = _new(stored, answers)
        if not new:
            return 0
        if stored.newest != seen:
            raise Stale(stored)
        at = _moment(taking.day)
        session.add_all(
            Consent(
                member_id=member_id,
                kind=kind.value,
                given=given,
                how=taking.how.value,
                witness=taking.witness,
                at=at,
                by_name=by.name,
            )
            for (member_id, kind), given in new.items()
        )
        note(
            by,
            "consents.recorded",
            f"delegation:{row.key}",
            contest_id=contest_id,
            new={
                "people": len({member_id for member_id, _ in new}),
                "given": sum(new.values()),
                "refused": len(new) - sum(new.values()),
            },
        )
        return len(new)


def _new(stored: TeamConsents, answers: Answers) -> dict[tuple[int, Kind], bool]:
    people = {person.id: person for person in stored.people}
    if any(member_id not in people for member_id, _ in answers):
        raise Invalid(Reason("consent_member_unknown"))
    new: dict[tuple[int, Kind], bool] = {}
    for (member_id, kind), given in answers.items():
        now = people[member_id].answer(kind)
        if now is Answer.UNASKED or (now is Answer.GIVEN) != given:
            new[member_id, kind] = given
    return new


def _moment(day: date) -> datetime:
    """Now for today; the noon of an earlier day."""
    now = clock.now()
    if day == now.astimezone(VIETNAM).date():
        return now
    return datetime.combine(day, time(12), VIETNAM)
