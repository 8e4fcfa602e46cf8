"""Tie-breaks and awards in the contest file (sections 5 and 6)."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from dataclasses import dataclass

from contest.regulations.rules import written
from contest.regulations.rules.contest_json import given
from contest.regulations.rules.faults import FaultCode
from contest.regulations.rules.fields import Fields
from contest.regulations.rules.prizes import (
    Award,
    AwardKind,
    MemberRef,
    OnTie,
    TieBreak,
    TieBreakKind,
)
from contest.regulations.rules.rounds_json import RoundsRead

_TIE_BREAK_FIELDS = ("round", "criterion")
_AWARD_FIELDS = ("count", "on_tie", "round", "division", "teams", "members")


@dataclass(frozen=True, slots=True)
class Known:
    """What an award may name: rounds, divisions, and teams with their members."""

    rounds: RoundsRead
    divisions: Container[str]
    members: Mapping[str, Set[str]]


def read_tie_breaks(ranking: Fields, known: Known) -> tuple[TieBreak, ...]:
    """The field ``tie_breaks`` of the object ``ranking``, in order."""
    return tuple(_read_tie_break(row, known.rounds) for row in ranking.rows("tie_breaks"))


def _read_tie_break(fields: Fields, rounds: RoundsRead) -> TieBreak:
    kind = fields.choice("by", TieBreakKind)
    round_key = criterion = None
    if not fields.sound("by"):
        fields.close(*_TIE_BREAK_FIELDS)
        return TieBreak(kind)
    if kind in (TieBreakKind.ROUND, TieBreakKind.CRITERION):
        round_key = fields.reference("round", rounds.by_key)
    if kind is TieBreakKind.CRITERION:
        criterion = fields.required("criterion", written.key, "")
        sound = fields.sound("round", "criterion")
        if sound and (round_key or "", criterion) not in rounds.scales:
            fields.fault("criterion", FaultCode.UNKNOWN_REFERENCE, key=criterion)
    fields.close()
    return TieBreak(kind, round_key, criterion)


def read_awards(document: Fields, known: Known) -> tuple[Award, ...]:
    """The field ``awards`` of the document."""
    seen: set[str] = set()
    awards: list[Award] = []
    for fields in document.rows("awards"):
        award = _read_award(fields, known, seen)
        awards.append(award)
        if award.key:
            seen.add(award.key)
    return tuple(awards)


def _read_award(fields: Fields, known: Known, seen: Container[str]) -> Award:
    key = fields.new_key(seen)
    name = fields.text("name")
    kind = fields.choice("by", AwardKind)
    money = fields.optional_whole("money")
    if not fields.sound("by"):
        fields.close(*_AWARD_FIELDS)
        return Award(key, name, kind, money=money)
    count = round_key = division = None
    on_tie = OnTie.DECIDE
    teams: tuple[str, ...] = ()
    members: tuple[MemberRef, ...] = ()
    if kind in (AwardKind.PLACE, AwardKind.BEST_IN_ROUND):
        count = fields.whole("count", low=1)
    if kind in (AwardKind.PLACE, AwardKind.REST, AwardKind.BEST_IN_ROUND):
        division = fields.optional_reference("division", known.divisions)
    if kind is AwardKind.PLACE:
        on_tie = fields.choice_or("on_tie", OnTie.DECIDE)
    if kind is AwardKind.BEST_IN_ROUND:
        round_key = fields.reference("round", known.rounds.by_key)
    if kind is AwardKind.MANUAL:
        teams = fields.references("teams", known.members) or ()
        members = _read_members(fields, known.members)
    fields.close()
    return Award(key, name, kind, count, on_tie, round_key, division, teams, members, money)


def _read_members(award: Fields, teams: Mapping[str, Set[str]]) -> tuple[MemberRef, ...]:
    members: list[MemberRef] = []
    seen: set[MemberRef] = set()
    for fields in award.rows("members"):
        named = MemberRef(
            fields.reference("team", teams), fields.required("member", written.key, "")
        )
        fields.close()
        if fields.sound("team", "member"):
            if named.member not in teams[named.team]:
                fields.fault("member", FaultCode.UNKNOWN_REFERENCE, key=named.member)
            elif named in seen:
                fields.faults.add(fields.pointer, FaultCode.DUPLICATE, "award_member")
            seen.add(named)
        members.append(named)
    return tuple(members)


def write_tie_break(rule: TieBreak) -> dict[str, object]:
    """The object that is read back as the same rule."""
    return given(by=rule.by, round=rule.round, criterion=rule.criterion)


def write_award(award: Award) -> dict[str, object]:
    """The object that is read back as the same award."""
    return given(
        key=award.key,
        name=award.name,
        by=award.by,
        count=award.count,
        on_tie=award.on_tie if award.by is AwardKind.PLACE else None,
        round=award.round,
        division=award.division,
        teams=list(award.teams) or None,
        members=[{"team": member.team, "member": member.member} for member in award.members]
        or None,
        money=award.money,
    )
