"""What stands on the papers is what ``compute`` gives, figure by figure, in the PDFs themselves.

The shared cases and some random contests are imported, printed, and read back from the files.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask

from contest.archive.actions.importing import import_contest
from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.documents.engine import Press
from contest.documents.queries.award_desk import AwardDesk
from contest.documents.queries.printing import PaperDesk, PrintJob
from contest.documents.rules import figures
from contest.documents.rules.words import money_in_words
from contest.documents.wordings import DIVISION_OF, MEMBER_OF, TOTAL_COUNT, TOTAL_MONEY
from contest.ranking.rules.output import results_object
from contest.ranking.rules.results import compute
from contest.registration.models import Delegation, Member
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction
from tests.documents import pdf_page
from tests.small_contests import contest
from tests.strategies.contest_files import generated

CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in CASES.glob("*.expected.json"))
SEEDS = (3, 11, 24, 34)
TOLD = 3
"""Teams whose score notice is read."""
AWARDED = (5, 13, 34)
"""Random contests whose prizes have their takers, teams and people, with money and without."""

Expected = dict[str, Any]


def case(name: str) -> bytes:
    return (CASES / f"{name}.json").read_bytes()


def random_contest(seed: int) -> bytes:
    return json.dumps(generated(Random(seed))).encode()


def comma(figure: str | None) -> list[str]:
    return [] if figure is None else [figure.replace(".", ",")]


def squeezed(text: str) -> str:
    """Without white space: a narrow column breaks words where it must."""
    return "".join(text.split()).replace("\u200b", "")


def in_order(found: str, pieces: Iterable[str]) -> None:
    """Every piece stands in the text, each behind the one before it."""
    text, at = squeezed(found), 0
    for piece in pieces:
        place = text.find(squeezed(piece), at)
        assert place >= 0, (piece, text[max(0, at - 80) : at + 200])
        at = place + len(squeezed(piece))


class Printed:
    """One contest in the record, its papers, and what ``compute`` says of the same file."""

    def __init__(self, raw: bytes) -> None:
        reading = read(raw)
        assert reading.file is not None, reading.faults
        self.file: ContestFile = reading.file
        self.expected: Expected = json.loads(
            json.dumps(results_object(compute(reading.file.record())))
        )
        self.contest_id = import_contest(reading.file, by=SYSTEM)
        self.desk = PaperDesk(self.contest_id, None)
        self.names = {team.key: team.name for team in self.file.teams}

    def places(self) -> Iterator[tuple[dict[str, Any], Expected]]:
        for ranking in self.expected["rankings"]:
            for place in ranking["places"]:
                yield place, self.expected["teams"][place["team"]]

    def text(self, press: Press, job: PrintJob) -> str:
        return pdf_page.text(press.render(job.template, job.data, draft=job.draft))

    def standing_pieces(self) -> Iterator[str]:
        for place, team in self.places():
            held = any(turn["result"] is not None for turn in team["rounds"].values())
            yield str(place["place"]) if held else "–"
            yield self.names[place["team"]]
            for turn in team["rounds"].values():
                yield from comma(turn["weighted"])
            yield from comma(place["total"])

    def takers(self) -> tuple[list[tuple[str, str]], int]:
        """(award, who takes it) of every prize, and what they come to in đồng."""
        awards = {award.key: award for award in self.file.awards}
        divisions = {one.key: one.name for one in self.file.divisions}
        people = {(t.key, m.key): m.name for t in self.file.teams for m in t.members}
        found, money = [], 0
        for one in self.expected["awards"]:
            award = awards[one["key"]]
            name = award.name
            if one["division"] is not None:
                name = DIVISION_OF.format(award=name, division=divisions[one["division"]])
            who = [self.names[team] for team in one["teams"]]
            for member in one["members"]:
                person = people[member["team"], member["member"]]
                who.append(MEMBER_OF.format(name=person, team=self.names[member["team"]]))
            found += [(name, each) for each in who]
            money += (award.money or 0) * len(who)
        return found, money

    def round_rows(self, round_key: str) -> Sequence[str]:
        order = self.file.running_order.get(round_key, ())
        ranked = sorted(place["team"] for place, _ in self.places())
        return [*(key for key in order if key in ranked), *(k for k in ranked if k not in order)]


@pytest.mark.parametrize(
    "raw",
    [
        *(pytest.param(case(name), id=name) for name in NAMES),
        *(pytest.param(random_contest(seed), id=f"random-{seed}") for seed in SEEDS),
    ],
)
def test_every_figure_on_paper_is_the_one_that_compute_gives(app: Flask, raw: bytes) -> None:
    held = Printed(raw)
    if not list(held.places()):
        with pytest.raises(Refusal):
            held.desk.ranking()
        return
    with Press() as press:
        for job in (held.desk.ranking(), held.desk.minutes()):
            found = held.text(press, job)
            in_order(found, held.standing_pieces())
            assert ("BẢN NHÁP" in found) >= (not held.expected["complete"])
        awards = {award.key: award.name for award in held.file.awards}
        given = [award for award in held.expected["awards"] if award["state"] == "given"]
        in_order(
            held.text(press, held.desk.minutes()).partition("Đề nghị giải thưởng")[2],
            (
                piece
                for award in given
                for piece in (awards[award["key"]], *(held.names[key] for key in award["teams"]))
            ),
        )
        for round_ in held.file.rounds:
            _round_is_right(held, press, round_.key)
        for place, team in list(held.places())[:TOLD]:
            _notice_is_right(held, press, place, team)


def _round_is_right(held: Printed, press: Press, key: str) -> None:
    table = held.text(press, held.desk.round_table(key))
    rows = held.round_rows(key)
    pieces: list[str] = []
    for team in rows:
        turn = held.expected["teams"][team]["rounds"][key]
        pieces.append(held.names[team])
        if turn["result"] is not None and turn["status"] == "done":
            pieces += [figure for total in turn["judges"].values() for figure in comma(total)]
        pieces += comma(turn["aggregate"]) + comma(turn["result"])
    in_order(table.partition("Kết quả")[2], pieces)
    round_ = next(one for one in held.file.rounds if one.key == key)
    jury = tuple(judge.key for judge in held.file.judges)
    for judge in round_.panel(jury)[:2]:
        sheet = held.text(press, held.desk.sheets(key, "filled", judge))
        for team in rows:
            turn = held.expected["teams"][team]["rounds"][key]
            if turn["result"] is None or judge not in turn["judges"]:
                continue
            marks = {
                mark.criterion: format(mark.points.normalize(), "f")
                for mark in held.file.marks
                if (mark.round, mark.team, mark.judge) == (key, team, judge)
            }
            given = [comma(marks[criterion.key])[0] for criterion in round_.criteria]
            in_order(sheet, [held.names[team], *given, *comma(turn["judges"][judge])])


def _notice_is_right(held: Printed, press: Press, place: dict[str, Any], team: Expected) -> None:
    pieces = [held.names[place["team"]]]
    for turn in team["rounds"].values():
        judges = turn["judges"] if turn["result"] is not None else {}
        totals = [total for judge, total in judges.items() if judge not in turn["dropped"]]
        pieces += [comma(total)[0] for total in sorted(totals, key=Decimal, reverse=True)]
        pieces += comma(turn["aggregate"]) if totals else []
        pieces += comma(turn["weighted"])
    in_order(
        held.text(press, held.desk.score_notices(place["team"])),
        [*pieces, *comma(place["total"]), f"Tổng điểm: {comma(place['total'])[0]} (bằng chữ"],
    )


SECRETS = ("Mường", "hộ nghèo", "poor_household", "1955-12", "31/12", "0912345678")
YEAR = re.compile(r"(?<![\w.-])1955(?![\w-])")
"""The year of birth by itself: codes and their pictures hold any four digits."""


@pytest.mark.parametrize("seed", AWARDED)
def test_every_prize_and_sum_on_paper_is_the_one_that_compute_gives(app: Flask, seed: int) -> None:
    held = Printed(random_contest(seed))
    desk = AwardDesk(held.contest_id, held.desk.standing)
    takers, money = held.takers()
    told = TOTAL_COUNT.format(count=f"{len(takers):02d}")
    if money:
        told += TOTAL_MONEY.format(money=figures.money(money), words=money_in_words(money))
    of_award = Counter(award for award, _ in takers)
    with Press() as press:
        for paper in ("decision", "award_list"):
            found = squeezed(held.text(press, desk.print_job(paper)))
            assert squeezed(f"{told}.") in found, paper
            left = Counter(squeezed(f"{who}{award}") for award, who in takers)
            for number in range(1, len(takers) + 1):
                row = next(one for one in left if left[one] and f"{number}{one}" in found)
                left[row] -= 1
        report = squeezed(held.text(press, desk.print_job("report")))
        for award, count in of_award.items():
            assert squeezed(f"{award}{count:02d}") in report
        assert all(squeezed(who) in report for _, who in takers)
        assert not money or squeezed(figures.money(money)) in report


def test_no_paper_of_the_jury_tells_what_belongs_to_a_person(app: Flask) -> None:
    document = contest({"thi": {"a": ["40"], "b": ["30"]}})
    document["teams"][0]["members"] = [
        {
            "key": "m1",
            "name": "Lò Thị Mai",
            "role": "captain",
            "born": "1955-12-31",
            "gender": "female",
            "ethnicity": "Mường",
            "group": "poor_household",
            "eligible_by": "residence",
        }
    ]
    document["awards"] = [{"key": "cao_tuoi", "name": "Cao tuổi nhất", "by": "oldest_member"}]
    document["composition"] = [{"rule": "age", "on": "2023-11-15", "max": 60}]
    held = Printed(json.dumps(document).encode())
    with transaction() as session:
        assert session.query(Member).count() == 1
        session.query(Delegation).update({Delegation.manager_phone: "0912345678"})
    desk = PaperDesk(held.contest_id, None)
    jobs = [
        desk.ranking(),
        desk.minutes(),
        desk.round_table("thi"),
        desk.sheets("thi", "filled"),
        desk.sheets("thi", "blank"),
        desk.sheets("thi", "spare"),
    ]
    with Press() as press:
        texts = [held.text(press, job) for job in jobs]
    assert "Lò Thị Mai (Đội a)" in texts[1]
    for job, found in zip(jobs, texts, strict=True):
        said = found + json.dumps(job.data, ensure_ascii=False)
        assert [secret for secret in SECRETS if secret in said] == []
        assert YEAR.search(said) is None
    db.session.rollback()


def test_a_public_address_puts_its_code_on_the_paper_and_none_leaves_it_out(app: Flask) -> None:
    held = Printed(json.dumps(contest({"thi": {"a": ["40"]}})).encode())
    address = "https://hoithi.xa.example/hoi-thi/hoi-thi/bang-diem"
    with_code = PaperDesk(held.contest_id, address).ranking()
    with Press() as press:
        assert squeezed(address) in squeezed(held.text(press, with_code))
        assert "Quét mã" not in held.text(press, held.desk.ranking())
