"""What already stands on the regulations, and what an edit would do to it.

Marks, teams and drawn turns belong to slices above; they tell this rule what there is. An edit
that would make existing marks invalid is refused; one that changes results already given asks
for a reason. Source: contest file ``hoithi/1``, section 2 (a mark on the scale, the panel).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from contest.regulations.rules.regulations import Regulations
from contest.regulations.rules.rounds import Round
from contest.shared.errors import Reason


@dataclass(frozen=True, slots=True)
class Footing:
    """What stands on the regulations of a contest.

    Attributes:
        points: (round key, criterion key) → the different points that stand there; none for a
            criterion whose marks were all taken back: the ledger still names it.
        judges: round key → keys of the judges with marks or excuses in that round.
        rounds: keys of the rounds that have a running order or turns.
        units: keys of the units that have a delegation, members or a representative.
        divisions: keys of the divisions that have teams.
    """

    points: Mapping[tuple[str, str], frozenset[Decimal]] = field(default_factory=dict)
    judges: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rounds: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()

    @property
    def marked_rounds(self) -> frozenset[str]:
        """Keys of the rounds in which somebody has given a mark."""
        return frozenset(round_key for round_key, _ in self.points)

    def __or__(self, other: Footing) -> Footing:
        points = dict(self.points)
        for place, given in other.points.items():
            points[place] = points.get(place, frozenset()) | given
        judges = dict(self.judges)
        for round_key, keys in other.judges.items():
            judges[round_key] = judges.get(round_key, frozenset()) | keys
        return Footing(
            points,
            judges,
            self.rounds | other.rounds,
            self.units | other.units,
            self.divisions | other.divisions,
        )


def refusals(old: Regulations, new: Regulations, footing: Footing) -> tuple[Reason, ...]:
    """Why the edit cannot be made: what it would pull from under marks, teams or turns."""
    return (
        *_lost("unit_in_use", old.units, new.units, footing.units),
        *_lost("division_in_use", old.divisions, new.divisions, footing.divisions),
        *_lost("round_in_use", old.rounds, new.rounds, footing.rounds | footing.marked_rounds),
        *_judges_lost(old, new, footing),
        *_marks_lost(old, new, footing),
    )


def _lost(
    code: str, old: tuple[object, ...], new: tuple[object, ...], used: frozenset[str]
) -> Iterator[Reason]:
    kept = {thing.key for thing in new}  # type: ignore[attr-defined]
    for thing in old:
        key, name = thing.key, thing.name  # type: ignore[attr-defined]
        if key in used and key not in kept:
            yield Reason(code, {"name": name})


def _judges_lost(old: Regulations, new: Regulations, footing: Footing) -> Iterator[Reason]:
    names = {judge.key: judge.name for judge in old.judges}
    jury = tuple(judge.key for judge in new.judges)
    for one in new.rounds:
        for judge in sorted(footing.judges.get(one.key, frozenset()) - {*one.panel(jury)}):
            facts = {"judge": names.get(judge, judge), "round": one.name}
            yield Reason("judge_has_marks", facts)


def _marks_lost(old: Regulations, new: Regulations, footing: Footing) -> Iterator[Reason]:
    was = {one.key: one for one in old.rounds}
    for one in new.rounds:
        maxima = {criterion.key: criterion.max for criterion in one.criteria}
        for criterion in was[one.key].criteria if one.key in was else ():
            given = footing.points.get((one.key, criterion.key))
            facts = {"round": one.name, "criterion": criterion.name}
            if given is None:
                continue
            if criterion.key not in maxima:
                yield Reason("criterion_has_marks", facts)
                continue
            off = sorted(p for p in given if not _on_scale(one, maxima[criterion.key], p))
            if off:
                yield Reason("marks_off_scale", facts | {"points": _listed(off)})


def _on_scale(one: Round, most: Decimal, points: Decimal) -> bool:
    above = points - one.marking.min
    return above >= 0 and points <= most and above % one.marking.step == 0


def _listed(points: list[Decimal]) -> str:
    shown = [f"{p.normalize():f}".replace(".", ",") for p in points]
    return "; ".join(shown[:5]) + ("…" if len(shown) > 5 else "")


def effects(old: Regulations, new: Regulations, footing: Footing) -> tuple[Reason, ...]:
    """What the edit would change of results already given; any of it asks for a reason."""
    if not footing.points:
        return ()
    was = {one.key: one for one in old.rounds}
    told: list[Reason] = []
    for one in new.rounds:
        if one.key in footing.marked_rounds and one.key in was:
            told.extend(_round_effects(was[one.key], one, old, new))
    if old.tie_breaks != new.tie_breaks:
        told.append(Reason("ties_decided_anew"))
    if old.awards != new.awards:
        told.append(Reason("awards_given_anew"))
    return tuple(told)


def _round_effects(was: Round, one: Round, old: Regulations, new: Regulations) -> Iterator[Reason]:
    facts = {"round": one.name}
    added = {c.key for c in one.criteria} - {c.key for c in was.criteria}
    for criterion in one.criteria:
        if criterion.key in added:
            yield Reason("criterion_to_mark", facts | {"criterion": criterion.name})
    before = was.panel(tuple(judge.key for judge in old.judges))
    panel = one.panel(tuple(judge.key for judge in new.judges))
    for judge in new.judges:
        if judge.key in panel and judge.key not in before:
            yield Reason("judge_to_mark", facts | {"judge": judge.name})
    if _calculated(was) != _calculated(one) or {*before} - {*panel}:
        yield Reason("round_calculated_anew", facts)


def _calculated(one: Round) -> tuple[object, ...]:
    """Everything of a round that makes marks into a weighted result."""
    return (
        one.weight_factor,
        one.decimals,
        one.aggregate,
        one.time,
        one.deductions_apply,
    )
