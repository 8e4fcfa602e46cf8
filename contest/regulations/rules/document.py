"""The regulations of one contest as the part of the contest file that they are.

Source: contest file ``hoithi/1``, sections 2 to 7. Whatever edits the regulations changes the
document and reads it here again: there is no other check of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.regulations.rules.composition_json import read_composition, write_composition_rule
from contest.regulations.rules.contest_json import (
    read_contest,
    read_divisions,
    read_judges,
    read_settings,
    read_units,
    write_contest,
    write_judge,
    write_named,
    write_settings,
)
from contest.regulations.rules.faults import Fault, Faults
from contest.regulations.rules.fields import Fields
from contest.regulations.rules.prizes_json import (
    Known,
    read_awards,
    read_tie_breaks,
    write_award,
    write_tie_break,
)
from contest.regulations.rules.regulations import Regulations
from contest.regulations.rules.rounds_json import read_rounds, write_round

Document = Mapping[str, Any]
"""The regulations as the contest file writes them (JSON values), field by field."""

FIELDS = (
    "contest",
    "units",
    "divisions",
    "composition",
    "rounds",
    "judges",
    "ranking",
    "awards",
    "settings",
)
"""The fields of a contest file that are regulations; of ``ranking`` only ``tie_breaks``."""


def read_regulations(document: Document) -> tuple[Regulations | None, tuple[Fault, ...]]:
    """The value of a document, or ``None`` with every fault of it.

    Teams and people that an award names are taken to exist: they are not regulations.
    """
    faults = Faults()
    fields = Fields(faults, "", {name: document[name] for name in FIELDS if name in document})
    contest = read_contest(fields)
    units = read_units(fields)
    divisions = read_divisions(fields)
    judges = read_judges(fields)
    rounds = read_rounds(fields, judges)
    known = Known(rounds, divisions, _named_in(document))
    ranking = fields.inner("ranking")
    value = Regulations(
        contest=contest,
        rounds=rounds.in_order,
        units=tuple(units.values()),
        divisions=tuple(divisions.values()),
        composition=read_composition(fields),
        judges=tuple(judges.values()),
        tie_breaks=read_tie_breaks(ranking, known),
        awards=read_awards(fields, known),
        settings=read_settings(fields),
    )
    ranking.close()
    fields.close()
    return (None if faults.found else value), tuple(faults.found)


def _named_in(document: Document) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for award in document.get("awards") or ():
        if not isinstance(award, Mapping):
            continue
        for team in award.get("teams") or ():
            named.setdefault(team, set())
        for person in award.get("members") or ():
            named.setdefault(person["team"], set()).add(person["member"])
    return named


def write_regulations(value: Regulations) -> dict[str, Any]:
    """The document that is read back as the same regulations, all fields there."""
    return {
        "contest": write_contest(value.contest),
        "units": write_named(value.units),
        "divisions": write_named(value.divisions),
        "composition": [write_composition_rule(rule) for rule in value.composition],
        "rounds": [write_round(one) for one in value.rounds],
        "judges": [write_judge(judge) for judge in value.judges],
        "ranking": {"tie_breaks": [write_tie_break(rule) for rule in value.tie_breaks]},
        "awards": [write_award(award) for award in value.awards],
        "settings": write_settings(value.settings),
    }
