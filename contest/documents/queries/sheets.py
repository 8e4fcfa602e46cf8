"""Phiếu chấm điểm of one round, filled from what the judges entered, or blank.

Marks of a panel that is still at work are not printed: they stay between the judge and the desk.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from contest.documents import sentences
from contest.documents.queries.office import Office
from contest.documents.queries.proof import qr_svg
from contest.documents.rules.codes import digest_of
from contest.documents.rules.sheet import Sheet, SheetCriterion, SheetEntry, SheetPaper
from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_turns import (
    PANEL_AT_WORK,
    JudgeTotal,
    TurnLine,
    highest_total,
    in_running_order,
)
from contest.regulations.models import Judge as JudgeRow
from contest.regulations.rules.contest import Judge
from contest.regulations.rules.exact import micros, shortest
from contest.regulations.rules.rounds import Round
from contest.schedule.models import Turn
from contest.schedule.rules.turns import TurnStatus
from contest.scoring.models import Sheet as SheetRow
from contest.scoring.rules.sheet_codes import SheetKey, code_of, in_groups
from contest.shared.db import db

Kind = Literal["filled", "blank", "forms", "spare"]

WITHOUT_MARKS = {
    TurnStatus.ABSENT: sentences.ABSENT,
    TurnStatus.DISQUALIFIED: sentences.DISQUALIFIED,
}


@dataclass(frozen=True, slots=True)
class Handed:
    """What is kept of one judge's sheet of one turn beside its marks."""

    judge_name: str | None
    comment: str | None
    from_paper: bool


def handed_sheets(contest_id: int) -> dict[tuple[int, str], Handed]:
    """(turn id, judge key) → what is kept of the sheet; one query a contest."""
    rows = db.session.execute(
        select(
            SheetRow.turn_id,
            JudgeRow.key,
            SheetRow.judge_name,
            SheetRow.comment,
            SheetRow.from_paper,
        )
        .join(JudgeRow, JudgeRow.id == SheetRow.judge_id)
        .join(Turn, Turn.id == SheetRow.turn_id)
        .where(Turn.contest_id == contest_id)
        .order_by(SheetRow.turn_id)
    )
    return {
        (turn, judge): Handed(name, comment, paper) for turn, judge, name, comment, paper in rows
    }


def substitutes(
    handed: Mapping[tuple[int, str], Handed], jury: Iterable[Judge]
) -> dict[str, tuple[str, ...]]:
    """Judge key → others whose sheets the seat handed in, in order of appearance."""
    names = {judge.key: judge.name for judge in jury}
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for (_, judge), sheet in handed.items():
        if sheet.judge_name and sheet.judge_name != names.get(judge):
            others[judge][sheet.judge_name] = None
    return {judge: tuple(found) for judge, found in others.items()}


def sheet_paper(
    standing: Standing,
    round_: Round,
    office: Office,
    made_at: datetime,
    handed: Mapping[tuple[int, str], Handed],
    *,
    kind: Kind = "filled",
    judge: str | None = None,
) -> SheetPaper:
    """The sheets of one round: of one judge, or of the whole panel one after the other.

    ``filled`` prints what was entered; ``blank`` leaves the marks out; ``forms`` are blank ones of
    one team each, in running order; ``spare`` is one blank sheet without the name of a judge.
    Blank sheets of a judge carry the code by which the desk finds them again.
    """
    jury = {one.key: one for one in office.jury}
    panel = [jury[key] for key in round_.panel(tuple(jury)) if judge in (None, key)]
    writer = _Writer(standing, round_, office, handed)
    if kind == "filled":
        sheets = [sheet for one in panel for sheet in writer.filled(one)]
    elif kind == "blank":
        sheets = [writer.blank(one) for one in panel]
    elif kind == "forms":
        sheets = [form for one in panel for form in writer.forms(one)]
    else:
        sheets = [writer.spare()]
    marks = [[(one.number, one.marks, one.total) for one in sheet.entries] for sheet in sheets]
    digest = digest_of([round_.key, kind, marks])
    return SheetPaper(office.frame(made_at, symbol=None, digest=digest), tuple(sheets))


class _Writer:
    def __init__(
        self,
        standing: Standing,
        round_: Round,
        office: Office,
        handed: Mapping[tuple[int, str], Handed],
    ) -> None:
        self._round = round_
        self._office = office
        self._handed = handed
        self._contest = standing.record.slug
        self._turns = in_running_order(standing.turns_of(round_.key))
        self._marks = {
            (mark.team, mark.judge, mark.criterion): shortest(micros(mark.points))
            for mark in standing.record.marks
            if mark.round == round_.key
        }

    def title(self, judge: Judge) -> str:
        """What the judge signs as."""
        return self._office.head_judge_title if judge.head else sentences.JUDGE

    def filled(self, judge: Judge) -> list[Sheet]:
        """The sheet of a seat; one for each person where a substitute sat there too."""
        by_name: dict[str, list[TurnLine]] = defaultdict(list)
        for turn in self._turns:
            sheet = self._sheet(turn, judge)
            by_name[(sheet and sheet.judge_name) or judge.name].append(turn)
        return [self._filled(judge, name, turns) for name, turns in by_name.items()] or [
            self.blank(judge)
        ]

    def _filled(self, judge: Judge, name: str, turns: Sequence[TurnLine]) -> Sheet:
        sheets = [self._sheet(turn, judge) for turn in turns]
        typed_in = any(sheet is not None and sheet.from_paper for sheet in sheets)
        return self._made(
            name,
            self.title(judge),
            tuple(self._entry(judge, turn) for turn in turns),
            "paper" if typed_in else "screen",
        )

    def _sheet(self, turn: TurnLine, judge: Judge) -> Handed | None:
        return None if turn.id is None else self._handed.get((turn.id, judge.key))

    def _entry(self, judge: Judge, turn: TurnLine) -> SheetEntry:
        nothing = self._empty(turn)
        if turn.outcome.status in WITHOUT_MARKS or turn.state in PANEL_AT_WORK:
            return nothing
        total = _total(turn, judge)
        sheet = self._sheet(turn, judge)
        return SheetEntry(
            turn.number,
            turn.name,
            tuple(
                self._marks.get((turn.team, judge.key, criterion.key))
                for criterion in self._round.criteria
            ),
            total.points,
            comment=sheet.comment if sheet else None,
            excused=total.state == "excused",
        )

    def _empty(self, turn: TurnLine) -> SheetEntry:
        marks = (None,) * len(self._round.criteria)
        note = WITHOUT_MARKS.get(turn.outcome.status)
        return SheetEntry(turn.number, turn.name, marks, None, comment=note)

    def blank(self, judge: Judge) -> Sheet:
        """A judge's sheet to be filled by hand; teams that they do not mark say so."""
        entries = tuple(
            replace(self._empty(turn), excused=_total(turn, judge).state == "excused")
            for turn in self._turns
        )
        sheet = self._made(judge.name, self.title(judge), entries, "blank")
        return self._coded(sheet, judge, None)

    def forms(self, judge: Judge) -> list[Sheet]:
        """A sheet for each team that the judge marks and that performs."""
        return [
            self._coded(
                self._made(judge.name, self.title(judge), (self._empty(turn),), "blank"),
                judge,
                turn.team,
            )
            for turn in self._turns
            if turn.outcome.status not in WITHOUT_MARKS and _total(turn, judge).state != "excused"
        ]

    def _coded(self, sheet: Sheet, judge: Judge, team: str | None) -> Sheet:
        code = code_of(self._contest, SheetKey(self._round.key, judge.key, team))
        return replace(sheet, code=in_groups(code), code_svg=qr_svg(code))

    def spare(self) -> Sheet:
        """A sheet to be filled by hand, by whoever needs one."""
        entries = tuple(self._empty(turn) for turn in self._turns)
        return self._made(None, sentences.JUDGE, entries, "blank")

    def _made(
        self,
        name: str | None,
        title: str,
        entries: tuple[SheetEntry, ...],
        source: Literal["screen", "paper", "blank"],
    ) -> Sheet:
        return Sheet(
            judge=name,
            judge_title=title,
            round=self._round.name,
            criteria=tuple(
                SheetCriterion(one.name, shortest(micros(one.max))) for one in self._round.criteria
            ),
            max_total=highest_total(self._round),
            min_mark=shortest(micros(self._round.marking.min)),
            step=shortest(micros(self._round.marking.step)),
            entries=entries,
            source=source,
        )


def _total(turn: TurnLine, judge: Judge) -> JudgeTotal:
    return next(one for one in turn.totals if one.judge == judge.key)
