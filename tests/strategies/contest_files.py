"""Random contest files that are valid: every kind of rule, award, tie-break and time penalty.

``contest_files()`` is for Hypothesis; ``generated(Random(seed))`` serves a seeded run.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.strategies.contest_regulations import (
    KEYS,
    Document,
    awards,
    composition,
    maybe,
    rounds,
    settings,
    tie_breaks,
)

_NAMES = ("Hoà", "Hòa", "Lê Thị Hoa", "Lê  Thị HOA", "Thuý", "Thúy", "Đặng Văn Ả", "Nguyễn Văn An")
_DAYS = ("1980-05-03", "2000-02-29", "1955-12-31", "1999", "1980-05-04", "2010-01-01")
_GROUPS = ("commune_officer", "resident", "poor_household", "near_poor_household", "other")


def contest_files() -> st.SearchStrategy[Document]:
    """Valid documents of the format ``hoithi/1``."""
    return st.randoms(use_true_random=False).map(generated)


def generated(random: Random) -> Document:
    """One valid document."""
    judges = _judges(random)
    units = [{"key": key, "name": f"Xã {key}"} for key in _keys(random, 0, 3)]
    divisions = [{"key": key, "name": f"Khối {key}"} for key in _keys(random, 0, 2)]
    rounds_ = rounds(random, [judge["key"] for judge in judges])
    teams = _teams(random, units, divisions)
    keys = [team["key"] for team in teams]
    # Awards only show themselves in a complete contest, so most of these have no gaps.
    gaps = random.random() < 0.3
    turns = _turns(random, rounds_, keys, gaps=gaps)
    excused = _excused(random, rounds_, keys, judges)
    document: Document = {
        "format": "hoithi/1",
        "contest": _contest(random),
        "units": units,
        "divisions": divisions,
        "composition": composition(random),
        "rounds": rounds_,
        "judges": judges,
        "ranking": {
            "tie_breaks": tie_breaks(random, rounds_),
            "decisions": _decisions(random, keys),
        },
        "awards": awards(random, rounds_, divisions, teams),
        "settings": settings(random),
        "teams": teams,
        "running_order": {
            one["key"]: random.sample(keys, random.randint(0, len(keys)))
            for one in rounds_
            if random.random() < 0.5
        },
        "turns": turns,
        "marks": _marks(random, rounds_, keys, judges, excused, gaps=gaps),
        "excused": excused,
    }
    return {
        name: value
        for name, value in document.items()
        if value or name in ("format", "contest", "rounds") or random.random() < 0.5
    }


def _keys(random: Random, low: int, high: int) -> list[str]:
    return random.sample(KEYS, random.randint(low, high))


def _contest(random: Random) -> Document:
    return {"slug": "hoi-thi-2026", "name": "Hội thi “vì người nghèo”"} | maybe(
        random,
        theme="Không để ai\nbị bỏ lại phía sau",
        organiser="UBND xã",
        plan={"number": "204/KH-UBND", "date": "2023-10-16"},
        venue="Hội trường",
        dates=["2023-11-15", "2023-11-16"],
        registration_closes="2023-10-30T00:00:00+07:00",
    )


def _judges(random: Random) -> list[Document]:
    keys = _keys(random, random.choice((0, 1, 1, 1)), 5)
    head = random.choice([*keys, None]) if keys else None
    return [
        {"key": key, "name": f"Giám khảo {key}"}
        | ({"head": True} if key == head else maybe(random, head=False, title="Ông"))
        for key in keys
    ]


def _teams(
    random: Random, units: Sequence[Document], divisions: Sequence[Document]
) -> list[Document]:
    unit_keys = [unit["key"] for unit in units]
    statuses = ("approved",) * 8 + ("draft", "submitted", "returned", "withdrawn")
    return [
        {"key": key, "name": f"Đội {key}"}
        | maybe(
            random,
            units=random.sample(unit_keys, random.randint(0, len(unit_keys))),
            division=random.choice([*(one["key"] for one in divisions), None]),
            status=random.choice(statuses),
            members=_members(random, unit_keys),
        )
        for key in _keys(random, random.choice((0, 4)), 8)
    ]


def _members(random: Random, units: Sequence[str]) -> list[Document]:
    roles = ("captain", "full", "full", "full", "manager", "reserve", "support")
    return [
        {"key": key, "name": random.choice(_NAMES), "role": random.choice(roles)}
        | maybe(
            random,
            born=random.choice(_DAYS),
            gender=random.choice(("female", "male", None)),
            ethnicity=random.choice(("Kinh", "KINH", "Mường", "Thái")),
            group=random.choice(_GROUPS),
            unit=random.choice([*units, None]),
            eligible_by=random.choice(("residence", "work", None)),
        )
        for key in _keys(random, 0, 4)
    ]


def _turns(
    random: Random, rounds_: Sequence[Document], teams: Sequence[str], *, gaps: bool
) -> list[Document]:
    statuses = ("done",) * 12 + ("absent", "disqualified") + ("pending",) * gaps
    turns: list[Document] = []
    for one in rounds_:
        for team in teams:
            if not gaps or random.random() < 0.95:
                extra = maybe(
                    random,
                    seconds=random.choice((0, 59, 119, 120, 121, 180, 181, 239, 240, 600, None)),
                    deductions=[
                        {"points": random.choice(("1", "0.5", "0", "0.333333", "7")), "reason": "x"}
                        for _ in range(random.randint(0, 2))
                    ],
                )
                if random.random() < 0.1:
                    extra["time_waived"] = "Mất điện"
                status = random.choice(statuses)
                turns.append({"round": one["key"], "team": team, "status": status} | extra)
    random.shuffle(turns)
    return turns


def _panel(one: Document, judges: Sequence[Document]) -> list[str]:
    panel = one.get("judges")
    return [judge["key"] for judge in judges] if panel is None else panel


def _excused(
    random: Random, rounds_: Sequence[Document], teams: Sequence[str], judges: Sequence[Document]
) -> list[Document]:
    return [
        {"round": one["key"], "team": team, "judge": judge, "reason": "cùng đơn vị"}
        for one in rounds_
        for team in teams
        for judge in _panel(one, judges)
        if random.random() < 0.06
    ]


def _marks(
    random: Random,
    rounds_: Sequence[Document],
    teams: Sequence[str],
    judges: Sequence[Document],
    excused: Sequence[Document],
    *,
    gaps: bool,
) -> list[Document]:
    away = {(row["round"], row["team"], row["judge"]) for row in excused}
    lacking = 0.05 if gaps else 0.0
    marks = [
        {
            "round": one["key"],
            "team": team,
            "judge": judge,
            "criterion": criterion["key"],
            "points": random.choice(_points(one, criterion)),
        }
        for one in rounds_
        for team in teams
        for judge in _panel(one, judges)
        for criterion in one["criteria"]
        if (one["key"], team, judge) not in away and random.random() >= lacking
    ]
    random.shuffle(marks)
    return marks


def _points(one: Document, criterion: Document) -> Sequence[str]:
    scale: dict[str, Any] = {"min": "0", "step": "0.25"} | (one.get("marking") or {})
    by_scale = {
        ("0", "0.25"): ("5", "5.25", "7.50", "8"),
        ("6", "0.5"): ("6", "6.5", "8.0", "9"),
        ("0.5", "0.333333"): ("0.5", "0.833333", "3.833330"),
        ("0", "1"): ("0", "1", "9"),
    }
    return by_scale[scale["min"], scale["step"]]


def _decisions(random: Random, teams: Sequence[str]) -> list[Document]:
    if len(teams) < 2:
        return []
    made: dict[frozenset[str], list[str]] = {}
    for _ in range(random.randint(0, 3)):
        named = random.sample(teams, random.randint(2, len(teams)))
        made.setdefault(frozenset(named), named)
    return [{"teams": named, "reason": "Ban Tổ chức quyết định"} for named in made.values()]
