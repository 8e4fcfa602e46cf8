"""Writes a contest file: one value to the JSON document that reads back as the same value."""

from __future__ import annotations

import json
from dataclasses import replace

from contest.archive.rules.contest_file import FORMAT, ContestFile
from contest.ranking.rules.decisions_json import write_decision
from contest.registration.rules.teams_json import write_team
from contest.regulations.rules.composition_json import write_composition_rule
from contest.regulations.rules.contest_json import (
    write_contest,
    write_judge,
    write_named,
    write_settings,
)
from contest.regulations.rules.prizes_json import write_award, write_tie_break
from contest.regulations.rules.rounds_json import write_round
from contest.schedule.rules.turns_json import write_turn
from contest.scoring.rules.marks_json import write_excuse, write_mark


def file_text(file: ContestFile) -> str:
    """The whole file as text, two-space indent, one line feed at the end."""
    return json.dumps(file_document(file), indent=2, ensure_ascii=False) + "\n"


def file_document(file: ContestFile) -> dict[str, object]:
    """The JSON document; lists that hold nothing are left out."""
    ranking: dict[str, object] = _filled(
        tie_breaks=[write_tie_break(rule) for rule in file.tie_breaks],
        decisions=[write_decision(decision) for decision in file.decisions],
    )
    return {
        "format": FORMAT,
        "contest": write_contest(file.contest),
        **_filled(
            units=write_named(file.units),
            divisions=write_named(file.divisions),
            composition=[write_composition_rule(rule) for rule in file.composition],
            rounds=[write_round(round_) for round_ in file.rounds],
            judges=[write_judge(judge) for judge in file.judges],
            ranking=ranking,
            awards=[write_award(award) for award in file.awards],
            settings=write_settings(file.settings),
            teams=[write_team(team) for team in file.teams],
            running_order={key: list(teams) for key, teams in file.running_order.items()},
            turns=[write_turn(turn) for turn in file.turns],
            marks=[write_mark(mark) for mark in file.marks],
            excused=[write_excuse(excuse) for excuse in file.excused],
        ),
    }


def _filled(**fields: list[dict[str, object]] | dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def without_members(file: ContestFile) -> ContestFile:
    """The file for the public: nobody's personal data, and no award that names a person."""
    return replace(
        file,
        teams=tuple(replace(team, members=()) for team in file.teams),
        awards=tuple(replace(award, members=()) for award in file.awards),
    )
