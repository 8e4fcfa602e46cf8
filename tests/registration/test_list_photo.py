"""A list that came as a photograph stands beside the form while the organiser types it."""

import io

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contest.files import store
from contest.files.models import StoredFile
from contest.registration.models import Delegation
from contest.shared.db import db
from tests.cast import csrf_of, looking_into, signed_in
from tests.files.samples import picture
from tests.registration.lists import (
    BOARD,
    NEIGHBOUR,
    fields,
    full_team,
    organiser,
    representative,
    send,
    stored,
    words_of,
)
from tests.registration.test_deadlines import unit_ids


def upload(client: FlaskClient, path: str, data: bytes, name: str, **more: object) -> TestResponse:
    token = csrf_of(client.get("/", follow_redirects=True).text)
    photo = (io.BytesIO(data), name)
    return client.post(path, data={"csrf_token": token, "photo": photo, **more})


def kept(app: Flask) -> list[str]:
    with looking_into(app):
        rows = db.session.query(StoredFile).all()
        return [row.sha256 for row in rows if store.place_of(row.sha256).is_file()]


def test_a_photographed_list_is_shown_while_typing_and_erased_on_approval(house: Flask) -> None:
    judge = organiser(house)
    answer = upload(judge, f"{BOARD}/moi", picture(), "Zalo 1.jpg", units=unit_ids(house)[0])
    number = int(answer.location.split("/")[-2])
    page = judge.get(f"{BOARD}/{number}/sua").text
    assert f'<img src="{BOARD}/{number}/ban-chup"' in page
    photo = judge.get(f"{BOARD}/{number}/ban-chup")
    assert (photo.status_code, photo.mimetype) == (200, "image/jpeg")
    send(judge, f"{BOARD}/{number}/sua", fields(full_team(), do="submit"))
    assert len(kept(house)) == 1
    send(judge, f"{BOARD}/{number}/duyet", {"version": stored(house, number).version})
    assert stored(house, number).status == "approved"
    assert kept(house) == []
    assert judge.get(f"{BOARD}/{number}/ban-chup").status_code == 404


def test_a_newer_photo_takes_the_place_of_the_old_and_can_be_erased(house: Flask) -> None:
    judge = organiser(house)
    number = int(send(judge, f"{BOARD}/moi", {"units": unit_ids(house)[0]}).location.split("/")[-2])
    for size in ((300, 200), (200, 300)):
        upload(judge, f"{BOARD}/{number}/ban-chup", picture(size), "a.jpg")
        assert len(kept(house)) == 1
    send(judge, f"{BOARD}/{number}/ban-chup/bo", {})
    assert kept(house) == []


def test_what_is_no_picture_is_refused_and_no_list_is_begun(house: Flask) -> None:
    judge = organiser(house)
    answer = upload(judge, f"{BOARD}/moi", b"MZ\x90", "a.jpg", units=unit_ids(house)[0])
    assert answer.status_code == 422
    assert 'id="photo-error"' in answer.text
    with looking_into(house):
        assert db.session.query(Delegation).count() == 0
    assert kept(house) == []


def test_only_the_organiser_sees_the_photo(house: Flask) -> None:
    judge = organiser(house)
    answer = upload(judge, f"{BOARD}/moi", picture(), "a.jpg", units=unit_ids(house)[0])
    number = int(answer.location.split("/")[-2])
    for client in (representative(house), signed_in(house, NEIGHBOUR)):
        assert client.get(f"{BOARD}/{number}/ban-chup").status_code == 403
    empty = upload(judge, f"{BOARD}/{number}/ban-chup", b"", "")
    assert "Xin chọn một tệp" in words_of(judge.get(empty.location))
    assert len(kept(house)) == 1
