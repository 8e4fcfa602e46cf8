"""Keeping who gets a Giấy khen, and the decision that grants it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contest.audit.actions.trail import Actor, note
from contest.documents.models import Commendation
from contest.documents.queries.commendations import Commended, commending_of
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Stale
from contest.shared.transaction import transaction

MOST_PEOPLE, LONGEST, LONGEST_TEXT = 200, 200, 4000


@dataclass(frozen=True, slots=True)
class TypedCommending:
    """What was typed, texts without spaces around them; ``day`` None where it is no day."""

    body: str
    superior: str
    signatory: str
    grounds: str
    fund: str
    number: str
    day_typed: str
    day: date | None
    people: Sequence[Commended]


def keep_commending(contest_id: int, version: int, typed: TypedCommending, *, by: Actor) -> None:
    """Keep the decision and its list.

    Raises:
        Stale: somebody else kept another one meanwhile.
        Invalid: every text that is wrong (fact ``field``).
    """
    with transaction() as session:
        current = commending_of(contest_id)
        if current.version != version:
            raise Stale(current)
        faults = _faults(typed)
        if faults:
            raise Invalid(*faults)
        row = session.get(Commendation, contest_id)
        if row is None:
            row = Commendation(contest_id=contest_id)
            session.add(row)
        row.version = version + 1
        row.body, row.superior, row.signatory = typed.body, typed.superior, typed.signatory
        row.grounds, row.fund, row.number = typed.grounds, typed.fund, typed.number
        row.day = "" if typed.day is None else typed.day.isoformat()
        row.people = [{"who": one.who, "of": one.of, "deed": one.deed} for one in typed.people]
        row.saved_at, row.saved_by = clock.now(), by.name
        note(
            by,
            "commending.kept",
            "paper:commending",
            contest_id=contest_id,
            new={"people": len(typed.people), "number": typed.number},
        )


def _faults(typed: TypedCommending) -> list[Reason]:
    faults = []
    if not typed.body:
        faults.append(Reason("commending_no_body", {"field": "body"}))
    if bool(typed.number) != bool(typed.day_typed):
        faults.append(Reason("commending_number_and_day", {"field": "number"}))
    if typed.day_typed and typed.day is None:
        faults.append(Reason("commending_day", {"field": "day"}))
    if len(typed.people) > MOST_PEOPLE:
        faults.append(Reason("commending_too_many", {"most": MOST_PEOPLE}))
    if any(not one.who for one in typed.people):
        faults.append(Reason("commending_who"))
    short = (typed.body, typed.superior, typed.signatory, typed.number)
    texts = [text for one in typed.people for text in (one.who, one.of, one.deed)]
    if any(len(text) > LONGEST for text in (*short[:3], *texts)) or len(typed.number) > 60:
        faults.append(Reason("commending_long", {"most": LONGEST}))
    if max(len(typed.grounds), len(typed.fund)) > LONGEST_TEXT:
        faults.append(Reason("commending_long", {"most": LONGEST_TEXT}))
    return faults
