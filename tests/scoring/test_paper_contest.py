"""A contest on paper: every sheet of the demo found by its printed code and typed in."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from contest.archive.actions.demo import Stage, make_demo
from contest.archive.actions.exporting import export_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.documents.queries.printing import PaperDesk
from contest.ranking.rules.output import results_object
from contest.ranking.rules.results import compute
from contest.scoring.actions.seats import SeatAsk, make_seats, take_seat
from contest.scoring.queries.ledger_check import check_ledger
from contest.scoring.queries.seats import seat_codes
from contest.scoring.rules.sheet_codes import in_groups, is_whole
from tests.cast import HERE, csrf_of, looking_into, post
from tests.documents import pdf_page
from tests.held import PAPERS, PATH, Held
from tests.held import held as held_here

DESK = f"{PATH}/ban-thu-ky"
CODES = f"{DESK}/phieu-giay"
PRINTED = re.compile(r"Mã phiếu: (\d{3} \d{3} \d{3})")
Document = dict[str, Any]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Held]:
    """The demo's contest, its wall newspapers marked, nothing of what is held on the stage."""
    with held_here(tmp_path_factory.mktemp("day"), migrated_file) as held:
        with looking_into(held.app):
            make_demo(Stage.FINISHED, by=SYSTEM)
            held.app.config["FULL"] = document = json.loads(
                export_contest("ha-trung-2023", by=SYSTEM)
            )
        staged = {"chao_hoi", "tieu_pham"}
        before = {
            **document,
            "marks": [one for one in document["marks"] if one["round"] not in staged],
            "turns": [
                one if one["round"] not in staged or one["status"] == "absent" else waiting(one)
                for one in document["turns"]
            ],
        }
        yield held.hold(before)


def waiting(turn: Document) -> Document:
    """The turn before it was held; what the head judge ruled is kept."""
    kept = {key: turn[key] for key in ("deductions",) if key in turn}
    return {"round": turn["round"], "team": turn["team"], **kept}


def points_of(held: Held, round_key: str) -> dict[tuple[str, str], dict[str, str]]:
    """(team, judge) → criterion → points, as the judges wrote them."""
    sheets: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for one in held.app.config["FULL"]["marks"]:
        if one["round"] == round_key:
            sheets[one["team"], one["judge"]][one["criterion"]] = one["points"]
    return sheets


def typed(points: str) -> str:
    return points.replace(".", ",")


def total_of(points: dict[str, str]) -> str:
    hundredths = sum(round(float(one) * 100) for one in points.values())
    return f"{hundredths // 100},{hundredths % 100:02d}"


def open_round(held: Held, round_key: str) -> None:
    """Open the turns of a round that was held without the computer, with their times."""
    secretary = held.client("secretary")
    address = f"{DESK}/da-thi-tren-giay/{round_key}"
    page = secretary.get(address).text
    ids = re.findall(r'name="turn" value="(\d+)"', page)
    full = held.app.config["FULL"]
    seconds = {
        str(held.turn(round_key, one["team"])[0]): one.get("seconds")
        for one in full["turns"]
        if one["round"] == round_key
    }
    times = {
        f"time-{one}": f"{seconds[one] // 60}:{seconds[one] % 60:02d}"
        for one in ids
        if seconds[one] is not None
    }
    token = csrf_of(page)
    sent = {"csrf_token": token, "turn": ids, "reason": "Theo Phiếu theo dõi thời gian", **times}
    wrong = secretary.post(address, data={**sent, f"time-{ids[0]}": "bốn phút"})
    assert wrong.status_code == 422
    assert 'value="bốn phút"' in wrong.text
    assert {held.turn(round_key, one["key"])[1] for one in full["teams"]} <= {"waiting", "absent"}
    assert secretary.post(address, data=sent).status_code == 302


def codes_for_print(held: Held, round_key: str) -> dict[tuple[str, str], str]:
    """(team's name, judge's name) → code, of every single sheet as the typesetter gets it."""
    with looking_into(held.app):
        sheets = PaperDesk(held.contest_id, None).sheets(round_key, "forms").data["sheets"]
    return {(one["entries"][0]["team"], one["judge"]): one["code"] for one in sheets}


def codes_on_paper(
    held: Held, round_key: str, which: str, judge: str = "gk1"
) -> list[tuple[str, str]]:
    """Code and text of every sheet of a judge in the PDF that is printed."""
    pdf = held.client("secretary").get(f"{PAPERS}/phan-thi/{round_key}/{which}/{judge}.pdf")
    assert pdf.mimetype == "application/pdf", pdf.text
    sheets: list[str] = []
    for page in pdf_page.pages(pdf.data):
        text = " ".join(page.extract_text().split())
        if "PHIẾU CHẤM ĐIỂM" in text:
            sheets.append("")
        sheets[-1] += text
    return [(PRINTED.findall(text)[0], text) for text in sheets]


def test_a_whole_round_on_paper_and_one_half_on_tablets_give_the_same_results(day: Held) -> None:
    full = day.app.config["FULL"]
    names = {one["key"]: one["name"] for one in (*full["teams"], *full["judges"])}
    secretary = day.client("secretary")

    # The greeting: a sheet for each judge and team, found by its code, the next one after it.
    open_round(day, "chao_hoi")
    sheets = points_of(day, "chao_hoi")
    codes = codes_for_print(day, "chao_hoi")
    assert len(set(codes.values())) == len(codes) == len(sheets)
    printed = codes_on_paper(day, "chao_hoi", "tung-doi")
    for code, text in printed:
        [team] = [team for (team, judge), one in codes.items() if one == code]
        assert f"Giám khảo: {names['gk1']} Đội dự thi: {team} " in text
    token = csrf_of(secretary.get(CODES).text)
    for (team, judge), points in sheets.items():
        answer = secretary.get(CODES, query_string={"ma": codes[names[team], names[judge]]})
        assert answer.status_code == 302
        boxes = {f"points-{key}": typed(one) for key, one in points.items()}
        sent = {"csrf_token": token, **boxes, "total": total_of(points), "tiep": "ma"}
        taken = secretary.post(answer.location, data=sent)
        assert taken.status_code == 302, taken.text

    # The skit: two judges with a pen, on one sheet each; the others on tablets.
    open_round(day, "tieu_pham")
    sheets = points_of(day, "tieu_pham")
    jury = [one["key"] for one in full["judges"]]
    for judge in jury[:2]:
        [(code, _)] = codes_on_paper(day, "tieu_pham", "trong", judge)
        lead = secretary.get(CODES, query_string={"ma": code.replace(" ", "")})
        assert lead.location.endswith(f"/phieu-giay/tieu_pham/{judge}")
        boxes = {
            f"points-{day.turn('tieu_pham', team)[0]}-{key}": typed(one)
            for (team, whose), points in sheets.items()
            if whose == judge
            for key, one in points.items()
        }
        answer = secretary.post(lead.location, data={"csrf_token": token, **boxes})
        assert answer.status_code == 302, answer.text
    for judge in jury[2:]:
        mark_on_a_tablet(day, judge, sheets)

    let_pass(day)
    with looking_into(day.app):
        exported = read(export_contest(HERE, by=SYSTEM).encode()).file
        assert exported is not None
        assert check_ledger(day.contest_id).sound
    wanted = read(json.dumps(full).encode()).file
    assert wanted is not None
    have, want = (results_object(compute(file.record())) for file in (exported, wanted))
    assert {**have, "contest": ""} == {**want, "contest": ""}


def let_pass(held: Held) -> None:
    """The head judge's word on a time that was let pass."""
    for one in held.app.config["FULL"]["turns"]:
        if "time_waived" in one:
            page = f"{DESK}/luot/{held.turn(one['round'], one['team'])[0]}"
            answer = post(
                held.client("secretary"), f"{page}/waive-gio", page, reason=one["time_waived"]
            )
            assert answer.status_code == 302


def mark_on_a_tablet(held: Held, judge: str, sheets: dict[tuple[str, str], Document]) -> None:
    """Every sheet of the judge for the skit, through the seat's own door."""
    with looking_into(held.app):
        make_seats(held.contest_id)
        secret = held.app.config["SETTINGS"].secret_key
        pin = next(one.pin for one in seat_codes(held.contest_id, secret) if one.key == judge)
        seat = take_seat(SeatAsk("may", True, None, HERE, judge, pin), secret).session
    operations: list[Document] = []
    for (team, whose), points in sheets.items():
        if whose != judge:
            continue
        place = {"round": "tieu_pham", "team": team}
        operations += [
            {**place, "type": "mark", "criterion": key, "points": one}
            for key, one in points.items()
        ]
        operations.append({**place, "type": "submit"})
    numbered = [{"op_id": f"{judge}-{number:06d}", **one} for number, one in enumerate(operations)]
    answer = held.app.test_client().post(
        "/api/v1/seat/ops", json={"ops": numbered}, headers={"Authorization": f"Bearer {seat}"}
    )
    assert {one["status"] for one in answer.get_json()["results"]} == {"accepted"}


def test_a_wrong_code_says_what_is_near_and_a_foreign_one_that_it_is_foreign(day: Held) -> None:
    secretary = day.client("secretary")
    [(code, _)] = codes_on_paper(day, "bao_tuong", "trong")
    [(other, _)] = codes_on_paper(day, "bao_tuong", "trong", "gk2")
    digits = code.replace(" ", "")
    slip = next(at for at, (a, b) in enumerate(pairwise(digits)) if a != b)
    swapped = digits[:slip] + digits[slip + 1] + digits[slip] + digits[slip + 2 :]
    for typed_in in (
        swapped,
        digits[:-1],
        f"{digits}7",
        str((int(digits[0]) + 1) % 10) + digits[1:],
    ):
        answer = secretary.get(CODES, query_string={"ma": typed_in})
        assert answer.status_code == 422
        assert code in answer.text
        assert f'value="{typed_in}"' in answer.text
        assert other not in answer.text
    foreign = next(
        f"{number:09d}" for number in range(123_450_000, 123_460_000) if is_whole(f"{number:09d}")
    )
    answer = secretary.get(CODES, query_string={"ma": foreign})
    assert answer.status_code == 422
    assert f"Mã {in_groups(foreign)} không phải phiếu của hội thi này." in answer.text
    assert "chỉ gồm 9 chữ số" in secretary.get(CODES, query_string={"ma": "48A 190"}).text
    assert day.client("mc").get(CODES).status_code == 403


def test_the_total_on_the_paper_is_compared_and_a_wrong_one_is_kept_in_the_log(day: Held) -> None:
    secretary = day.client("secretary")
    day.hold({**day.app.config["FULL"], "marks": [], "excused": []})
    turn_id = day.turn("bao_tuong", "ha-bac")[0]
    address = f"{CODES}/bao_tuong/gk1/luot/{turn_id}"
    page = secretary.get(address).text
    keys = re.findall(r'name="points-([a-z_]+)"', page)
    sent = {"csrf_token": csrf_of(page), "tiep": "giam-khao"}
    sent |= {f"points-{key}": "1,25" for key in keys}
    right = f"{len(keys) * 1.25:g}".replace(".", ",")
    without = secretary.post(address, data=sent)
    assert without.status_code == 422
    assert "Xin nhập tổng điểm ghi trên phiếu" in without.text
    differs = secretary.post(address, data={**sent, "total": "44"})
    assert differs.status_code == 422
    assert f"Tổng ghi trên phiếu là 44, các điểm đã nhập cộng lại là {right}." in differs.text
    assert 'value="1,25"' in differs.text
    taken = secretary.post(address, data={**sent, "total": "44", "wrong_on_paper": "1"})
    assert taken.status_code == 302
    assert f"/gk2/luot/{turn_id}?tiep=giam-khao" in taken.location
    log = day.client().get(f"{PATH}/lich-su").text
    assert "tổng ghi trên phiếu" in log
    assert "Phiếu này đã nhận" in secretary.get(address).text
