"""The last moment: in time means strictly before it, and it is said as people say it."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from contest.registration.rules.deadline import deadline, is_open
from contest.shared.filters import VIETNAM

CLOSES = datetime.fromisoformat("2023-10-30T00:00:00+07:00")


def said(app: Flask, closes: str | None, now: str) -> str:
    moment = None if closes is None else datetime.fromisoformat(closes)
    line = app.jinja_env.get_template("registration/deadline.html").module.deadline_line  # type: ignore[attr-defined]
    return str(line(deadline(moment, datetime.fromisoformat(now), VIETNAM)))


def test_the_last_moment_is_the_one_before_it_closes() -> None:
    assert is_open(CLOSES, CLOSES - timedelta(microseconds=1))
    assert not is_open(CLOSES, CLOSES)
    assert not is_open(CLOSES, CLOSES.astimezone(UTC))
    assert is_open(None, CLOSES)


@pytest.mark.parametrize(
    ("closes", "now", "words"),
    [
        ("2023-10-30T00:00:00+07:00", "2023-10-27T10:00:00+07:00",
         "Còn 2 ngày. Hạn cuối 24 giờ 00 ngày 29/10/2023."),
        ("2023-10-29T17:00:00Z", "2023-10-26T17:00:00Z",
         "Còn 2 ngày. Hạn cuối 24 giờ 00 ngày 29/10/2023."),
        ("2023-10-30T00:00:00+07:00", "2023-10-29T23:59:59+07:00",
         "Hôm nay là ngày cuối. Hạn cuối 24 giờ 00 ngày 29/10/2023."),
        ("2023-10-30T00:00:00+07:00", "2023-10-30T00:00:00+07:00",
         "Đã hết hạn đăng ký lúc 24 giờ 00 ngày 29/10/2023."),
        ("2023-10-30T17:00:00+07:00", "2023-10-01T08:00:00+07:00",
         "Còn 29 ngày. Hạn cuối 17 giờ 00 ngày 30/10/2023."),
        ("2023-10-30T23:59:59+07:00", "2023-10-30T08:00:00+07:00",
         "Hôm nay là ngày cuối. Hạn cuối 23 giờ 59 phút 59 giây ngày 30/10/2023."),
        ("2099-10-30T00:00:00+07:00", "2023-10-01T08:00:00+07:00",
         "Hạn cuối 24 giờ 00 ngày 29/10/2099."),
        (None, "2023-10-01T08:00:00+07:00", "Ban Tổ chức chưa đặt hạn đăng ký."),
    ],
)  # fmt: skip
def test_the_deadline_is_said_with_its_exact_last_moment(
    app: Flask, closes: str | None, now: str, words: str
) -> None:
    assert said(app, closes, now) == words
