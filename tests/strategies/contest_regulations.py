"""Random regulations: rounds, composition, tie-breaks, awards, settings; all of them valid."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

Document = dict[str, Any]

KEYS = (
    "a", "b", "10", "9", "1", "a-b", "a_b", "ab", "constructor", "tostring", "ha-bac", "gk1",
    "proto__", "x" * 64, "0", "z9",
)  # fmt: skip


def maybe(random: Random, **fields: Any) -> Document:
    """Each field there, or not."""
    return {name: value for name, value in fields.items() if random.random() < 0.6}


def rounds(random: Random, judges: Sequence[str]) -> list[Document]:
    """One to three rounds."""
    keys = random.sample(KEYS, random.randint(1, 3))
    return [_round(random, key, judges) for key in keys]


def _round(random: Random, key: str, judges: Sequence[str]) -> Document:
    criteria = [
        {"key": criterion, "name": f"Tiêu chí {criterion}", "max": random.choice(("9.1", "10"))}
        for criterion in random.sample(KEYS, random.randint(1, 2))
    ]
    return {"key": key, "name": f"Phần {key}", "criteria": criteria} | maybe(
        random,
        staged=random.random() < 0.7,
        weight=random.choice(("1", "0.6", "6/7", "0", "1/3", "2.50", "999999999")),
        decimals=random.randint(0, 6),
        judges=random.sample(judges, random.randint(min(1, len(judges)), len(judges))),
        marking=random.choice(
            (
                {"min": "0", "step": "0.25"},
                {"min": "6", "step": "0.5"},
                {"min": "0.5", "step": "0.333333"},
                {"step": "1"},
            )
        ),
        aggregate=maybe(
            random,
            method=random.choice(("mean", "sum", "median")),
            drop_highest=random.randint(0, 2),
            drop_lowest=random.randint(0, 2),
            outlier_band=random.choice(("0", "0.5", "1", "2.25", None)),
        ),
        time=_time(random),
        deductions_apply=random.choice(("result", "judge")),
    )


def _time(random: Random) -> Document | None:
    if random.random() < 0.2:
        return None
    return maybe(
        random,
        min_seconds=random.choice((None, 0, 60, 120)),
        max_seconds=random.choice((None, 120, 180)),
        grace_seconds=random.choice((0, 30)),
        overtime=_penalty(random),
        undertime=_penalty(random),
    )


def _penalty(random: Random) -> Document | None:
    blocks = {
        "every_seconds": random.choice((1, 30, 60)),
        "counting": random.choice(("full", "started")),
        "points": random.choice(("1", "0.5", "0")),
    } | maybe(random, cap=random.choice(("5", "0", "2.5", None)))
    tiers = {
        "tiers": [
            {"from_seconds": start, "points": points}
            for start, points in ((1, "0.5"), (60, "1"), (61, "0"), (120, "3"))
            if random.random() < 0.6 or start == 60
        ]
    }
    return random.choice((None, blocks, tiers, {"cutoff": True}))


def composition(random: Random) -> list[Document]:
    """Zero to four rules of any kind."""
    pair = random.choice(({"min": 1}, {"max": 2}, {"min": 1, "max": 3}, {"min": 0, "max": 0}))
    groups = random.choice((["poor_household"], ["resident", "other", "resident"]))
    share = random.choice(
        (
            {"min_percent": "50"},
            {"max_percent": "33.3"},
            {"min_percent": "0", "max_percent": "66.67"},
        )
    )
    kinds: tuple[Document, ...] = (
        {"rule": "size"} | pair,
        {"rule": "role", "role": random.choice(("captain", "manager", "reserve"))} | pair,
        {"rule": "group", "groups": groups} | pair,
        {"rule": "gender", "gender": random.choice(("female", "male"))} | pair,
        {"rule": "group_share", "groups": groups} | share,
        {"rule": "gender_gap", "max_percent": random.choice(("0", "30", "33.333333"))},
        {"rule": "ethnic_minority"} | random.choice(({"min": 1}, {"min_percent": "66.666666"})),
        {"rule": "age", "on": random.choice(("2026-02-28", "2026-05-03"))}
        | random.choice(({"min": 18}, {"max": 60}, {"min": 26, "max": 45})),
        {"rule": "eligible"},
        {"rule": "per_unit", "min": random.randint(0, 2)},
        {"rule": "once"},
    )
    return [
        random.choice(kinds) | maybe(random, level=random.choice(("error", "warning", "info")))
        for _ in range(random.randint(0, 4))
    ]


def tie_breaks(random: Random, rounds_: Sequence[Document]) -> list[Document]:
    """Zero to four rules, in any order, the same one twice included."""
    one = random.choice(rounds_)
    kinds: tuple[Document, ...] = (
        {"by": "round", "round": one["key"]},
        {"by": "criterion", "round": one["key"], "criterion": one["criteria"][-1]["key"]},
        {"by": "fewest_deductions"},
        {"by": "shortest_time"},
        {"by": "head_judge"},
        {"by": "first_places"},
        {"by": "decision"},
    )
    return [random.choice(kinds) for _ in range(random.randint(0, 4))]


def awards(
    random: Random,
    rounds_: Sequence[Document],
    divisions: Sequence[Document],
    teams: Sequence[Document],
) -> list[Document]:
    """Zero to five awards of any kind."""
    keys = random.sample(KEYS, random.randint(0, 5))
    return [
        {"key": key, "name": f"Giải {key}"}
        | _award(random, rounds_, divisions, teams)
        | maybe(random, money=random.choice((0, 5_000_000, None)))
        for key in keys
    ]


def _award(
    random: Random,
    rounds_: Sequence[Document],
    divisions: Sequence[Document],
    teams: Sequence[Document],
) -> Document:
    where = maybe(random, division=random.choice([*(one["key"] for one in divisions), None]))
    people = [
        {"team": team["key"], "member": member["key"]}
        for team in teams
        for member in team.get("members", ())
    ]
    count = random.randint(1, 3)
    place = {"by": "place", "count": count} | where
    kinds: tuple[Document, ...] = (
        place,
        place | {"on_tie": random.choice(("decide", "share"))},
        place | {"on_tie": "share"},
        {"by": "rest"} | where,
        {"by": "best_in_round", "round": random.choice(rounds_)["key"], "count": count} | where,
        {"by": random.choice(("oldest_member", "youngest_member"))},
        {"by": "manual"}
        | maybe(
            random,
            teams=random.sample(
                [team["key"] for team in teams], random.randint(0, min(2, len(teams)))
            ),
            members=random.sample(people, random.randint(0, min(2, len(people)))),
        ),
    )
    return random.choice(kinds)


def settings(random: Random) -> Document:
    """Any settings that go together."""
    lock = random.choice(("turn", "round", "session"))
    when = random.choice(("end", "round", "turn") if lock == "turn" else ("end", "round"))
    publish = {"level": random.choice(("prizes", "top", "all")), "when": when}
    return {"lock": lock, "publish": publish} | maybe(
        random, signatures=random.choice(("off", "warn", "block"))
    )
