import pytest

from contest.documents.rules.words import mark_in_words, money_in_words


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("8.25", "Tám phẩy hai mươi lăm"),
        ("8,25", "Tám phẩy hai mươi lăm"),
        ("84.15", "Tám mươi bốn phẩy mười lăm"),
        ("44.75", "Bốn mươi bốn phẩy bảy mươi lăm"),
        ("16.70", "Mười sáu phẩy bảy mươi"),
        ("25.55", "Hai mươi lăm phẩy năm mươi lăm"),
        ("41.90", "Bốn mươi mốt phẩy chín mươi"),
        ("7.5", "Bảy phẩy năm"),
        ("8.05", "Tám phẩy không năm"),
        ("8.005", "Tám phẩy không không năm"),
        ("8.125", "Tám phẩy một trăm hai mươi lăm"),
        ("41.00", "Bốn mươi mốt"),
        ("0", "Không"),
        ("0.25", "Không phẩy hai mươi lăm"),
        ("10", "Mười"),
        ("11", "Mười một"),
        ("15", "Mười lăm"),
        ("21", "Hai mươi mốt"),
        ("24", "Hai mươi bốn"),
        ("25", "Hai mươi lăm"),
        ("100", "Một trăm"),
        ("105", "Một trăm linh năm"),
        ("110", "Một trăm mười"),
        ("115", "Một trăm mười lăm"),
        ("1000", "Một nghìn"),
    ],
)
def test_a_mark_is_read_as_it_is_spoken(points: str, words: str) -> None:
    assert mark_in_words(points) == words


@pytest.mark.parametrize(
    "points", ["", "-1", "8.", ".5", "08", "1e3", "8.1234567", " 8", "1.500.000"]
)
def test_what_is_no_plain_decimal_is_not_put_into_words(points: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal"):
        mark_in_words(points)


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không đồng"),
        (500_000, "Năm trăm nghìn đồng"),
        (1_500_000, "Một triệu năm trăm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (2_050, "Hai nghìn không trăm năm mươi đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (21_000_000, "Hai mươi mốt triệu đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (
            215_024_101_055,
            (
                "Hai trăm mười lăm tỷ không trăm hai mươi bốn triệu một trăm linh một nghìn"
                " không trăm năm mươi lăm đồng"
            ),
        ),
    ],
)
def test_money_is_read_as_on_a_decision(dong: int, words: str) -> None:
    assert money_in_words(dong) == words


@pytest.mark.parametrize("dong", [-1, 10**12])
def test_money_out_of_range_is_refused(dong: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        money_in_words(dong)


def test_no_two_marks_on_a_scale_read_alike() -> None:
    marks = [f"{quarter // 4}.{quarter % 4 * 25:02d}" for quarter in range(4 * 120)]
    assert len({mark_in_words(mark) for mark in marks}) == len(marks)
