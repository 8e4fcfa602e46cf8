"""The pages that hand a contest out and take one in."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.accounts.models import Membership
from contest.archive.actions.demo import Stage, make_demo
from contest.archive.actions.demo_people import renew_demo_passwords
from contest.audit.actions.trail import SYSTEM
from contest.audit.models import AuditEntry
from contest.regulations.models import Contest
from contest.shared.db import db
from tests.conftest import SECRET

CASES = Path(__file__).parent.parent / "cases"
FILE_PAGE = "/hoi-thi/ha-trung-2023/tep-hoi-thi"
UPLOAD_PAGE = "/hoi-thi/moi/tu-tep"


@pytest.fixture
def doors(app: Flask) -> Flask:
    """The demo, with its people, and no CSRF token asked for."""
    app.config["WTF_CSRF_ENABLED"] = False
    make_demo(Stage.FINISHED, by=SYSTEM)
    app.extensions["passwords"] = {
        row.sign_in_name: row.password for row in renew_demo_passwords(SECRET)
    }
    db.session.remove()
    return app


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    password = app.extensions["passwords"][name]
    answer = client.post("/dang-nhap", data={"sign_in_name": name, "password": password})
    assert answer.status_code == 302, answer.text
    return client


def test_the_organiser_takes_the_whole_contest_home(doors: Flask) -> None:
    client = signed_in(doors, "tochuc")
    assert client.get(FILE_PAGE).status_code == 200
    answer = client.post(f"{FILE_PAGE}/day-du")
    assert answer.status_code == 200
    assert "ha-trung-2023.json" in answer.headers["Content-Disposition"]
    document = json.loads(answer.data)
    assert document["teams"][0]["members"]
    noted = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "contest.export")
    ).one()
    assert noted.actor_name == "Phạm Thu Trang"
    assert noted.new == {"members": True}


def test_the_public_file_has_no_members(doors: Flask) -> None:
    document = json.loads(signed_in(doors, "tochuc").post(f"{FILE_PAGE}/cong-khai").data)
    assert not any("members" in team for team in document["teams"])


@pytest.mark.parametrize("name", ["thuky", "ha-bac", "mc", "quantri"])
def test_nobody_else_gets_the_file(doors: Flask, name: str) -> None:
    client = signed_in(doors, name)
    assert client.get(FILE_PAGE).status_code == 403
    assert client.post(f"{FILE_PAGE}/day-du").status_code == 403


def test_the_file_is_asked_for_with_a_post_that_carries_its_token(doors: Flask) -> None:
    client = signed_in(doors, "tochuc")
    assert client.get(f"{FILE_PAGE}/day-du").status_code == 405
    doors.config["WTF_CSRF_ENABLED"] = True
    assert client.post(f"{FILE_PAGE}/day-du").status_code == 400


def upload(client: FlaskClient, data: bytes) -> tuple[int, str]:
    answer = client.post(
        UPLOAD_PAGE,
        data={"file": (BytesIO(data), "hoi-thi.json")},
        content_type="multipart/form-data",
    )
    return answer.status_code, answer.text


def test_an_administrator_makes_a_contest_of_a_file_and_organises_it(doors: Flask) -> None:
    client = signed_in(doors, "quantri")
    assert client.get(UPLOAD_PAGE).status_code == 200
    status, _ = upload(client, (CASES / "a01-vinh-phuc.json").read_bytes())
    assert status == 302
    contest = db.session.scalars(select(Contest).where(Contest.slug == "a01-vinh-phuc")).one()
    membership = db.session.scalars(
        select(Membership).where(Membership.contest_id == contest.id)
    ).one()
    assert (membership.role, membership.person.sign_in_name) == ("organiser", "quantri")


def test_every_fault_of_an_uploaded_file_is_shown_and_nothing_is_written(doors: Flask) -> None:
    status, page = upload(signed_in(doors, "quantri"), (CASES / "bad-many.json").read_bytes())
    assert status == 422
    for line in (CASES / "bad-many.faults.txt").read_text("utf-8").splitlines():
        pointer = line.partition("\t")[0]
        assert f"<code>{pointer or '(toàn tệp)'}</code>" in page
    assert len(db.session.scalars(select(Contest)).all()) == 1


def test_hostile_names_in_a_file_are_shown_as_text(doors: Flask) -> None:
    status, page = upload(signed_in(doors, "quantri"), b'{"<script>alert(1)</script>": 1}')
    assert status == 422
    assert "<script>alert" not in page


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 5000, b"null"])
def test_what_is_no_contest_file_gets_a_sentence(doors: Flask, data: bytes) -> None:
    status, page = upload(signed_in(doors, "quantri"), data)
    assert status == 422
    assert "(toàn tệp)" in page


def test_a_contest_that_is_there_is_not_overwritten_by_an_upload(doors: Flask) -> None:
    data = signed_in(doors, "tochuc").post(f"{FILE_PAGE}/cong-khai").data
    status, page = upload(signed_in(doors, "quantri"), data)
    assert status == 409
    assert "Đã có hội thi mang mã" in page


def test_a_form_without_a_file_says_so(doors: Flask) -> None:
    answer = signed_in(doors, "quantri").post(UPLOAD_PAGE, data={})
    assert answer.status_code == 422
    assert "Xin chọn tệp hội thi." in answer.text


@pytest.mark.parametrize("name", ["tochuc", "ha-bac"])
def test_only_an_administrator_takes_a_file_in(doors: Flask, name: str) -> None:
    assert signed_in(doors, name).get(UPLOAD_PAGE).status_code == 403
