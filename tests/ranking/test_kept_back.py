"""While results are kept back, whoever makes one public is told that the public does not see it."""

from datetime import timedelta

from contest.ranking.actions.freeze import freeze
from contest.shared import clock
from contest.shared.filters import VIETNAM
from tests.cast import HERE, looking_into, post
from tests.hall import ORGANISER
from tests.held import RELEASE, Held
from tests.ranking.test_release_page import TWO, send
from tests.ranking.test_results_page import read, words

FREEZE = f"{RELEASE}/giu-kin"
CEREMONY = f"/hoi-thi/{HERE}/le-trao-giai/dieu-khien"
ENDED_HERE = f'href="{FREEZE}">Xem và thôi giữ kín'
NOTHING_YET = "Công chúng chưa thấy gì cho đến khi thôi giữ kín hoặc hết lễ trao giải."
SEEN_AT_ONCE = "Kết quả của các lượt được chọn ở trên"


def kept(hall: Held, *rounds: str) -> None:
    with looking_into(hall.app):
        freeze(hall.contest_id, rounds or None, None, by=ORGANISER)


def released(hall: Held, *turns: tuple[str, str]) -> str:
    """What the page says after these were released."""
    client = hall.client()
    ids = [hall.turn(*one)[0] for one in turns]
    assert post(client, RELEASE, RELEASE, act="release", turn=ids).status_code == 302
    return words(read(client, RELEASE))


def test_a_freeze_is_told_before_and_after_a_release_and_to_the_director(hall: Held) -> None:
    hall.hold(TWO).confirm()
    assert SEEN_AT_ONCE in words(read(hall.client(), RELEASE))
    kept(hall)
    page = words(read(hall.client(), RELEASE))
    assert "Đang giữ kín từ " in page
    assert ": kết quả công bố lúc này chưa hiện với công chúng." in page
    assert NOTHING_YET in page
    assert SEEN_AT_ONCE not in page
    assert ENDED_HERE in hall.client().get(RELEASE).text
    after = released(hall, ("r1", "a"))
    assert "Đã ghi nhận công bố; đang giữ kín với công chúng." in after
    assert "Đã công bố." not in after
    assert "1 kết quả đã ghi nhận công bố đang được giữ kín." in after
    director = f"/hoi-thi/{HERE}/dieu-khien-man-hinh"
    assert "Đang giữ kín từ " in words(read(hall.client(), director))
    assert ENDED_HERE in hall.client().get(director).text


def test_a_freeze_of_some_rounds_is_told_of_these_alone(hall: Held) -> None:
    hall.hold(TWO).confirm()
    kept(hall, "r2")
    page = words(read(hall.client(), RELEASE))
    assert "Đang giữ kín phần thi Phần r2 từ " in page
    assert SEEN_AT_ONCE in page
    assert "Riêng phần thi Phần r2: công chúng chưa thấy gì" in page
    assert "Đã công bố." in released(hall, ("r1", "a"))
    mixed = released(hall, ("r1", "b"), ("r2", "a"))
    assert "Đã công bố; phần thi Phần r2 đang giữ kín với công chúng." in mixed
    assert NOTHING_YET in mixed, "only r2 is left"
    assert "Đã ghi nhận công bố; đang giữ kín" in released(hall, ("r2", "b"))


def test_a_freeze_ahead_hides_nothing_yet(hall: Held) -> None:
    hall.hold(TWO).confirm()
    with looking_into(hall.app):
        freeze(hall.contest_id, None, clock.now().replace(year=2999), by=ORGANISER)
    page = words(read(hall.client(), RELEASE))
    assert "Sẽ giữ kín từ " in page
    assert SEEN_AT_ONCE in page
    assert "Đã công bố." in released(hall, ("r1", "a"))


def test_beside_the_large_button_stands_when_not_to_press_it(hall: Held) -> None:
    hall.hold(TWO).confirm()
    page = hall.client().get(RELEASE).text
    assert "Nếu tổ chức lễ trao giải: không bấm nút này; kết quả tự mở ở bước cuối" in words(page)
    assert f'href="{CEREMONY}">Mở trang lễ trao giải' in page
    post(hall.client(), f"{CEREMONY}/ket-qua", CEREMONY, act="make", order="prizes")
    page = words(read(hall.client(), RELEASE))
    assert "Đang có lễ trao giải (đã lập, chưa bắt đầu): không bấm nút này" in page
    assert send(hall, "announce").status_code == 302, "nothing is waiting: asked once as ever"


def test_while_the_public_waits_announcing_is_asked_once_more_and_says_what_it_shows(
    hall: Held,
) -> None:
    hall.hold(TWO, signatures="warn").confirm()
    kept(hall)
    asked = send(hall, "announce", read_warnings="1")
    assert (asked.status_code, hall.announced()) == (200, False)
    told = words(asked.text)
    assert "Công bố ngay kết quả chung cuộc?" in told
    assert "Thôi giữ kín" in told
    assert "Giải Nhất: Đội a" in told
    assert 'name="read_warnings" value="1"' in asked.text
    assert send(hall, "announce").status_code == 409, "what is unsettled is told first"
    assert send(hall, "announce", read_warnings="1", sure="1").status_code == 302
    assert hall.announced()


def test_a_ceremony_that_has_begun_is_not_overtaken_by_one_press(hall: Held) -> None:
    hall.hold(TWO).confirm()
    client = hall.client()
    post(client, f"{CEREMONY}/ket-qua", CEREMONY, act="make", order="prizes")
    post(client, CEREMONY, CEREMONY, act="go", position="1", version="1")
    assert "(bước 1/2): không bấm nút này" in words(read(client, RELEASE))
    asked = send(hall, "announce")
    assert (asked.status_code, hall.announced()) == (200, False)
    assert "Lễ trao giải đang ở bước 1/2 sẽ kết thúc" in words(asked.text)


def test_the_form_of_the_freeze_ticks_no_round_that_does_not_count(hall: Held) -> None:
    hall.hold(TWO).confirm()
    page = hall.client().get(FREEZE).text
    assert 'value="all" checked' in page
    assert 'value="r2" checked' not in page
    for said in (
        "Các phần thi được giữ kín (khi không chọn “Mọi phần thi”)",
        "Từ một giờ khác",
        "Ghi giờ đã qua thì các kết quả công bố từ giờ đó được ẩn lại.",
    ):
        assert said in words(page)
    again = post(
        hall.client(), FREEZE, FREEZE, act="set", what="rounds", round="r2", when="at", at="chiều"
    )
    assert 'value="r2" checked' in again.text, "nothing typed is lost"


def test_a_freeze_that_begins_later_is_told_as_one_to_come(hall: Held) -> None:
    hall.hold(TWO).confirm()
    later = (clock.now() + timedelta(minutes=90)).astimezone(VIETNAM)
    client, at = hall.client(), f"{later:%H:%M ngày %d/%m/%Y}"
    assert post(client, FREEZE, FREEZE, act="set", what="all", when="at", at=at).status_code == 302
    page = words(read(client, FREEZE))
    assert "Đã hẹn giờ giữ kín" in page
    assert "Sẽ giữ kín từ " in page
    assert "Đang giữ kín" not in page
    assert "Bỏ hẹn giữ kín" in page
