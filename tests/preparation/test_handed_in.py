"""What a delegation has handed in of its pieces, as the organiser's board and reminders say it."""

import html

from flask import Flask
from sqlalchemy import select

from contest.files.models import StoredFile
from contest.preparation.models import Piece, PieceFile
from contest.preparation.queries.board import handed_in_of_pieces
from contest.registration.models import Delegation
from contest.registration.queries.handed_in import HandedIn
from contest.regulations.models import Round
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.asked import asked_of_the_database
from tests.cast import looking_into
from tests.registration.lists import BOARD, organiser, submitted, words_of
from tests.registration.teams import contest_here, in_house, person


def hand_in(house: Flask, number: int, round_key: str, state: str, picture: bool = False) -> None:
    with looking_into(house), transaction() as session:
        contest_id = contest_here()
        round_id = session.scalars(
            select(Round.id).where(Round.contest_id == contest_id, Round.key == round_key)
        ).one()
        piece = Piece(delegation_id=number, kind="round", round_id=round_id, state=state)
        if picture:
            file = StoredFile(
                contest_id=contest_id,
                sha256="0" * 64,
                name="bao-tuong.jpg",
                media_type="image/jpeg",
                size=1,
                at=clock.now(),
                by_name="Bà Đại Diện",
            )
            piece.files = [PieceFile(file=file, use="picture")]
        session.add(piece)


def told(house: Flask, number: int) -> HandedIn:
    with looking_into(house):
        return handed_in_of_pieces(contest_here())[number]


def test_scripts_of_staged_rounds_and_pictures_of_the_others_are_asked_for(house: Flask) -> None:
    number = submitted(house)
    assert told(house, number) == HandedIn(
        0, ("ảnh Báo tường", "kịch bản Chào hỏi", "kịch bản Tiểu phẩm")
    )
    hand_in(house, number, "chao_hoi", "handed_in")
    hand_in(house, number, "bao_tuong", "none", picture=True)
    hand_in(house, number, "tieu_pham", "revise")
    assert told(house, number) == HandedIn(2, ("kịch bản Tiểu phẩm",))


def test_the_board_and_the_reminder_name_what_is_missing(house: Flask) -> None:
    number = submitted(house)
    hand_in(house, number, "chao_hoi", "agreed")
    client = organiser(house)
    assert "Bài dự thi 1/3 Còn thiếu ảnh Báo tường Còn thiếu kịch bản Tiểu phẩm" in words_of(
        client.get(BOARD)
    )
    page = html.unescape(client.get(f"{BOARD}/loi-nhac?doan={number}").text)
    assert "Ban Tổ chức đã nhận danh sách đội dự thi." in page
    assert "Bài dự thi còn thiếu: ảnh Báo tường, kịch bản Tiểu phẩm." in page
    assert "Hạn cuối" not in page


def test_it_asks_the_database_no_more_for_more_delegations(house: Flask) -> None:
    numbers = [in_house(house, unit, person("Lê An")) for unit in range(5)]
    with looking_into(house):
        with asked_of_the_database() as asked:
            found = handed_in_of_pieces(contest_here())
        assert set(found) == set(db.session.scalars(select(Delegation.id))) == set(numbers)
    assert len(asked) <= 4
