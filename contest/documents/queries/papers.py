"""Which papers of the contest day there are now, and for each what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from contest.ranking.queries.standing import Standing
from contest.ranking.queries.standing_turns import PANEL_AT_WORK, TurnLine
from contest.regulations.rules.contest import Judge
from contest.regulations.rules.rounds import Round
from contest.schedule.rules.states import WITHOUT_RESULT, TurnState
from contest.scoring.queries.desk import Desk, desk_of
from contest.shared.errors import NotFound, Reason


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper is final, a draft, or cannot be made at all, with all reasons for that."""

    lacks: tuple[Reason, ...] = ()
    impossible: bool = False

    @property
    def draft(self) -> bool:
        """Whether it is printed as BẢN NHÁP."""
        return bool(self.lacks)


@dataclass(frozen=True, slots=True)
class JudgeSheet:
    """The sheet of one judge in one round."""

    judge: str
    name: str
    head: bool
    state: PaperState


@dataclass(frozen=True, slots=True)
class RoundPapers:
    """The papers of one round. ``times``: of its stage clock; None: it is not on stage."""

    key: str
    name: str
    table: PaperState
    times: PaperState | None
    sheets: tuple[JudgeSheet, ...]

    @property
    def all_sheets(self) -> PaperState:
        """All filled sheets of the round in one file."""
        if not self.sheets:
            return PaperState((Reason("paper_no_judges"),), impossible=True)
        drafts = [sheet.name for sheet in self.sheets if sheet.state.draft]
        if not drafts:
            return PaperState()
        return PaperState((Reason("paper_sheets_of", {"judges": ", ".join(drafts)}),))


@dataclass(frozen=True, slots=True)
class Papers:
    """All of them."""

    overall: PaperState
    rounds: tuple[RoundPapers, ...]

    def round(self, key: str) -> RoundPapers:
        """The papers of one round.

        Raises:
            NotFound: there is no such round.
        """
        for papers in self.rounds:
            if papers.key == key:
                return papers
        raise NotFound("not_found")


def papers_of(contest_id: int, standing: Standing) -> Papers:
    """The papers with their states; a bounded number of queries however many turns there are."""
    watch = _Watch(standing, desk_of(contest_id))
    return Papers(watch.overall(), tuple(watch.papers(round_) for round_ in standing.rounds))


class _Watch:
    """Finds what each paper lacks."""

    def __init__(self, standing: Standing, desk: Desk) -> None:
        self._standing = standing
        self._jury = {judge.key: judge for judge in standing.record.judges}
        self._unlocked = {
            (turn.id, sheet.judge)
            for round_ in desk.rounds
            for turn in round_.turns
            for sheet in turn.sheets
            if sheet.state == "submitted"
        }

    def overall(self) -> PaperState:
        standing = self._standing
        turns = [turn for round_ in standing.rounds for turn in standing.turns_of(round_.key)]
        if not turns:
            return _NO_TEAMS
        lacks = self._lacks(turns)
        lacks += [
            Reason("paper_award_undecided", {"award": award.name}) for award in standing.undecided
        ]
        return PaperState(tuple(lacks))

    def papers(self, round_: Round) -> RoundPapers:
        turns = self._standing.turns_of(round_.key)
        panel = [self._jury[key] for key in round_.panel(tuple(self._jury))]
        lacks = self._lacks(turns) + ([] if panel else [Reason("paper_no_judges")])
        return RoundPapers(
            round_.key,
            round_.name,
            PaperState(tuple(lacks)) if turns else _NO_TEAMS,
            _times(turns) if round_.staged else None,
            tuple(
                JudgeSheet(judge.key, judge.name, judge.head, self._sheet(judge, turns))
                for judge in panel
            ),
        )

    def _lacks(self, turns: Sequence[TurnLine]) -> list[Reason]:
        lacks: list[Reason] = []
        missing = [turn for turn in turns if turn.outcome.missing is not None]
        if missing:
            lacks.append(Reason("paper_results_missing", {"count": len(missing)}))
        at_work = [turn for turn in turns if turn.state in PANEL_AT_WORK and turn not in missing]
        if at_work:
            lacks.append(Reason("paper_turns_open", {"count": len(at_work)}))
        judges = [
            judge.name
            for key, judge in self._jury.items()
            if any((turn.id, key) in self._unlocked for turn in turns)
        ]
        if judges:
            lacks.append(Reason("paper_sheets_unlocked", {"judges": ", ".join(judges)}))
        return lacks

    def _sheet(self, judge: Judge, turns: Sequence[TurnLine]) -> PaperState:
        if not turns:
            return _NO_TEAMS
        lacks: list[Reason] = []
        missing = [turn for turn in turns if self._owes(judge, turn)]
        if missing:
            lacks.append(Reason("paper_sheets_missing", {"count": len(missing)}))
        if any((turn.id, judge.key) in self._unlocked for turn in turns):
            lacks.append(Reason("paper_sheet_unlocked"))
        return PaperState(tuple(lacks))

    def _owes(self, judge: Judge, turn: TurnLine) -> bool:
        if turn.state in WITHOUT_RESULT:
            return False
        return any(one.judge == judge.key and one.state == "missing" for one in turn.totals)


def _times(turns: Sequence[TurnLine]) -> PaperState:
    if not turns:
        return _NO_TEAMS
    ahead = sum(turn.state in (TurnState.WAITING, TurnState.ON_STAGE) for turn in turns)
    return PaperState((Reason("paper_turns_ahead", {"count": ahead}),) if ahead else ())


_NO_TEAMS = PaperState((Reason("paper_no_teams"),), impossible=True)
