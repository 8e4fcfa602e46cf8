"""Public text travels compressed; whatever carries a token or a person does not."""

import gzip

from flask import Flask

from contest.shared.compression import SMALLEST

STYLE = "/static/css/components.css"
FONT = "/static/fonts/be-vietnam-pro-latin-400.woff2"
GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_style_sheet_is_compressed_and_says_so(app: Flask) -> None:
    client = app.test_client()
    plain = client.get(STYLE, headers={"Accept-Encoding": "identity"})
    for _once_more in range(2):
        packed = client.get(STYLE, headers=GZIP)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) == int(packed.headers["Content-Length"]) < len(plain.data)


def test_one_etag_answers_for_both_encodings(app: Flask) -> None:
    client = app.test_client()
    etag = client.get(STYLE, headers=GZIP).headers["ETag"]
    assert etag.startswith("W/")
    for headers in (GZIP, {"Accept-Encoding": "identity"}):
        assert client.get(STYLE, headers={**headers, "If-None-Match": etag}).status_code == 304


def test_whoever_cannot_read_it_gets_it_plain(app: Flask) -> None:
    answer = app.test_client().get(STYLE, headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert "Content-Encoding" not in answer.headers
    assert answer.data.startswith(b"/*")


def test_fonts_and_small_answers_stay_as_they_are(app: Flask) -> None:
    client = app.test_client()
    assert "Content-Encoding" not in client.get(FONT, headers=GZIP).headers
    small = client.get("/static/img/caret.svg", headers=GZIP)
    assert len(small.data) < SMALLEST
    assert "Content-Encoding" not in small.headers


def test_a_page_with_a_form_is_never_compressed(app: Flask) -> None:
    answer = app.test_client().get("/dang-nhap", headers=GZIP)
    assert len(answer.data) > SMALLEST
    assert "csrf-token" in answer.text
    assert "Content-Encoding" not in answer.headers


def test_a_part_of_a_file_is_sent_as_it_is(app: Flask) -> None:
    answer = app.test_client().get(STYLE, headers={**GZIP, "Range": "bytes=0-9"})
    assert answer.status_code == 206
    assert len(answer.data) == 10
