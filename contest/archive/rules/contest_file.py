"""The contest file ``hoithi/1`` as one value: a whole contest, regulations to marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contest.ranking.rules.record import Decision, Record
from contest.registration.rules.teams import Team
from contest.regulations.rules.composition import CompositionRule
from contest.regulations.rules.contest import Contest, Division, Judge, Settings, Unit
from contest.regulations.rules.prizes import Award, TieBreak
from contest.regulations.rules.rounds import Round
from contest.schedule.rules.turns import Turn
from contest.scoring.rules.marks import Excuse, Mark

FORMAT = "hoithi/1"


@dataclass(frozen=True, slots=True)
class ContestFile:
    """One document. ``running_order`` maps round keys to team keys; it changes no result."""

    contest: Contest
    rounds: tuple[Round, ...]
    units: tuple[Unit, ...] = ()
    divisions: tuple[Division, ...] = ()
    composition: tuple[CompositionRule, ...] = ()
    judges: tuple[Judge, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()
    decisions: tuple[Decision, ...] = ()
    awards: tuple[Award, ...] = ()
    settings: Settings = field(default_factory=Settings)
    teams: tuple[Team, ...] = ()
    running_order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()
    marks: tuple[Mark, ...] = ()
    excused: tuple[Excuse, ...] = ()

    def record(self) -> Record:
        """What results are computed from."""
        return Record(
            slug=self.contest.slug,
            rounds=self.rounds,
            judges=self.judges,
            divisions=self.divisions,
            composition=self.composition,
            tie_breaks=self.tie_breaks,
            decisions=self.decisions,
            awards=self.awards,
            teams=self.teams,
            turns=self.turns,
            marks=self.marks,
            excused=self.excused,
        )
