"""The poster of a contest as plain JSON beside its snapshot, and back.

What stands in the snapshot is named, not repeated. This module knows no page and no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from contest.displays.rules.equal_totals import EqualTotals
from contest.displays.rules.poster import Ceremony, Coming, Poster, Prize, Section, Winner


def poster_json(poster: Poster) -> dict[str, Any]:
    """What the snapshot does not say."""
    return {
        "columns": bool(poster.columns),
        "sections": [
            {
                "name": section.name,
                "ranked": [row["team"] for row in section.ranked],
                "listed": [row["team"] for row in section.listed],
            }
            for section in poster.sections
        ],
        "ceremonies": [asdict(one) for one in poster.ceremonies],
        "coming": [asdict(one) for one in poster.coming],
        "published": poster.published,
        "expected": poster.expected,
        "numbers": dict(poster.numbers),
        "limits": dict(poster.limits),
        "equal": [asdict(one) for one in poster.equal],
        "absent": {team: list(rounds) for team, rounds in poster.absent.items()},
    }


def poster_in(snapshot: Mapping[str, Any], made: Mapping[str, Any]) -> Poster:
    """The poster of :func:`poster_json` and the snapshot that it was made with."""
    rows = {row["team"]: row for row in snapshot["rows"]}
    return Poster(
        snapshot=snapshot,
        columns=tuple(snapshot["rounds"]) if made["columns"] else (),
        sections=tuple(
            Section(
                one["name"],
                tuple(rows[team] for team in one["ranked"]),
                tuple(rows[team] for team in one["listed"]),
            )
            for one in made["sections"]
        ),
        ceremonies=tuple(
            Ceremony(one["name"], *(_prizes(one[part]) for part in ("podium", "rest", "side")))
            for one in made["ceremonies"]
        ),
        coming=tuple(Coming(**one) for one in made["coming"]),
        published=made["published"],
        expected=made["expected"],
        numbers=made["numbers"],
        limits=made["limits"],
        equal=tuple(EqualTotals(**one) for one in made["equal"]),
        absent=made.get("absent", {}),  # a hall of an older version does not say
    )


def _prizes(made: Any) -> tuple[Prize, ...]:
    return tuple(
        Prize(**one | {"winners": tuple(Winner(**winner) for winner in one["winners"])})
        for one in made
    )
