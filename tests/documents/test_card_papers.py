"""Cards to cut apart: what stands on them, and what does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contest.documents.engine import render
from contest.documents.queries import cards, proof
from contest.documents.rules.card import CardPaper, NameCard, TeamCard
from tests.cast import HERE
from tests.documents import ha_trung, pdf_page
from tests.hall import document
from tests.held import PAPERS, Held
from tests.held import held as held_here

CONTEST = "Hội thi truyền thông về giảm nghèo huyện Hà Trung năm 2023"
QR = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
TEAMS, NAMES = f"{PAPERS}/the-doan.pdf", f"{PAPERS}/the-ten.pdf"


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        with_a_person = document()
        with_a_person["teams"][0]["members"] = [
            {"key": "a", "name": "Lê Thị Ánh", "role": "captain", "group": "poor_household",
             "ethnicity": "Mường", "born": "1961-02-17"}
        ]  # fmt: skip
        yield held.hold(with_a_person)


def teams(count: int, number: int | None = 7) -> CardPaper:
    card = TeamCard("Đội thị trấn Hà Trung", "Thị trấn Hà Trung", number, QR)
    return CardPaper(CONTEST, ha_trung.MADE_AT, (card,) * count)


def test_four_teams_stand_on_a_page_with_their_number_and_code() -> None:
    pages = pdf_page.pages(render("team_card", teams(5).to_data()))
    assert [page.extract_text().count("Đội thị trấn Hà Trung") for page in pages] == [4, 1]
    text = " ".join(pages[1].extract_text().split())
    assert text.startswith(f"{CONTEST} Đội thị trấn Hà Trung Thị trấn Hà Trung")
    assert "Số thứ tự dự thi 7" in text


def test_before_the_draw_a_card_has_no_number() -> None:
    text = pdf_page.text(render("team_card", teams(1, None).to_data()))
    assert "Số thứ tự" not in text
    assert "Xin đưa thẻ này tại bàn đón tiếp." in text


def test_ten_names_stand_on_a_page() -> None:
    card = NameCard("Nguyễn Thị Ánh Nguyệt", "Đội trưởng", "Đội xã Hà Bắc")
    pages = pdf_page.pages(
        render("name_card", CardPaper(CONTEST, ha_trung.MADE_AT, (card,) * 11).to_data())
    )
    assert [page.extract_text().count("Ánh Nguyệt") for page in pages] == [10, 1]


def test_the_longest_names_stay_on_their_cards() -> None:
    long = "Nguyễn Phước " * 8
    team = TeamCard(long * 2, long * 3, 123, QR)
    page = pdf_page.pages(
        render("team_card", CardPaper(CONTEST * 3, ha_trung.MADE_AT, (team,)).to_data())
    )[0]
    assert max(run.down for run in pdf_page.runs(page)) < 148
    card = NameCard(long, "Thành viên chính thức", long * 2)
    page = pdf_page.pages(
        render("name_card", CardPaper(CONTEST * 3, ha_trung.MADE_AT, (card,)).to_data())
    )[0]
    assert max(run.down for run in pdf_page.runs(page)) < 11 + 55


def test_cards_of_a_contest_are_printed_by_organiser_and_secretary(hall: Held) -> None:
    for role in ("organiser", "secretary"):
        for path in (TEAMS, NAMES):
            answer = hall.client(role).get(path)
            assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    text = pdf_page.text(hall.client().get(TEAMS).data)
    assert "Đội An" in text
    text = pdf_page.text(hall.client().get(NAMES).data)
    assert "Lê Thị Ánh Đội trưởng Đội An" in text
    assert not [value for value in ("Mường", "1961", "nghèo") if value in text]
    assert hall.client("receptionist").get(TEAMS).status_code == 403


def test_a_code_leads_to_the_teams_check_in_at_the_public_address(
    hall: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def watched(url: str | None) -> proof.Address | None:
        seen.append(url or "")
        return proof.address_of(url)

    monkeypatch.setattr(cards, "address_of", watched)
    hall.client().get(TEAMS)
    assert seen
    for url in seen:
        path = url.removeprefix("http://localhost")
        assert path.startswith(f"/hoi-thi/{HERE}/don-tiep/")
        assert hall.client("receptionist").get(path).status_code == 200


def test_without_an_approved_team_there_is_nothing_to_print(hall: Held) -> None:
    empty = document()
    empty["teams"], empty["turns"], empty["marks"] = [], [], []
    hall.hold(empty)
    for path in (TEAMS, NAMES):
        answer = hall.client().get(path)
        assert answer.status_code == 409
        assert "Chưa có đội nào được duyệt." in answer.text
