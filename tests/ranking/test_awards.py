"""Each kind of award with its own small contest."""

from __future__ import annotations

from typing import Any

from tests.small_contests import Document, contest, results


def award(key: str, by: str, **fields: Any) -> Document:
    return {"key": key, "name": f"Giải {key}", "by": by} | fields


def place(key: str, count: int, **fields: Any) -> Document:
    return award(key, "place", count=count, **fields)


def held(scores: dict[str, str], *awards: Document, **parts: Any) -> Document:
    """A contest of one round and one judge."""
    return contest(
        {"thi": {team: [total] for team, total in scores.items()}}, awards=list(awards), **parts
    )


def takers(document: Document) -> dict[str, tuple[str, list[str], list[str]]]:
    return {
        row["key"]: (row["state"], row["teams"], row["contenders"])
        for row in results(document)["awards"]
    }


LADDER = {"a": "9", "b": "8", "c": "7", "d": "6", "e": "5"}
TIE = {"a": "9", "b": "8", "c": "8", "d": "8", "e": "5"}
KK = award("kk", "rest")


def test_places_fill_from_the_top_in_file_order_and_the_rest_take_what_is_left() -> None:
    document = held(LADDER, KK, place("nhat", 1), award("x", "manual"), place("nhi", 2))
    assert takers(document) == {
        "kk": ("given", ["d", "e"], []),
        "nhat": ("given", ["a"], []),
        "x": ("given", [], []),
        "nhi": ("given", ["b", "c"], []),
    }


def test_a_tie_that_does_not_fit_needs_a_decision_and_holds_back_what_comes_after() -> None:
    document = held(
        TIE,
        KK,
        place("top", 2),
        place("sau", 1),
        award("tot", "best_in_round", round="thi", count=1),
    )
    assert takers(document) == {
        "kk": ("pending", [], []),
        "top": ("needs_decision", ["a"], ["b", "c", "d"]),
        "sau": ("pending", [], []),
        "tot": ("given", ["a"], []),
    }


def test_a_tie_that_fits_needs_no_decision() -> None:
    document = held(TIE, place("top", 4), KK)
    assert takers(document) == {
        "top": ("given", ["a", "b", "c", "d"], []),
        "kk": ("given", ["e"], []),
    }


def test_a_recorded_decision_settles_the_boundary() -> None:
    decisions = [{"teams": ["d", "b", "c"], "reason": "x"}]
    document = held(TIE, place("top", 2), KK, ranking={"decisions": decisions})
    assert takers(document) == {
        "top": ("given", ["a", "d"], []),
        "kk": ("given", ["b", "c", "e"], []),
    }


def test_a_shared_award_is_taken_by_all_and_the_extra_comes_off_the_next_ones() -> None:
    document = held(
        TIE, place("nhat", 1), place("nhi", 1, on_tie="share"), place("ba", 1), place("tu", 2), KK
    )
    assert takers(document) == {
        "nhat": ("given", ["a"], []),
        "nhi": ("given", ["b", "c", "d"], []),
        "ba": ("given", [], []),
        "tu": ("given", ["e"], []),
        "kk": ("given", [], []),
    }


def test_an_award_without_a_team_left_is_given_to_nobody() -> None:
    document = held({"a": "9"}, place("nhat", 1), place("nhi", 2))
    assert takers(document)["nhi"] == ("given", [], [])


def test_a_team_that_never_performed_receives_no_prize_and_uses_none_up() -> None:
    document = held({"a": "0", "b": "0", "c": "0"}, place("nhat", 2), KK)
    document["turns"][1]["status"] = "absent"
    assert takers(document) == {"nhat": ("given", ["a", "c"], []), "kk": ("given", [], [])}
    document = held({"a": "0", "b": "0", "c": "0"}, place("nhat", 1), KK)
    document["turns"][1]["status"] = "disqualified"
    assert takers(document)["nhat"] == ("needs_decision", [], ["a", "c"])


def test_the_best_of_a_round_share_at_the_boundary_and_nothing_wins_nothing() -> None:
    best = award("tot", "best_in_round", round="thi", count=2)
    assert takers(held(TIE, best))["tot"] == ("given", ["a", "b", "c", "d"], [])
    assert takers(held({"b": "3", "a": "3", "c": "0"}, best))["tot"] == ("given", ["a", "b"], [])
    assert takers(held({"a": "0", "b": "0"}, best))["tot"] == ("given", [], [])


def test_awards_by_ranking_are_given_in_each_division_they_apply_to() -> None:
    document = held(LADDER, place("nhat", 1), award("kk", "rest", division="k1"))
    document["divisions"] = [{"key": "k2", "name": "2"}, {"key": "k1", "name": "1"}]
    for team in document["teams"][1:3]:
        team["division"] = "k1"
    rows = results(document)["awards"]
    assert [(row["key"], row["division"], row["teams"]) for row in rows] == [
        ("nhat", "k2", []),
        ("nhat", "k1", ["b"]),
        ("nhat", None, ["a"]),
        ("kk", "k1", ["c"]),
    ]


def person(key: str, born: str | None, role: str = "full") -> Document:
    return {"key": key, "name": key, "role": role, "born": born}


def test_the_oldest_and_the_youngest_are_found_among_the_core_of_ranked_teams() -> None:
    document = held(
        {"b": "9", "a": "8", "c": "7"},
        award("gia", "oldest_member"),
        award("tre", "youngest_member"),
    )
    document["teams"][0]["members"] = [person("m2", "1950-01-01"), person("m1", "1950-01-01")]
    document["teams"][1]["members"] = [
        person("m1", "1950-01-01", "captain"),
        person("m2", "1940-01-01", "reserve"),
        person("m3", "1930"),
        person("m4", None),
        person("m5", "2010-02-03"),
    ]
    document["teams"][2] |= {"members": [person("m1", "1900-01-01")], "status": "returned"}
    oldest, youngest = results(document)["awards"]
    assert oldest["members"] == [
        {"team": "a", "member": "m1"},
        {"team": "b", "member": "m2"},
        {"team": "b", "member": "m1"},
    ]
    assert youngest["members"] == [{"team": "a", "member": "m5"}]


def test_an_award_by_age_without_any_day_of_birth_is_given_to_nobody() -> None:
    [row] = results(held({"a": "9"}, award("gia", "oldest_member")))["awards"]
    assert (row["state"], row["members"]) == ("given", [])


def test_a_manual_award_is_given_as_named_in_the_order_of_the_file() -> None:
    document = held(LADDER, award("khan_gia", "manual", teams=["c", "a"], money=1_000_000))
    document["teams"][0]["members"] = [person("m1", None), person("m2", None)]
    named = [{"team": "a", "member": "m2"}, {"team": "a", "member": "m1"}]
    document["awards"][0]["members"] = named
    [row] = results(document)["awards"]
    assert (row["state"], row["teams"], row["members"]) == ("given", ["c", "a"], named)
