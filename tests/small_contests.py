"""Small contest files for tests: say the totals, get a whole document."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contest.archive.rules.reader import Reading, read
from contest.ranking.rules.output import results_object
from contest.ranking.rules.results import compute

Document = dict[str, Any]
Scores = Mapping[str, Mapping[str, Sequence[str | None]]]
"""Round → team → one judge's total after the other; ``None``: that judge has not marked."""


def round_(key: str = "thi", **fields: Any) -> Document:
    """A round with one criterion, marked in hundredths up to 100."""
    criteria = [{"key": "diem", "name": "Điểm", "max": "100"}]
    marking = {"min": "0", "step": "0.01"}
    return {"key": key, "name": f"Phần {key}", "criteria": criteria, "marking": marking} | fields


def contest(scores: Scores, *, rounds: Sequence[Document] = (), **parts: Any) -> Document:
    """A document in which every team that has scores was on stage; ``parts`` replace fields."""
    listed = list(rounds) or [round_(key) for key in scores]
    teams = dict.fromkeys(team for by_team in scores.values() for team in by_team)
    size = max(
        (len(totals) for by_team in scores.values() for totals in by_team.values()), default=0
    )
    judges = [f"gk{number}" for number in range(1, size + 1)]
    return {
        "format": "hoithi/1",
        "contest": {"slug": "hoi-thi", "name": "Hội thi"},
        "rounds": listed,
        "judges": [{"key": judge, "name": f"Giám khảo {judge}"} for judge in judges],
        "teams": [{"key": team, "name": f"Đội {team}"} for team in teams],
        "turns": [
            {"round": round_key, "team": team, "status": "done"}
            for round_key, by_team in scores.items()
            for team in by_team
        ],
        "marks": [
            {"round": key, "team": team, "judge": judge, "criterion": "diem", "points": total}
            for key, by_team in scores.items()
            for team, totals in by_team.items()
            for judge, total in zip(judges, totals, strict=False)
            if total is not None
        ],
    } | parts


def reading(document: object) -> Reading:
    """The document read as a file."""
    return read(json.dumps(document).encode())


def results(document: Document) -> Document:
    """What ``compute`` prints for a sound document, as data."""
    read_ = reading(document)
    assert read_.file is not None, read_.faults
    printed: Document = json.loads(json.dumps(results_object(compute(read_.file.record()))))
    return printed


def faults(document: object) -> set[tuple[str, str]]:
    """The (pointer, code) pairs of a document."""
    return {(fault.pointer, fault.code.value) for fault in reading(document).faults}


def order(document: Document, ranking: int = 0) -> list[tuple[int, str, str | None]]:
    """(place, team, decided_by) of one ranking, from the top."""
    places = results(document)["rankings"][ranking]["places"]
    return [(place["place"], place["team"], place["decided_by"]) for place in places]
