"""What composition rules would do to the teams that have registered, before anybody saves them.

This slice cannot look up: registration, which holds the teams and the check of their make-up,
adds its answer when it is loaded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contest.regulations.rules.composition import CompositionRule


@dataclass(frozen=True, slots=True)
class TeamEffect:
    """One team that a rule is not kept by.

    Attributes:
        words: what it lacks, without naming anybody.
        is_draft: its list is still being written.
    """

    name: str
    words: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Effects:
    """What a set of rules would do.

    Attributes:
        by_rule: for each rule the teams that do not keep it; nothing for one that cannot be read.
        teams: how many lists have been handed in.
        short: names of those that would lack something compulsory.
        newly_short: of these, the ones that lack nothing by the rules as they are stored.
        differs: for each rule whether it is none of those in force.
    """

    by_rule: tuple[tuple[TeamEffect, ...], ...] = ()
    teams: int = 0
    short: tuple[str, ...] = ()
    newly_short: tuple[str, ...] = ()
    differs: tuple[bool, ...] = ()


Provider = Callable[[int, Sequence[CompositionRule | None]], Effects]
"""``(contest id, the rules as typed, None for one that cannot be read yet) → what they do``."""

_providers: list[Provider] = []


def add_effects(provider: Provider) -> None:
    """Say who answers."""
    if provider not in _providers:
        _providers.append(provider)


def effects_of(contest_id: int, rules: Sequence[CompositionRule | None]) -> Effects:
    """What these rules would do to the teams of this contest."""
    for provider in _providers:
        return provider(contest_id, rules)
    return Effects(by_rule=((),) * len(rules), differs=(False,) * len(rules))
