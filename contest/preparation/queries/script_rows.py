"""All scripts of a contest with their states, for the reviewers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from contest.preparation.models import Piece, ScriptVersion
from contest.preparation.rules.script import ScriptState
from contest.preparation.sentences import KIND_NAMES
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.shared.db import db
from contest.shared.vietnamese import found


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One line of the reviewers' list; ``piece_id`` is ``None`` where nothing has been begun."""

    delegation_id: int
    delegation: str
    name: str
    piece_id: int | None
    title: str | None
    state: str
    number: int
    at: datetime | None


def script_rows(contest_id: int) -> list[ScriptRow]:
    """Every delegation that takes part, with a line for each staged round and each other script.

    Four queries, however many delegations there are. Names of teams alone, nobody's person.
    """
    teams = db.session.execute(
        select(Delegation.id, Delegation.name)
        .where(Delegation.contest_id == contest_id, Delegation.status != "withdrawn")
        .order_by(Delegation.position)
    ).all()
    rounds = {
        row.id: row
        for row in db.session.scalars(
            select(Round).where(Round.contest_id == contest_id).order_by(Round.position)
        )
    }
    pieces = db.session.scalars(
        select(Piece)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .where(Delegation.contest_id == contest_id)
        .order_by(Piece.position, Piece.id)
    ).all()
    newest = _newest(contest_id)
    of_round = {(one.delegation_id, one.round_id): one for one in pieces if one.round_id}
    rows: list[ScriptRow] = []
    for team_id, name in teams:
        for round_ in rounds.values():
            piece = of_round.get((team_id, round_.id))
            if round_.staged or (piece is not None and piece.state != ScriptState.NONE):
                rows.append(_row(team_id, name, round_.name, piece, newest))
        rows += [
            _row(team_id, name, KIND_NAMES[one.kind], one, newest)
            for one in pieces
            if one.delegation_id == team_id
            and one.round_id is None
            and one.state != ScriptState.NONE
        ]
    return rows


def _newest(contest_id: int) -> dict[int, tuple[int, datetime]]:
    rows = db.session.execute(
        select(ScriptVersion.piece_id, ScriptVersion.number, ScriptVersion.at)
        .join(Piece, Piece.id == ScriptVersion.piece_id)
        .join(Delegation, Delegation.id == Piece.delegation_id)
        .where(Delegation.contest_id == contest_id)
        .order_by(ScriptVersion.number)
    )
    return {piece_id: (number, at) for piece_id, number, at in rows}


def _row(
    team_id: int,
    team: str,
    name: str,
    piece: Piece | None,
    newest: dict[int, tuple[int, datetime]],
) -> ScriptRow:
    if piece is None:
        return ScriptRow(team_id, team, name, None, None, ScriptState.NONE, 0, None)
    number, at = newest.get(piece.id, (0, None))
    return ScriptRow(team_id, team, name, piece.id, piece.title, piece.state, number, at)


def script_counts(rows: Sequence[ScriptRow]) -> Counter[str]:
    """How many stand in each state."""
    return Counter(row.state for row in rows)


def chosen_rows(rows: Sequence[ScriptRow], state: str | None, query: str) -> list[ScriptRow]:
    """Those in this state that a search for the team or the round finds."""
    return [
        row
        for row in rows
        if (state is None or row.state == state) and found(query, f"{row.delegation} {row.name}")
    ]
