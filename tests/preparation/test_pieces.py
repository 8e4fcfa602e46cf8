"""Bài dự thi: what a unit writes is kept, nothing typed is lost, nobody else sees it."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from contest.preparation.models import Piece
from tests.cast import ELSEWHERE, name_of, signed_in
from tests.files import samples
from tests.preparation.pieces import (
    GREETING,
    SKIT,
    WALL,
    desk_page,
    file_ids,
    own_page,
    slots,
    stored,
    theme_ids,
    write,
)
from tests.registration.lists import (
    HOME,
    NEIGHBOUR,
    OWN,
    begun,
    close_registration,
    organiser,
    representative,
    send,
    words_of,
)


def on_the_disk(house: Flask) -> list[Path]:
    folder: Path = house.config["SETTINGS"].data / "files"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_each_round_has_its_place_and_the_first_opening_offers_the_usual_themes(
    house: Flask,
) -> None:
    client = representative(house)
    page = client.get(own_page(begun(house, client)))
    assert page.status_code == 200
    said = words_of(page)
    for words in ("Báo tường", "Chào hỏi", "Tiểu phẩm", "Năng khiếu", "giao lưu", "90/QĐ-TTg"):
        assert words in said
    assert len(theme_ids(page.text, slots(house)[WALL])) == 15


def test_texts_themes_and_a_photograph_are_kept_together(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    themes = theme_ids(client.get(own_page(number)).text, slot)[:2]
    answer = write(
        client,
        own_page(number),
        slot,
        {"IMG 001.JPG": samples.photo()},
        title="  Chung  tay vì người nghèo ",
        summary="Dòng một\r\n\r\n\r\nDòng hai",
        themes=themes,
    )
    assert answer.status_code == 302, words_of(answer)
    (piece,) = stored(house, number)
    assert (piece.title, piece.summary) == ("Chung tay vì người nghèo", "Dòng một\n\nDòng hai")
    assert sorted(str(theme.theme_id) for theme in piece.themes) == sorted(themes)
    assert [(file.use, file.is_late) for file in piece.files] == [("picture", False)]
    page = client.get(answer.location)
    assert "IMG 001.jpg" in page.text
    assert "Đủ nội dung" in page.text
    small = client.get(f"{own_page(number)}/tep/{piece.files[0].file_id}?nho=1")
    assert small.mimetype == "image/jpeg"
    seen = Image.open(io.BytesIO(small.data))
    assert max(seen.size) == 480
    assert not seen.getexif()


def test_a_refused_upload_changes_nothing_and_what_was_typed_stays(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    answer = write(
        client,
        own_page(number),
        slot,
        {"anh.jpg": samples.picture(), "nhac.mp3": samples.mp3(), "x.svg": b"<svg/>"},
        title="Tên đã gõ",
    )
    assert answer.status_code == 422
    said = words_of(answer)
    assert "nhac" in said
    assert "Ở đây nhận ảnh (JPG, PNG, WebP), PDF hoặc Word (.docx)." in said
    assert 'value="Tên đã gõ"' in answer.text
    assert stored(house, number) == []
    assert on_the_disk(house) == []


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"title": "a" * 10_000}, "Dài 10000 ký tự; nhiều nhất là 200."),
        ({"title": "Bài hay 🎉"}, "Xin bỏ hình vẽ"),
        ({"summary": "đ" * 3001}, "nhiều nhất là 3000"),
        ({"stage_needs": "x" * 2001}, "nhiều nhất là 2000"),
    ],
)
def test_bad_texts_get_their_sentence_and_stay_on_the_page(
    house: Flask, texts: dict[str, str], sentence: str
) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[SKIT]
    answer = write(client, own_page(number), slot, **texts)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert next(iter(texts.values())) in answer.text
    assert stored(house, number) == []


def test_hidden_and_decomposed_letters_are_tidied(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[SKIT]
    write(client, own_page(number), slot, title="Tie\u0302\u0309u \u202epha\u0302\u0309m\u200b")
    assert stored(house, number)[0].title == "Tiểu phẩm"


def test_two_browsers_are_told_and_both_versions_are_seen(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[GREETING]
    write(client, own_page(number), slot, title="Bản một", version=1)
    write(client, own_page(number), slot, title="Bản hai", version=2)
    late = write(client, own_page(number), slot, title="Bản khác", version=2)
    assert late.status_code == 409
    said = words_of(late)
    assert "vừa được người khác sửa" in said
    assert "Bản hai" in said
    assert 'value="Bản khác"' in late.text
    assert stored(house, number)[0].title == "Bản hai"
    version = re.search(rf'name="{slot}-version" type="hidden" value="(\d+)"', late.text)
    assert version is not None
    again = write(client, own_page(number), slot, title="Bản khác", version=int(version[1]))
    assert again.status_code == 302
    assert stored(house, number)[0].title == "Bản khác"


def test_texts_are_stored_while_typing_and_files_as_they_are_chosen(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[SKIT]
    page = own_page(number)
    kept = write(client, page, slot, door="/luu", accept="application/json", title="Cây sào")
    assert kept.json["version"] == 2
    sent = write(client, page, slot, {"nền.mp3": samples.mp3()}, door="/tep", title="chưa lưu")
    assert sent.status_code == 200
    assert "nền.mp3" in sent.text
    assert "<html" not in sent.text
    stale = write(client, page, slot, door="/luu", accept="application/json", title="Khác")
    assert stale.status_code == 409
    assert stale.json["error"]["code"] == "changed_meanwhile"
    bad = write(client, page, slot, door="/luu", accept="application/json", title="a" * 999)
    assert bad.status_code == 422
    none = write(client, page, slot, door="/tep")
    assert none.status_code == 422
    assert "Xin chọn một tệp." in none.text
    (piece,) = stored(house, number)
    assert (piece.title, piece.version, len(piece.files)) == ("Cây sào", 2, 1)


def test_exchange_acts_come_and_go_with_their_files(house: Flask) -> None:
    client = representative(house)
    number = begun(house, client)
    page = own_page(number)
    assert write(client, page, "tiet-muc-moi").status_code == 422
    assert "từ 1 đến 60" in words_of(
        write(client, page, "tiet-muc-moi", title="Hát", minutes="năm")
    )
    for title in ("Hát “Quê em”", "Múa"):
        answer = write(client, page, "tiet-muc-moi", title=title, minutes="5 phút")
        assert answer.status_code == 302, words_of(answer)
    first, second = stored(house, number)
    assert (first.kind, first.minutes, second.title) == ("exchange", 5, "Múa")
    slot = f"tiet-muc-{first.id}"
    write(client, page, slot, {"a.wav": samples.wav()}, door="/tep")
    assert len(on_the_disk(house)) == 1
    gone = send(client, f"{page}/tiet-muc/{first.id}/bo", {})
    assert gone.status_code == 302
    assert [piece.title for piece in stored(house, number)] == ["Múa"]
    assert on_the_disk(house) == []
    for _ in range(4):
        write(client, page, "tiet-muc-moi", title="Nữa")
    assert "nhiều nhất 5 tiết mục" in words_of(write(client, page, "tiet-muc-moi", title="Nữa"))
    assert len(stored(house, number)) == 5


def test_a_file_can_be_taken_off_again_and_a_piece_has_room_for_twelve(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[SKIT]
    page = own_page(number)
    twelve = {f"{place}.txt": f"Tệp {place}".encode() for place in range(12)}
    assert write(client, page, slot, twelve, door="/tep").status_code == 200
    full = write(client, page, slot, {"nữa.txt": "Tệp nữa".encode()}, door="/tep")
    assert full.status_code == 422
    assert "nhiều nhất 12 tệp" in full.text
    send(client, f"{page}/tep/{file_ids(house)[0]}/bo", {})
    assert len(stored(house, number)[0].files) == 11
    assert len(on_the_disk(house)) == 11


def refusals(house: Flask, number: int, file_id: int, slot: str, who: str) -> set[int]:
    client = signed_in(house, who)
    page = own_page(number)
    doors = [client.get(page), client.get(f"{page}/tep/{file_id}")]
    doors += [write(client, page, slot, door=door, title="x") for door in ("", "/luu", "/tep")]
    doors += [send(client, f"{page}/tep/{file_id}/bo", {})]
    return {answer.status_code for answer in doors}


def test_another_units_pieces_and_files_are_not_found(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    write(client, own_page(number), slot, {"anh.jpg": samples.picture()}, title="Của chúng tôi")
    (file_id,) = file_ids(house)
    assert refusals(house, number, file_id, slot, NEIGHBOUR) == {404}
    assert refusals(house, number, file_id, slot, name_of("secretary")) == {403}
    assert refusals(house, number, file_id, slot, name_of("representative", ELSEWHERE)) == {403}
    assert client.get(f"{desk_page(number)}/tep/{file_id}").status_code == 403
    assert len(stored(house, number)[0].files) == 1


def test_a_file_of_another_delegation_is_not_served_through_ones_own(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    write(client, own_page(number), slot, {"anh.jpg": samples.picture()})
    (file_id,) = file_ids(house)
    neighbour = signed_in(house, NEIGHBOUR)
    page = neighbour.get(OWN).text
    unit = re.search(r'name="unit" value="(\d+)"', page)
    assert unit is not None
    own = send(neighbour, f"{OWN}/bat-dau", {"unit": unit[1]}).location.rsplit("/", 1)[1]
    assert neighbour.get(own_page(int(own))).status_code == 200
    assert neighbour.get(f"{own_page(int(own))}/tep/{file_id}").status_code == 404
    assert send(neighbour, f"{own_page(int(own))}/tep/{file_id}/bo", {}).status_code == 404


@pytest.mark.parametrize(
    "slot", ["phan-thi-99999", "phan-thi-x", "tiet-muc-1", "tiet-muc-moi", "..", "khac"]
)
def test_a_slot_that_is_none_is_not_found(house: Flask, slot: str) -> None:
    client = representative(house)
    number = begun(house, client)
    door = "/tep" if slot == "tiet-muc-moi" else ""
    answer = write(client, own_page(number), slot, {"a.txt": b"a"}, door=door, title="x")
    assert answer.status_code in (404, 405)
    assert stored(house, number) == []


def test_after_the_deadline_only_the_organiser_takes_in_and_says_why(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    write(client, own_page(number), slot, title="Trước hạn")
    close_registration(house)
    page = client.get(own_page(number))
    assert "Trước hạn" in page.text
    assert "Đã hết hạn đăng ký" in words_of(page)
    assert "data-piece" not in page.text
    for door in ("", "/tep", "/luu"):
        answer = write(client, own_page(number), slot, {"a.jpg": samples.picture()}, door=door,
                       title="Sau hạn", version=2)  # fmt: skip
        assert answer.status_code == 409
    assert stored(house, number)[0].title == "Trước hạn"
    desk = organiser(house)
    given: dict[str, object] = {"title": "Trước hạn", "version": 2}
    picture = {"a.jpg": samples.picture()}
    silent = write(desk, desk_page(number), slot, picture, **given)
    assert silent.status_code == 422
    assert "ghi lý do nhận muộn" in words_of(silent)
    taken = write(desk, desk_page(number), slot, picture, reason="Mất điện ở xã", **given)
    assert taken.status_code == 302
    (piece,) = stored(house, number)
    assert [file.is_late for file in piece.files] == [True]
    assert "Nhận muộn" in client.get(own_page(number)).text
    assert "Mất điện ở xã" in desk.get(f"{HOME}/lich-su").text


def test_withdrawn_delegations_are_only_read(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[WALL]
    send(client, f"{OWN}/{number}/xin-khong-tham-gia", {"reason": ""})
    assert write(client, own_page(number), slot, title="x").status_code == 409
    assert write(organiser(house), desk_page(number), slot, title="x").status_code == 409
    assert [piece.title for piece in stored(house, number) if isinstance(piece, Piece)] == []


def test_a_request_is_as_large_as_its_files_for_those_who_signed_in(house: Flask) -> None:
    client = representative(house)
    number, slot = begun(house, client), slots(house)[SKIT]
    heavy = samples.mp3() + samples.mp3(9000, tagged=False)
    assert len(heavy) > 3 << 20
    sent = write(client, own_page(number), slot, {"nhac.mp3": heavy}, door="/tep")
    assert sent.status_code == 200, sent.text
    assert len(on_the_disk(house)) == 1
    stranger = house.test_client()
    answer = write(stranger, own_page(number), slot, {"nhac.mp3": heavy}, door="/tep")
    assert answer.status_code in (400, 413)
