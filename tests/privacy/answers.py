"""Short ways to write down what people have said."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contest.audit.models import AuditEntry
from contest.privacy.models import Consent
from contest.shared import clock
from contest.shared.db import db
from contest.shared.filters import VIETNAM
from tests.cast import looking_into
from tests.registration.lists import BOARD, HOME, OWN, send, stored

LAST_WEEK = (clock.now() - timedelta(days=7)).astimezone(VIETNAM).strftime("%d/%m/%Y")
CAMERA, PEOPLE = f"{HOME}/khong-ghi-hinh", f"{HOME}/du-lieu-ca-nhan"


def people_of(app: Flask, number: int) -> list[int]:
    """The rows of the people: the manager, the captain, the others."""
    return [member.id for member in stored(app, number).members]


def own(number: int) -> str:
    return f"{OWN}/{number}/y-kien"


def organisers(number: int) -> str:
    return f"{BOARD}/{number}/y-kien"


def newest(app: Flask) -> int:
    with looking_into(app):
        return max((row.id for row in db.session.query(Consent)), default=0)


def say(
    app: Flask,
    client: FlaskClient,
    path: str,
    said: dict[tuple[int, str], str],
    **more: object,
) -> TestResponse:
    """Save these answers, read aloud before a witness unless told otherwise."""
    fields: dict[str, object] = {
        "seen": newest(app),
        "how": "read_aloud",
        "witness": "Bà Trương Thị Chứng",
        "day": LAST_WEEK,
        "do": "save",
    }
    fields |= {f"tra-loi-{person}-{kind}": text for (person, kind), text in said.items()}
    return send(client, path, fields | more)


def consents(app: Flask) -> list[Consent]:
    with looking_into(app):
        rows = db.session.query(Consent).order_by(Consent.id).all()
        db.session.expunge_all()
        return rows


def noted(app: Flask, action: str) -> list[AuditEntry]:
    with looking_into(app):
        rows = db.session.query(AuditEntry).filter_by(action=action).order_by(AuditEntry.id).all()
        db.session.expunge_all()
        return rows
