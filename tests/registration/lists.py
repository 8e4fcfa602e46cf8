"""Lists of people as a browser posts them, and short ways through the pages. All are invented."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from contest.registration.models import Delegation
from contest.regulations.models import Contest, Unit
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, csrf_of, looking_into, name_of, signed_in

NEIGHBOUR = "hang-xom"
OPEN, CLOSED = "2099-10-30T00:00:00+07:00", "2023-10-30T00:00:00+07:00"
HOME = f"/hoi-thi/{HERE}"
OWN, BOARD = f"{HOME}/dang-ky", f"{HOME}/doan"
Row = Mapping[str, str]

SECRETS = ("Mường", "0912 777 888", "17/02/1961", "1961-02-17", "Thành phần khác")
"""What of the list below only the delegation and the organiser may see; the last is a group that
no rule of the contest names, so that it stands on no page but for its person."""

GROUPS = ("commune_officer", "resident", "poor_household", "near_poor_household",
          "newly_escaped_household")  # fmt: skip
NAMES = ("An", "Bình", "Chi", "Dung", "Đông", "Giang", "Hoà", "Khánh", "Lan", "Minh", "Nga", "Oanh")


def full_team(size: int = 12) -> list[dict[str, str]]:
    """A team that the Hà Trung regulations have nothing to say against."""
    return [
        {
            "name": f"Lê Thị {NAMES[i % len(NAMES)]}",
            "role": "full" if i else "captain",
            "born": f"{i % 27 + 1:02d}/02/{1961 + i}" if i else "17/02/1961",
            "gender": "female" if i % 2 else "male",
            "ethnicity": "Mường" if i == 3 else "Kinh",
            "group": "other" if i == 7 else GROUPS[i % len(GROUPS)],
            "eligible_by": "residence",
            "job": "Nông dân",
        }
        for i in range(size)
    ]


def fields(people: Sequence[Row], version: int = 1, **more: str) -> dict[str, str]:
    """The form with these people; the manager has a name and a phone unless told otherwise."""
    posted = {
        "version": str(version),
        "name": "Đội thị trấn Hà Trung",
        "manager-name": "Phạm Văn Đại",
        "manager_phone": "0912 777 888",
    }
    for number, person in enumerate(people):
        posted |= {f"members-{number}-{field}": text for field, text in person.items()}
    return posted | {key.replace("__", "-"): text for key, text in more.items()}


def representative(app: Flask) -> FlaskClient:
    return signed_in(app, name_of("representative"))


def organiser(app: Flask) -> FlaskClient:
    return signed_in(app, name_of("organiser"))


def send(client: FlaskClient, path: str, data: Mapping[str, object]) -> TestResponse:
    """Post a form with a token of this browser."""
    page = client.get("/", follow_redirects=True).text
    return client.post(path, data={"csrf_token": csrf_of(page), **data})


def begun(app: Flask, client: FlaskClient) -> int:
    """Begin the list of the representative's own unit; its database key."""
    with looking_into(app):
        unit_id = db.session.scalar(
            select(Unit.id)
            .join(Contest, Contest.id == Unit.contest_id)
            .where(Contest.slug == HERE)
            .order_by(Unit.position)
        )
    answer = send(client, f"{OWN}/bat-dau", {"unit": unit_id})
    return int(re.findall(r"/dang-ky/(\d+)$", answer.location)[0])


def submitted(app: Flask, people: Sequence[Row] | None = None) -> int:
    """A list handed in by the representative."""
    client = representative(app)
    number = begun(app, client)
    data = fields(full_team() if people is None else people, do="submit")
    answer = send(client, f"{OWN}/{number}", data)
    assert answer.status_code == 302, answer.text
    return number


def stored(app: Flask, number: int) -> Delegation:
    """The row as it is now, with its people, detached."""
    with looking_into(app):
        row = db.session.get(Delegation, number)
        assert row is not None
        for member in row.members:
            assert member.key
        db.session.expunge_all()
        return row


def close_registration(app: Flask, closes: str = CLOSED) -> None:
    with app.app_context(), transaction() as session:
        session.scalars(
            select(Contest).where(Contest.slug == HERE)
        ).one().registration_closes = closes


def in_some_hours(hours: int) -> str:
    """A deadline that is so many hours from now."""
    return (clock.now() + timedelta(hours=hours)).isoformat(timespec="seconds")


def words_of(answer: TestResponse) -> str:
    """What a person reads of a page: no tags, single spaces."""
    text = re.sub(r"<(script|template)\b.*?</\1>", " ", answer.text, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text).replace("&#34;", '"').replace("&#39;", "'")
    return " ".join(text.replace("&amp;", "&").split())
