"""Everything that results are computed from, whether read from a file or from tables.

A live screen passes fewer turns and marks than there are: what is not released is not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.registration.rules.teams import Team
from contest.regulations.rules.composition import CompositionRule
from contest.regulations.rules.contest import Division, Judge
from contest.regulations.rules.prizes import Award, TieBreak
from contest.regulations.rules.rounds import Round
from contest.schedule.rules.turns import Turn
from contest.scoring.rules.marks import Excuse, Mark


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded order of teams that nothing else separates (contest file, section 5)."""

    teams: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """The input of ``compute``. Lists in the order of the contest; references are sound."""

    slug: str
    rounds: Sequence[Round]
    judges: Sequence[Judge] = ()
    divisions: Sequence[Division] = ()
    composition: Sequence[CompositionRule] = ()
    tie_breaks: Sequence[TieBreak] = ()
    decisions: Sequence[Decision] = ()
    awards: Sequence[Award] = ()
    teams: Sequence[Team] = ()
    turns: Sequence[Turn] = ()
    marks: Sequence[Mark] = ()
    excused: Sequence[Excuse] = ()
