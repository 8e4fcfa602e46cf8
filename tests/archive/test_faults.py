"""Every fault of a contest file, told at its place. One line of the table is one promise."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.archive.fault_sentences import fault_line, fault_sentence
from contest.archive.rules.reader import read
from tests.small_contests import Document, contest, faults, reading, round_


def sound() -> Document:
    """A contest with one of everything."""
    document = contest(
        {"r1": {"a": ["9", "8"], "b": ["7", "6"]}, "r2": {"a": ["5", "5"], "b": ["4", "4"]}}
    )
    document["contest"] |= {"plan": {"number": "1", "date": "2023-10-16"}, "dates": ["2023-11-15"]}
    document["units"] = [{"key": "u1", "name": "Xã 1"}, {"key": "u2", "name": "Xã 2"}]
    document["divisions"] = [{"key": "k1", "name": "Khối 1"}]
    document["composition"] = [{"rule": "size", "min": 1}]
    document["judges"].append({"key": "gk3", "name": "Ba", "head": True})
    document["rounds"][0]["judges"] = ["gk1", "gk2"]
    document["rounds"][0]["time"] = {"max_seconds": 600, "overtime": {"cutoff": True}}
    document["ranking"] = {
        "tie_breaks": [{"by": "head_judge"}],
        "decisions": [{"teams": ["a", "b"], "reason": "x"}],
    }
    document["awards"] = [{"key": "nhat", "name": "Nhất", "by": "place", "count": 1}]
    document["settings"] = {"publish": {"level": "all", "when": "end"}, "lock": "round"}
    document["teams"][0]["members"] = [{"key": "m1", "name": "An", "role": "full"}]
    document["running_order"] = {"r1": ["a", "b"]}
    document["excused"] = [{"round": "r2", "team": "a", "judge": "gk3", "reason": "x"}]
    return document


ABSENT = object()


def changed(pointer: str, value: Any) -> Document:
    """The sound contest with one place set, appended to (``/-``) or removed."""
    document = sound()
    *path, last = pointer.removeprefix("/").split("/")
    place: Any = document
    for name in path:
        place = place[int(name)] if isinstance(place, list) else place.setdefault(name, {})
    if isinstance(place, list):
        if last == "-":
            place.append(value)
        else:
            place[int(last)] = value
    elif value is ABSENT:
        del place[last]
    else:
        place[last] = value
    return document


MARK = {"round": "r1", "team": "a", "judge": "gk1", "criterion": "diem", "points": "9"}
DECISION = {"teams": ["b", "a"], "reason": "x"}
MEMBER = {"key": "m2", "name": "An", "role": "full"}


def award(**fields: Any) -> Document:
    return {"key": "giai", "name": "Giải"} | fields


# (where, what is put there, the faults it makes)
TABLE: list[tuple[str, Any, list[tuple[str, str]]]] = [
    # The document.
    ("/format", ABSENT, [("/format", "missing_field")]),
    ("/format", "hoithi/2", [("/format", "bad_value")]),
    ("/format", 1, [("/format", "wrong_type")]),
    ("/contest", None, [("/contest", "wrong_type")]),
    ("/contest/slug", ABSENT, [("/contest/slug", "missing_field")]),
    ("/contest/slug", "A", [("/contest/slug", "bad_key")]),
    ("/contest/name", " \n ", [("/contest/name", "bad_value")]),
    ("/contest/name", "\ud800", [("/contest/name", "bad_value")]),
    ("/contest/theme", 7, [("/contest/theme", "wrong_type")]),
    ("/contest/theme", None, []),
    ("/contest/plan/nummer", None, [("/contest/plan/nummer", "unknown_field")]),
    ("/contest/plan/date", "2023-02-29", [("/contest/plan/date", "bad_date")]),
    ("/contest/dates/-", "15/11/2023", [("/contest/dates/1", "bad_date")]),
    ("/contest/dates/-", "2023-11-15", []),
    ("/contest/dates", {}, [("/contest/dates", "wrong_type")]),
    ("/contest/registration_closes", "2023-10-30T00:00:00Z", []),
    *(
        ("/contest/registration_closes", moment, [("/contest/registration_closes", "bad_date")])
        for moment in (
            "2023-10-30",
            "2023-10-30T00:00:00",
            "2023-10-30T24:00:00Z",
            "2023-10-30 00:00:00Z",
            "2023-10-30T00:00:00+24:00",
            "2023-10-30T00:00:00.5Z",
        )
    ),
    ("/__proto__", {}, [("/__proto__", "unknown_field")]),
    ("/toString", None, [("/toString", "unknown_field")]),
    ("/units/-", {"key": "u1", "name": "x"}, [("/units/2/key", "duplicate")]),
    ("/units/-", {"name": "x"}, [("/units/2/key", "missing_field")]),
    ("/units/-", [], [("/units/2", "wrong_type")]),
    ("/units/-", {"key": "u" * 65, "name": "x"}, [("/units/2/key", "bad_key")]),
    ("/units/-", {"key": "u3\n", "name": "x"}, [("/units/2/key", "bad_key")]),
    ("/divisions/-", {"key": "k1", "name": "x"}, [("/divisions/1/key", "duplicate")]),
    ("/judges/-", {"key": "gk1", "name": "x"}, [("/judges/3/key", "duplicate")]),
    ("/judges/0/head", True, [("/judges/2/head", "two_heads")]),
    ("/judges/0/head", 1, [("/judges/0/head", "wrong_type")]),
    ("/settings/lock", "turn", []),
    ("/settings/publish/when", ABSENT, [("/settings/lock", "bad_value")]),
    ("/settings/publish/when", "turn", [("/settings/lock", "bad_value")]),
    ("/settings/publish/when", "now", [("/settings/publish/when", "bad_value")]),
    ("/settings/signatures", "maybe", [("/settings/signatures", "bad_value")]),
    # Rounds.
    ("/rounds/1/key", "r1", [("/rounds/1/key", "duplicate"), *(
        (f"/{rows}/{row}/round", "unknown_reference")
        for rows, indices in (("turns", (2, 3)), ("marks", (4, 5, 6, 7)), ("excused", (0,)))
        for row in indices
    )]),
    ("/rounds/1/criteria", [], [("/rounds/1/criteria", "bad_value"), *(
        (f"/marks/{row}/criterion", "unknown_reference") for row in (4, 5, 6, 7)
    )]),
    ("/rounds/1/criteria/0/max", ABSENT, [("/rounds/1/criteria/0/max", "missing_field")]),
    ("/rounds/1/criteria/-", {"key": "diem", "name": "x", "max": "1"}, [
        ("/rounds/1/criteria/1/key", "duplicate"),
    ]),
    ("/rounds/1/criteria/-", {"key": "hai", "name": "x", "max": "0"}, []),
    ("/rounds/1/marking", {"min": "100.01"}, [("/rounds/1/criteria/0/max", "bad_value")]),
    ("/rounds/1/marking", {"min": "101", "step": "x"}, [
        ("/rounds/1/marking/step", "bad_decimal"),
        ("/rounds/1/criteria/0/max", "bad_value"),
    ]),
    ("/rounds/1/marking/step", "0.00", [("/rounds/1/marking/step", "bad_value")]),
    ("/rounds/1/weight", "6/7", []),
    ("/rounds/1/weight", "0/7", []),
    ("/rounds/1/weight", "6/0", [("/rounds/1/weight", "bad_decimal")]),
    ("/rounds/1/weight", "1,5", [("/rounds/1/weight", "bad_decimal")]),
    ("/rounds/1/decimals", 6, []),
    ("/rounds/1/decimals", 7, [("/rounds/1/decimals", "bad_value")]),
    ("/rounds/1/decimals", -1, [("/rounds/1/decimals", "bad_value")]),
    ("/rounds/1/decimals", 1.5, [("/rounds/1/decimals", "wrong_type")]),
    ("/rounds/1/decimals", True, [("/rounds/1/decimals", "wrong_type")]),
    ("/rounds/1/decimals", "2", [("/rounds/1/decimals", "wrong_type")]),
    ("/rounds/1/staged", "yes", [("/rounds/1/staged", "wrong_type")]),
    ("/rounds/0/judges/-", "gk1", [("/rounds/0/judges/2", "duplicate")]),
    ("/rounds/0/judges/-", "gk9", [("/rounds/0/judges/2", "unknown_reference")]),
    ("/rounds/0/judges/-", "GK9", [("/rounds/0/judges/2", "bad_key")]),
    ("/rounds/0/judges", ["gk1"], [
        ("/marks/1/judge", "not_on_panel"),
        ("/marks/3/judge", "not_on_panel"),
    ]),
    ("/rounds/0/aggregate", {"method": "max"}, [("/rounds/0/aggregate/method", "bad_value")]),
    ("/rounds/0/aggregate", {"outlier_band": 2}, [
        ("/rounds/0/aggregate/outlier_band", "wrong_type"),
    ]),
    ("/rounds/0/deductions_apply", "all", [("/rounds/0/deductions_apply", "bad_value")]),
    # Time.
    ("/rounds/0/time/min_seconds", 601, [("/rounds/0/time/max_seconds", "bad_value")]),
    ("/rounds/0/time/max_seconds", 1_000_000_001, [("/rounds/0/time/max_seconds", "bad_value")]),
    *(
        ("/rounds/0/time/overtime", penalty, [
            (f"/rounds/0/time/overtime{under}", code) for under, code in told
        ])
        for penalty, told in (
            ({}, [("", "bad_value")]),
            ({"points": "1"}, [("", "bad_value")]),
            ({"evry": 1}, [("", "bad_value"), ("/evry", "unknown_field")]),
            ({"cutoff": False}, [("/cutoff", "bad_value")]),
            ({"cutoff": None}, [("/cutoff", "wrong_type")]),
            ({"cutoff": True, "points": "1"}, [("/points", "unknown_field")]),
            ({"tiers": []}, [("/tiers", "bad_value")]),
            ({"tiers": None, "cutoff": True}, [
                ("/tiers", "wrong_type"),
                ("/cutoff", "unknown_field"),
            ]),
            ({"every_seconds": None, "tiers": []}, [
                ("/every_seconds", "wrong_type"),
                ("/counting", "missing_field"),
                ("/points", "missing_field"),
                ("/tiers", "unknown_field"),
            ]),
            ({"every_seconds": 0, "counting": "full", "points": "1"}, [
                ("/every_seconds", "bad_value"),
            ]),
            ({"every_seconds": 1, "counting": "half", "points": "-1"}, [
                ("/counting", "bad_value"),
                ("/points", "bad_decimal"),
            ]),
            ({"tiers": [{"from_seconds": 60, "points": "1"}] * 2}, [
                ("/tiers/1/from_seconds", "bad_value"),
            ]),
            ({"tiers": [{"from_seconds": 0, "points": "1"}, {"points": "2"}]}, [
                ("/tiers/0/from_seconds", "bad_value"),
                ("/tiers/1/from_seconds", "missing_field"),
            ]),
        )
    ),
    # Composition.
    *(
        ("/composition/0", rule, [(f"/composition/0{under}", code) for under, code in told])
        for rule, told in (
            ({"rule": "size"}, [("", "bad_value")]),
            ({"rule": "size", "min": None}, [("", "bad_value")]),
            ({"rule": "size", "min": 3, "max": 2}, [("/max", "bad_value")]),
            ({"rule": "size", "min": "3"}, [("/min", "wrong_type")]),
            ({"rule": "size", "min": 3, "role": "full"}, [("/role", "unknown_field")]),
            ({"rule": "siez", "min": 3}, [("/rule", "bad_value")]),
            ({"min": 3}, [("/rule", "missing_field")]),
            ({"rule": "size", "min": 3, "level": "fatal"}, [("/level", "bad_value")]),
            ({"rule": "role", "min": 1}, [("/role", "missing_field")]),
            ({"rule": "group", "min": 1, "groups": []}, [("/groups", "bad_value")]),
            ({"rule": "group", "min": 1, "groups": ["other", "x"]}, [("/groups/1", "bad_value")]),
            ({"rule": "group", "min": 1, "groups": ["other", "other"]}, []),
            ({"rule": "gender", "min": 1, "gender": "nữ"}, [("/gender", "bad_value")]),
            ({"rule": "group_share", "groups": ["other"]}, [("", "bad_value")]),
            ({
                "rule": "group_share", "groups": ["other"],
                "min_percent": "51", "max_percent": "50",
            }, [
                ("/max_percent", "bad_value"),
            ]),
            ({"rule": "gender_gap"}, [("/max_percent", "missing_field")]),
            ({"rule": "ethnic_minority"}, [("", "bad_value")]),
            ({"rule": "ethnic_minority", "min": 1, "min_percent": "1"}, [("", "bad_value")]),
            ({"rule": "ethnic_minority", "min": None, "min_percent": "1"}, []),
            ({"rule": "age", "min": 18}, [("/on", "missing_field")]),
            ({"rule": "age", "min": 18, "on": "2026-02-30"}, [("/on", "bad_date")]),
            ({"rule": "eligible", "min": 1}, [("/min", "unknown_field")]),
            ({"rule": "per_unit"}, [("/min", "missing_field")]),
        )
    ),
    # Teams.
    ("/teams/1/key", "a", [("/teams/1/key", "duplicate"), *(
        (pointer, "unknown_reference")
        for pointer in (
            "/running_order/r1/1", "/ranking/decisions/0/teams/1", "/turns/1/team",
            "/turns/3/team", "/marks/2/team", "/marks/3/team", "/marks/6/team", "/marks/7/team",
        )
    )]),
    ("/teams/0/units", ["u1", "u9", "u1"], [
        ("/teams/0/units/1", "unknown_reference"),
        ("/teams/0/units/2", "duplicate"),
    ]),
    ("/teams/0/division", "k2", [("/teams/0/division", "unknown_reference")]),
    ("/teams/0/status", "ok", [("/teams/0/status", "bad_value")]),
    ("/teams/0/members/-", {**MEMBER, "key": "m1"}, [("/teams/0/members/1/key", "duplicate")]),
    ("/teams/0/members/-", {**MEMBER, "role": None}, [("/teams/0/members/1/role", "wrong_type")]),
    ("/teams/0/members/-", {**MEMBER, "born": "1980"}, []),
    ("/teams/0/members/-", {**MEMBER, "born": "80"}, [("/teams/0/members/1/born", "bad_date")]),
    ("/teams/0/members/-", {**MEMBER, "unit": "x"}, [
        ("/teams/0/members/1/unit", "unknown_reference"),
    ]),
    ("/running_order/Không có", [], [("/running_order/Không có", "unknown_reference")]),
    ("/running_order/r9", None, [("/running_order/r9", "unknown_reference")]),
    ("/running_order/r1/-", "a", [("/running_order/r1/2", "duplicate")]),
    # Turns, excuses, marks.
    ("/turns/-", {"round": "r1", "team": "a"}, [("/turns/4", "duplicate")]),
    ("/turns/0/seconds", -1, [("/turns/0/seconds", "bad_value")]),
    ("/turns/0/status", "finished", [("/turns/0/status", "bad_value")]),
    ("/turns/0/time_waived", "", [("/turns/0/time_waived", "bad_value")]),
    ("/turns/0/deductions", [{"points": "1"}], [("/turns/0/deductions/0/reason", "missing_field")]),
    ("/excused/-", {"round": "r2", "team": "a", "judge": "gk3", "reason": "y"}, [
        ("/excused/1", "duplicate"),
    ]),
    ("/excused/-", {"round": "r1", "team": "a", "judge": "gk3", "reason": "y"}, [
        ("/excused/1/judge", "not_on_panel"),
    ]),
    ("/excused/-", {"round": "r1", "team": "a", "judge": "gk2", "reason": "y"}, [
        ("/marks/1/judge", "excused"),
    ]),
    ("/marks/-", MARK, [("/marks/8", "duplicate")]),
    ("/marks/0/points", "9.005", [("/marks/0/points", "off_scale")]),
    ("/marks/0/points", "100.01", [("/marks/0/points", "off_scale")]),
    ("/marks/0/points", "9.00", []),
    ("/marks/0/points", 9, [("/marks/0/points", "wrong_type")]),
    ("/marks/0/points", ["9"], [("/marks/0/points", "wrong_type")]),
    ("/marks/0/points", None, [("/marks/0/points", "wrong_type")]),
    *(
        ("/marks/0/points", points, [("/marks/0/points", "bad_decimal")])
        for points in ("9,00", "+9", " 9", "09", "9.", ".9", "9e0", "9.0000000", "9\n", "٩", "")
    ),
    ("/marks/0/team", "z", [("/marks/0/team", "unknown_reference")]),
    ("/marks/0/criterion", "z", [("/marks/0/criterion", "unknown_reference")]),
    ("/marks/0/judge", "gk3", [("/marks/0/judge", "not_on_panel")]),
    ("/marks/0/note", "x", [("/marks/0/note", "unknown_field")]),
    ("/marks/0", "9", [("/marks/0", "wrong_type")]),
    ("/marks", {"0": MARK}, [("/marks", "wrong_type")]),
    # Ranking and awards.
    ("/ranking/tie_breaks/-", {"by": "luck"}, [("/ranking/tie_breaks/1/by", "bad_value")]),
    ("/ranking/tie_breaks/-", {"by": "round"}, [("/ranking/tie_breaks/1/round", "missing_field")]),
    ("/ranking/tie_breaks/-", {"by": "criterion", "round": "r1", "criterion": "x"}, [
        ("/ranking/tie_breaks/1/criterion", "unknown_reference"),
    ]),
    ("/ranking/tie_breaks/-", {"by": "head_judge", "round": "r1"}, [
        ("/ranking/tie_breaks/1/round", "unknown_field"),
    ]),
    ("/ranking/decisions/-", DECISION, [("/ranking/decisions/1", "duplicate")]),
    ("/ranking/decisions/-", {"teams": ["a"], "reason": "x"}, [
        ("/ranking/decisions/1/teams", "bad_value"),
    ]),
    ("/ranking/decisions/0/reason", None, [("/ranking/decisions/0/reason", "wrong_type")]),
    *(
        ("/awards/-", award(**fields), [(f"/awards/1{under}", code) for under, code in told])
        for fields, told in (
            ({"by": "place"}, [("/count", "missing_field")]),
            ({"by": "place", "count": 0}, [("/count", "bad_value")]),
            ({"by": "place", "count": 1, "on_tie": "toss"}, [("/on_tie", "bad_value")]),
            ({"by": "place", "count": 1, "division": "k9"}, [("/division", "unknown_reference")]),
            ({"by": "place", "count": 1, "division": None}, []),
            ({"by": "rest", "on_tie": "share"}, [("/on_tie", "unknown_field")]),
            ({"by": "best_in_round", "count": 1}, [("/round", "missing_field")]),
            ({"by": "oldest_member", "division": "k1"}, [("/division", "unknown_field")]),
            ({"by": "manual", "division": None}, [("/division", "unknown_field")]),
            ({"by": "manual", "money": 1.25}, [("/money", "wrong_type")]),
            ({"by": "manual"}, []),
            ({"by": "manual", "teams": ["a", "a"]}, [("/teams/1", "duplicate")]),
            ({"by": "manual", "members": [{"team": "a", "member": "m9"}]}, [
                ("/members/0/member", "unknown_reference"),
            ]),
            ({"by": "manual", "members": [{"team": "b"}]}, [
                ("/members/0/member", "missing_field"),
            ]),
            ({"by": "manual", "members": [{"team": "a", "member": "m1"}] * 2}, [
                ("/members/1", "duplicate"),
            ]),
            ({"by": "audience"}, [("/by", "bad_value")]),
            ({"key": "nhat", "by": "manual"}, [("/key", "duplicate")]),
        )
    ),
]  # fmt: skip


def test_the_contest_that_the_table_changes_is_sound() -> None:
    assert faults(sound()) == set()


@pytest.mark.parametrize(("pointer", "value", "expected"), TABLE)
def test_a_fault_is_told_at_its_place_and_nothing_else_is(
    pointer: str, value: Any, expected: list[tuple[str, str]]
) -> None:
    assert faults(changed(pointer, value)) == set(expected)


@pytest.mark.parametrize(("pointer", "value", "expected"), TABLE)
def test_every_fault_has_a_sentence_with_its_facts(
    pointer: str, value: Any, expected: list[tuple[str, str]]
) -> None:
    for fault in reading(changed(pointer, value)).faults:
        assert fault_sentence(fault)
        assert fault_line(fault).count("\t") == 2


def test_a_row_repeating_one_with_bad_points_is_still_a_duplicate() -> None:
    document = sound()
    document["marks"] = [MARK | {"points": "9,0"}, MARK]
    assert faults(document) == {("/marks/0/points", "bad_decimal"), ("/marks/1", "duplicate")}


def test_a_name_written_twice_is_told_and_its_last_value_is_read() -> None:
    text = json.dumps(sound()).replace('"points": "8"', '"points": "8", "points": "x"', 1)
    told = {(fault.pointer, fault.code.value) for fault in read(text.encode()).faults}
    assert told == {("/marks/1/points", "duplicate_field"), ("/marks/1/points", "bad_decimal")}


def test_many_faults_of_one_row_are_all_told() -> None:
    row = {"round": "x", "team": 1, "judge": None, "points": "1,5", "extra": 0}
    assert faults(changed("/marks/0", row)) == {
        ("/marks/0/round", "unknown_reference"),
        ("/marks/0/team", "wrong_type"),
        ("/marks/0/judge", "wrong_type"),
        ("/marks/0/criterion", "missing_field"),
        ("/marks/0/points", "bad_decimal"),
        ("/marks/0/extra", "unknown_field"),
    }


def test_a_faulty_scale_does_not_make_every_mark_a_fault() -> None:
    document = contest({"thi": {"a": ["9"]}}, rounds=[round_(marking={"step": "x"})])
    assert faults(document) == {("/rounds/0/marking/step", "bad_decimal")}


def test_whole_numbers_may_be_written_with_a_point_or_an_exponent() -> None:
    text = json.dumps(sound()).replace('"max_seconds": 600', '"max_seconds": 6.0e2')
    file = read(text.encode()).file
    assert file is not None
    assert file.rounds[0].time is not None
    assert file.rounds[0].time.max_seconds == 600
