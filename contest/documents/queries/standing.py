"""From the results to the table of places, ties and prizes that the papers print."""

from contest.documents.rules.standing import (
    AwardLine,
    DivisionTable,
    MissingResult,
    RoundCell,
    RoundHead,
    Standing,
    TeamRow,
    TieSplit,
)
from contest.ranking.queries import standing as results
from contest.ranking.queries.standing_ties import TieLine
from contest.ranking.queries.standing_turns import TurnLine
from contest.regulations.rules.prizes import TieBreakKind
from contest.regulations.rules.rounds import Round


def paper_standing(standing: results.Standing) -> Standing:
    """The same results as a paper's value; every figure is taken over as it is."""
    return Standing(
        rounds=tuple(round_head(round_) for round_ in standing.rounds),
        divisions=tuple(
            DivisionTable(
                division.name,
                tuple(_row(team) for team in division.teams),
                tuple(_tie(tie, standing) for tie in division.ties),
            )
            for division in standing.divisions
            if division.teams or len(standing.divisions) == 1
        ),
        missing=tuple(
            MissingResult(lack.round, lack.team, lack.code.value, lack.judges)
            for lack in standing.missing
        ),
        awards=tuple(_award(award) for award in standing.awards),
    )


def round_head(round_: Round) -> RoundHead:
    """A round as a column of the table."""
    return RoundHead(round_.name, round_.weight, round_.deductions_apply.value)


def _row(team: results.TeamLine) -> TeamRow:
    return TeamRow(
        place=team.place,
        tied=team.tied,
        team=team.name,
        number=team.number,
        cells=tuple(round_cell(turn) for turn in team.turns),
        deducted=team.deducted,
        total=team.total,
        award=", ".join(team.awards) or None,
    )


def round_cell(turn: TurnLine) -> RoundCell:
    """One turn as a cell of the table."""
    return RoundCell(
        status=turn.outcome.status.value,
        aggregate=turn.aggregate,
        deducted=turn.deducted,
        result=turn.result,
        weighted=turn.weighted,
        notes=tuple(note.value for note in turn.outcome.notes),
    )


def _tie(tie: TieLine, standing: results.Standing) -> TieSplit:
    return TieSplit(
        above=standing.names[tie.above],
        below=standing.names[tie.below],
        total=tie.total,
        by=tie.by,
        subject=_subject(tie),
        above_figure=tie.above_figure,
        below_figure=tie.below_figure,
    )


def _subject(tie: TieLine) -> str | None:
    match tie.by:
        case TieBreakKind.ROUND:
            return tie.round
        case TieBreakKind.CRITERION:
            return f"{tie.criterion}, phần thi {tie.round},"
        case TieBreakKind.DECISION:
            return tie.reason.strip().rstrip(".") if tie.reason else None
        case _:
            return None


def _award(award: results.AwardLine) -> AwardLine:
    return AwardLine(
        name=award.name,
        state=award.state.value,
        teams=award.teams,
        members=award.members,
        contenders=award.contenders,
        division=award.division,
        money=award.money or None,
    )
