"""What may be made public, and when: the contest's own settings decide (domain.md, “Settings”).

``when`` is turn, round or end. A round is made public whole; the end is made public at once with
the awards. Signatures are asked for where a release makes a round whole: a judge signs one sheet
a round. This module knows neither people nor pages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from contest.regulations.rules.contest import PublishWhen, Signatures
from contest.schedule.rules.states import WITHOUT_RESULT, TurnState

READY = frozenset({TurnState.CONFIRMED}) | WITHOUT_RESULT
PUBLIC = frozenset({TurnState.PUBLISHED, TurnState.CLOSED})


@dataclass(frozen=True, slots=True)
class TurnStanding:
    """A turn as its release sees it."""

    round: str
    team_name: str
    state: TurnState
    released: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a release is not possible now, or, as a warning, what it leaves open."""

    code: str
    facts: Mapping[str, object]


def obstacles(
    turns: Sequence[TurnStanding],
    chosen: Collection[int],
    when: PublishWhen,
    *,
    at_end: bool,
) -> list[Obstacle]:
    """All reasons against making the chosen turns (positions in ``turns``) public.

    Args:
        at_end: the act is the announcement of the final results.
    """
    found: list[Obstacle] = []
    if when is PublishWhen.END and not at_end:
        return [Obstacle("published_at_end", {})]
    if not chosen:
        found.append(Obstacle("nothing_to_release", {}))
    rounds = {turns[place].round for place in chosen}
    asked = set(chosen)
    if when is PublishWhen.ROUND:
        asked |= {place for place, turn in enumerate(turns) if turn.round in rounds}
    late = [
        turns[place].team_name
        for place in sorted(asked)
        if not turns[place].released and turns[place].state not in READY
    ]
    if late:
        found.append(Obstacle("not_confirmed", {"teams": ", ".join(dict.fromkeys(late))}))
    return found


def unsigned(
    turns: Sequence[TurnStanding],
    chosen: Collection[int],
    missing: Mapping[str, Sequence[str]],
    gate: Signatures,
) -> list[Obstacle]:
    """What is not signed in the rounds that this release makes whole.

    Args:
        missing: round key → names of the judges whose sheet of the round is not ticked signed.
    """
    if gate is Signatures.OFF:
        return []
    whole = {
        turns[place].round
        for place in chosen
        if all(
            turn.released or other in chosen
            for other, turn in enumerate(turns)
            if turn.round == turns[place].round
        )
    }
    return [
        Obstacle("sheets_unsigned", {"round": key, "judges": ", ".join(names)})
        for key, names in missing.items()
        if key in whole and names
    ]
