"""Typing a paper sheet in: a judge who marks with a pen is a judge like any other."""

from collections.abc import Mapping

from contest.audit.actions.trail import Actor
from contest.regulations.rules.exact import micros, shortest
from contest.scoring.actions.desk_entries import entry, place_of, write
from contest.scoring.actions.ledger import Ref
from contest.scoring.rules.operations import Operation, SheetState, reasons_against
from contest.scoring.rules.scale import typed_points
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction


def enter_paper_sheet(
    turn_id: int, judge: str, points: Mapping[str, str], comment: str, *, by: Actor
) -> None:
    """Type a whole sheet: criterion key → points as written on it. It is handed in and locked.

    Raises:
        NotFound: no such turn or judge.
        Refusal: the turn takes no marks now, or the sheet is handed in already.
        Invalid: every criterion whose points are missing or off the scale.
    """
    with transaction() as session:
        place = place_of(session, turn_id, judge)
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
        faults: list[Reason] = []
        entries = []
        for criterion in place.round.criteria:
            number = typed_points(points.get(criterion.key, ""))
            scale = place.round.scales[criterion.key]
            if number is None or not scale.holds(number):
                facts = {"criterion": criterion.key, "name": criterion.name}
                faults.append(Reason("paper_points", {**facts, **scale.words()}))
                continue
            entries.append(
                entry(
                    place,
                    "mark",
                    criterion=Ref(criterion.id, criterion.key),
                    points=shortest(micros(number)),
                )
            )
        if faults:
            raise Invalid(*faults)
        if comment.strip():
            entries.append(entry(place, "comment", text=comment.strip()))
            place.sheet.comment = comment.strip()
        entries.append(entry(place, "submit"))
        place.sheet.submitted_at = place.sheet.locked_at = clock.now()
        place.sheet.from_paper = True
        write(place, entries, "sheet.paper", "", by)
