"""Typing paper sheets in: a judge who marks with a pen is a judge like any other.

How a sheet is checked is the organiser's choice (``Contest.paper_check``): typed once; typed
twice, where both must say the same; or typed once and confirmed by a second person. Until the
check is passed nothing of it is a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor, note
from contest.files.actions.keeping import Incoming, keep_incoming
from contest.regulations.models import Contest
from contest.regulations.queries.contests import touch
from contest.regulations.rules.exact import Micros, micros, shortest
from contest.scoring.actions.desk_entries import Place, entry, place_of, write
from contest.scoring.actions.ledger import Ref
from contest.scoring.events import SheetsChanged
from contest.scoring.models import PaperDraft
from contest.scoring.rules.operations import Operation, SheetState, reasons_against
from contest.scoring.rules.scale import typed_points
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, NotFound, Reason, Refusal
from contest.shared.transaction import transaction


class PaperCheck(StrEnum):
    """How a paper sheet is checked before it counts."""

    ONCE = "once"
    TWICE = "twice"
    PERSON = "person"


class Taken(StrEnum):
    """What became of a sheet that was typed: it counts, or it waits for its check."""

    HANDED_IN = "handed_in"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class WrittenTotal:
    """The total as the judge wrote it on the sheet: it shows that every mark was read right.

    Attributes:
        text: as typed; empty where the judge wrote none.
        wrong_on_paper: the marks were read again and are right; the judge added them up wrongly,
            or not at all.
    """

    text: str
    wrong_on_paper: bool = False


def type_paper_sheet(
    turn_id: int,
    judge: str,
    points: Mapping[str, str],
    comment: str,
    photo: Incoming | None = None,
    written: WrittenTotal | None = None,
    *,
    by: Actor,
) -> Taken:
    """Type a whole sheet: criterion key → points as written on it.

    ``written`` is compared with their sum; None compares nothing.

    Raises:
        NotFound: no such turn or judge.
        Refusal: the turn takes no marks now, the sheet is handed in already, it waits for a
            second person, or the second typing differs from the first (each criterion named).
        Invalid: every criterion whose points are missing or off the scale; else a written total
            that is missing, no number, or not their sum.
    """
    with transaction() as session:
        place = place_of(session, turn_id, judge)
        _require_open(place, by)
        typed = _checked(place, points)
        misread = _compared(typed, written)
        check = _check_of(session, place)
        draft = session.get(PaperDraft, (turn_id, place.judge.id))
        kept = (
            None
            if photo is None
            else keep_incoming(session, place.turn.contest_id, photo, by=by).id
        )
        if check is PaperCheck.ONCE:
            _hand_in(place, typed, comment, kept, None, by, misread)
        elif draft is None:
            _keep_draft(place, typed, comment, kept, by)
            return Taken.WAITING
        elif check is PaperCheck.PERSON:
            raise Refusal(Reason("paper_waits_for_person", {"name": draft.actor_name}))
        else:
            _require_same(place, draft, typed)
            _hand_in(place, typed, comment or draft.comment or "", kept, draft, by, misread)
        return Taken.HANDED_IN


def confirm_paper_sheet(turn_id: int, judge: str, *, by: Actor) -> None:
    """Confirm what somebody else typed: compared with the paper, the sheet counts.

    Raises:
        NotFound: no such turn, judge or typed sheet.
        Refusal: the same person typed it, or the turn takes no marks now.
    """
    with transaction() as session:
        place, draft = _drafted(session, turn_id, judge)
        _require_open(place, by)
        if draft.actor == by.key:
            raise Refusal("paper_same_person")
        _hand_in(place, draft.points, draft.comment or "", None, draft, by)


def discard_paper_sheet(turn_id: int, judge: str, *, by: Actor) -> None:
    """Throw away what was typed, to type it anew.

    Raises:
        NotFound: no such turn, judge or typed sheet.
    """
    with transaction() as session:
        place, draft = _drafted(session, turn_id, judge)
        session.delete(draft)
        _told(place, "sheet.paper_discarded", by)


def set_paper_check(contest_id: int, check: PaperCheck, *, by: Actor) -> None:
    """Choose how paper sheets are checked; sheets that wait then follow the new way."""
    with transaction() as session:
        touch(contest_id)
        contest = session.get_one(Contest, contest_id)
        old, contest.paper_check = contest.paper_check, check.value
        note(
            by,
            "paper_check.set",
            "contest",
            contest_id=contest_id,
            old={"check": old},
            new={"check": check.value},
        )


def _check_of(session: Session, place: Place) -> PaperCheck:
    return PaperCheck(session.get_one(Contest, place.turn.contest_id).paper_check)


def _drafted(session: Session, turn_id: int, judge: str) -> tuple[Place, PaperDraft]:
    place = place_of(session, turn_id, judge)
    draft = session.get(PaperDraft, (turn_id, place.judge.id))
    if draft is None:
        raise NotFound("not_found")
    return place, draft


def _require_open(place: Place, by: Actor) -> None:
    state = SheetState(
        turn_state=place.turn.state,
        scales=place.round.scales,
        on_panel=True,
        excused=place.sheet.excused,
        submitted=place.sheet.submitted_at is not None,
        locked=place.sheet.locked_at is not None or place.sheet.submitted_at is not None,
        marks={},
    )
    asked = Operation("-", "comment", place.ref.round, place.ref.team)
    closed = reasons_against(asked, state, actor=by.key, device=None)
    if closed:
        raise Refusal(*(Reason(one.code, dict(one.facts)) for one in closed))


def _checked(place: Place, points: Mapping[str, str]) -> dict[str, str]:
    """Criterion key → points in their shortest form."""
    faults: list[Reason] = []
    typed: dict[str, str] = {}
    for criterion in place.round.criteria:
        number = typed_points(points.get(criterion.key, ""))
        scale = place.round.scales[criterion.key]
        if number is None or not scale.holds(number):
            facts = {"criterion": criterion.key, "name": criterion.name}
            faults.append(Reason("paper_points", {**facts, **scale.words()}))
        else:
            typed[criterion.key] = shortest(micros(number))
    if faults:
        raise Invalid(*faults)
    return typed


def _compared(typed: Mapping[str, str], written: WrittenTotal | None) -> str | None:
    """The total that the judge added up wrongly, for the log; None where it is right or unasked."""
    if written is None:
        return None
    text, total = written.text.strip(), _sum(typed)
    number = typed_points(text)
    if written.wrong_on_paper and (number is not None or not text):
        return text if number is None or micros(number) != total else None
    if number is None:
        raise Invalid(Reason("paper_total_unread" if text else "paper_total_missing"))
    if micros(number) != total:
        facts = {"written": text.replace(".", ","), "sum": shortest(total).replace(".", ",")}
        raise Invalid(Reason("paper_total_differs", facts))
    return None


def _sum(typed: Mapping[str, str]) -> Micros:
    return sum(micros(Decimal(points)) for points in typed.values())


def _require_same(place: Place, draft: PaperDraft, typed: Mapping[str, str]) -> None:
    differs = [
        Reason(
            "paper_differs",
            {
                "criterion": criterion.key,
                "name": criterion.name,
                "first": draft.points.get(criterion.key, "–").replace(".", ","),
                "second": typed[criterion.key].replace(".", ","),
            },
        )
        for criterion in place.round.criteria
        if draft.points.get(criterion.key) != typed[criterion.key]
    ]
    if differs:
        raise Refusal(*differs)


def _keep_draft(
    place: Place, typed: Mapping[str, str], comment: str, photo_id: int | None, by: Actor
) -> None:
    place.session.add(
        PaperDraft(
            turn_id=place.turn.id,
            judge_id=place.judge.id,
            points=dict(typed),
            comment=comment.strip() or None,
            photo_id=photo_id,
            actor=by.key,
            actor_name=by.name,
            at=clock.now(),
        )
    )
    _told(place, "sheet.paper_typed", by)


def _hand_in(
    place: Place,
    typed: Mapping[str, str],
    comment: str,
    photo_id: int | None,
    draft: PaperDraft | None,
    by: Actor,
    misread: str | None = None,
) -> None:
    entries = [
        entry(place, "mark", criterion=Ref(one.id, one.key), points=typed[one.key])
        for one in place.round.criteria
    ]
    if comment.strip():
        entries.append(entry(place, "comment", text=comment.strip()))
        place.sheet.comment = comment.strip()
    entries.append(entry(place, "submit"))
    place.sheet.submitted_at = place.sheet.locked_at = clock.now()
    place.sheet.from_paper = True
    if draft is not None:
        photo_id = photo_id or draft.photo_id
        place.session.delete(draft)
    place.sheet.photo_id = photo_id or place.sheet.photo_id
    told = {} if draft is None else {"typed_by": draft.actor_name}
    if misread is not None:
        told["written_total"] = misread
    write(place, entries, "sheet.paper", "", by, new=told or None)


def _told(place: Place, action: str, by: Actor) -> None:
    ref = f"sheet:{place.ref.round}/{place.ref.team}/{place.judge.key}"
    note(by, action, ref, contest_id=place.turn.contest_id)
    touch(place.turn.contest_id)
    record(SheetsChanged(place.turn.contest_id, place.turn.id))
