"""What holds for every contest, whatever it holds."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contest.archive.rules.reader import read_document
from contest.archive.rules.writer import file_document, file_text, without_members
from contest.ranking.rules.output import results_json
from contest.ranking.rules.results import compute
from tests.small_contests import Document, reading, results
from tests.strategies.contest_files import contest_files

RANDOM = st.randoms(use_true_random=False)

promise = settings(max_examples=60)


def by_key(document: Document) -> Document:
    """Results with the teams in an order of their own, for comparing without file order."""
    printed = results(document)
    return printed | {"teams": dict(sorted(printed["teams"].items()))}


@given(contest_files())
@promise
def test_a_valid_file_has_no_fault(document: Document) -> None:
    assert reading(document).faults == ()


@given(contest_files(), RANDOM)
@promise
def test_the_order_of_rows_in_the_file_changes_no_result(
    document: Document, random: Random
) -> None:
    shuffled = deepcopy(document)
    for rows in ("teams", "turns", "marks", "excused"):
        if shuffled.get(rows):
            random.shuffle(shuffled[rows])
    assert by_key(shuffled) == by_key(document)


@given(contest_files())
@promise
def test_the_same_file_gives_the_same_bytes(document: Document) -> None:
    file = reading(document).file
    assert file is not None
    assert results_json(compute(file.record())) == results_json(compute(file.record()))


@given(contest_files())
@promise
def test_the_running_order_and_the_settings_change_no_result(document: Document) -> None:
    bare = {k: v for k, v in document.items() if k not in ("running_order", "settings")}
    assert results(bare) == results(document)


@given(contest_files())
@promise
def test_writing_and_reading_again_loses_nothing(document: Document) -> None:
    file = reading(document).file
    assert file is not None
    written = json.loads(file_text(file))
    again = read_document(written).file
    assert again == file
    assert file_document(again) == file_document(file)
    assert results(written) == results(document)


@given(contest_files())
@promise
def test_every_decimal_is_written_as_it_was_read(document: Document) -> None:
    file = reading(document).file
    assert file is not None
    read_marks = [row["points"] for row in document.get("marks", ())]
    written = json.loads(file_text(file))
    assert [row["points"] for row in written.get("marks", ())] == read_marks
    for before, after in zip(document["rounds"], written["rounds"], strict=True):
        assert after["weight"] == before.get("weight", "1")
        assert [c["max"] for c in after["criteria"]] == [c["max"] for c in before["criteria"]]


@given(contest_files())
@promise
def test_the_public_file_is_sound_and_names_nobody(document: Document) -> None:
    file = reading(document).file
    assert file is not None
    public = json.loads(file_text(without_members(file)))
    assert reading(public).faults == ()
    assert '"members"' not in json.dumps(public)


@given(contest_files())
@promise
def test_totals_are_the_sum_of_the_weighted_figures_as_printed(document: Document) -> None:
    printed = results(document)
    for team in printed["teams"].values():
        figures = [turn["weighted"] for turn in team["rounds"].values()]
        known = sum((Decimal(figure) for figure in figures if figure is not None), Decimal(0))
        assert Decimal(team["provisional_total"]) == known
        if team["total"] is None:
            assert None in figures
        else:
            assert Decimal(team["total"]) == known


@given(contest_files())
@promise
def test_figures_are_printed_with_the_decimals_of_their_round(document: Document) -> None:
    decimals = {one["key"]: one.get("decimals", 2) for one in document["rounds"]}
    for team in results(document)["teams"].values():
        for key, turn in team["rounds"].items():
            for name in ("aggregate", "result", "weighted"):
                if turn[name] is not None:
                    assert len(turn[name].partition(".")[2]) == decimals[key]


@given(contest_files())
@promise
def test_places_skip_after_a_shared_place(document: Document) -> None:
    for ranking in results(document)["rankings"]:
        places = ranking["places"]
        for index, (above, below) in enumerate(pairwise(places)):
            assert below["place"] in (above["place"], index + 2)
            assert Decimal(below["total"]) <= Decimal(above["total"])
            if below["place"] == above["place"]:
                assert below["decided_by"] is None
                assert above["team"] < below["team"]
            else:
                assert below["decided_by"] is not None
                by_total = Decimal(below["total"]) < Decimal(above["total"])
                assert (below["decided_by"] == "total") == by_total
        assert [place["place"] for place in places[:1]] in ([], [1])
        assert all(place["decided_by"] is None for place in places[:1])


@given(contest_files())
@promise
def test_every_approved_team_is_ranked_once_and_no_other_team_is(document: Document) -> None:
    ranked = [p["team"] for ranking in results(document)["rankings"] for p in ranking["places"]]
    approved = [
        team["key"]
        for team in document.get("teams", ())
        if team.get("status", "approved") == "approved"
    ]
    assert sorted(ranked) == sorted(approved)


@given(contest_files())
@promise
def test_nobody_receives_two_prizes_by_place(document: Document) -> None:
    printed = results(document)
    kinds = {award["key"]: award["by"] for award in document.get("awards", ())}
    for division in {award["division"] for award in printed["awards"]}:
        for kind in ("place", "rest"):
            taken = [
                team
                for award in printed["awards"]
                if award["division"] == division and kinds[award["key"]] == kind
                for team in award["teams"]
            ]
            assert kind == "rest" or len(taken) == len(set(taken))


@given(contest_files())
@promise
def test_before_the_contest_is_complete_no_award_is_given(document: Document) -> None:
    printed = results(document)
    assert printed["complete"] == (not printed["missing"])
    if not printed["complete"]:
        for award in printed["awards"]:
            assert award["state"] == "pending"
            assert not award["teams"] + award["contenders"] + award["members"]


@given(contest_files(), st.data())
@promise
def test_without_an_outlier_band_raising_a_mark_never_lowers_a_total(
    document: Document, data: st.DataObject
) -> None:
    document = deepcopy(document)
    for one in document["rounds"]:
        if one.get("aggregate"):
            one["aggregate"]["outlier_band"] = None
    marks: list[Any] = document.get("marks", [])
    assume(marks)
    mark = data.draw(st.sampled_from(marks))
    before = results(document)
    same = [
        row["points"]
        for row in marks
        if (row["round"], row["criterion"]) == (mark["round"], mark["criterion"])
    ]
    mark["points"] = max(same, key=Decimal)
    after = results(document)
    for key, team in before["teams"].items():
        raised = after["teams"][key]["provisional_total"]
        assert Decimal(raised) >= Decimal(team["provisional_total"])


@given(contest_files(), RANDOM)
@promise
def test_a_damaged_file_is_told_and_never_raises(document: Document, random: Random) -> None:
    damaged = deepcopy(document)
    for _ in range(random.randint(1, 3)):
        place: Any = damaged
        while True:
            name = random.choice(list(place) if isinstance(place, dict) else range(len(place)))
            inner = place[name]
            if not isinstance(inner, dict | list) or not inner or random.random() < 0.2:
                break
            place = inner
        place[name] = random.choice(
            (None, True, -1, 1.5, "", "x", "\ud800", [], {}, [[]], {"a": 1})
        )
    read = reading(damaged)
    assert (read.file is None) == bool(read.faults)
    if read.file is not None:
        compute(read.file.record())
