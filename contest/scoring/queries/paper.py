"""One judge's paper sheet of one round: a row for each team, as it is typed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from contest.regulations.models import Contest, Judge
from contest.regulations.rules.exact import micros, shortest
from contest.scoring.models import PaperDraft, Sheet
from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.plan import PlannedRound
from contest.scoring.rules.scale import typed_points
from contest.shared.db import db
from contest.shared.errors import NotFound

TAKES_MARKS = frozenset({"on_stage", "marking", "complete"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was typed once and waits for its check. ``total`` in its shortest form."""

    points: Mapping[str, str]
    total: str
    comment: str | None
    photo_id: int | None
    actor: str
    actor_name: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One team's line of the sheet.

    ``state``: open (to be typed), waiting (typed once), done, excused or closed (takes no marks).
    """

    turn_id: int
    number: int | None
    team: str
    state: str
    waiting: Waiting | None
    photo_id: int | None


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The whole sheet. ``check``: once, twice or person."""

    round: PlannedRound
    judge: str
    judge_name: str
    check: str
    rows: tuple[PaperRow, ...]


def paper_sheet_of(contest_id: int, round_key: str, judge: str) -> PaperSheet:
    """The sheet of a judge for a round.

    Raises:
        NotFound: no such round, or the judge is not on its panel.
    """
    desk = desk_of(contest_id)
    part = next((one for one in desk.rounds if one.round.key == round_key), None)
    if part is None or judge not in part.round.panel:
        raise NotFound("not_found")
    judge_id = part.round.panel[judge]
    turn_ids = [turn.id for turn in part.turns]
    drafts = {
        row.turn_id: row
        for row in db.session.scalars(
            select(PaperDraft).where(
                PaperDraft.turn_id.in_(turn_ids), PaperDraft.judge_id == judge_id
            )
        )
    }
    photos = dict(
        db.session.execute(
            select(Sheet.turn_id, Sheet.photo_id).where(
                Sheet.turn_id.in_(turn_ids), Sheet.judge_id == judge_id
            )
        ).all()
    )
    rows = []
    for turn in part.turns:
        sheet = next(one for one in turn.sheets if one.judge == judge)
        draft = drafts.get(turn.id)
        rows.append(
            PaperRow(
                turn_id=turn.id,
                number=turn.number,
                team=turn.team,
                state=_state(turn.state, sheet.state, draft),
                waiting=None if draft is None else _waiting(draft),
                photo_id=photos.get(turn.id),
            )
        )
    return PaperSheet(
        round=part.round,
        judge=judge,
        judge_name=db.session.get_one(Judge, judge_id).name,
        check=db.session.get_one(Contest, contest_id).paper_check,
        rows=tuple(rows),
    )


def _state(turn: str, sheet: str, draft: PaperDraft | None) -> str:
    if sheet == "excused":
        return "excused"
    if sheet in ("submitted", "locked"):
        return "done"
    if turn not in TAKES_MARKS:
        return "closed"
    return "open" if draft is None else "waiting"


def _waiting(draft: PaperDraft) -> Waiting:
    points = [typed_points(text) for text in draft.points.values()]
    return Waiting(
        points=draft.points,
        total=shortest(sum(micros(value) for value in points if value is not None)),
        comment=draft.comment,
        photo_id=draft.photo_id,
        actor=draft.actor,
        actor_name=draft.actor_name,
    )


def paper_photos(contest_id: int, round_key: str, judge: str) -> frozenset[int]:
    """The pictures that belong to this sheet.

    Raises:
        NotFound: as :func:`paper_sheet_of`.
    """
    rows = paper_sheet_of(contest_id, round_key, judge).rows
    drafts = [row.waiting.photo_id for row in rows if row.waiting is not None]
    return frozenset(one for one in [*drafts, *(row.photo_id for row in rows)] if one is not None)
