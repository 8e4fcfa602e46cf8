"""Short ways through the pages of pieces, as a browser goes them."""

import io
import re
from collections.abc import Mapping

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from contest.preparation.models import Piece, PieceFile
from contest.regulations.models import Contest, Round
from contest.shared.db import db
from tests.cast import HERE, csrf_of, looking_into
from tests.registration.lists import BOARD, OWN

WALL, GREETING, SKIT = "bao_tuong", "chao_hoi", "tieu_pham"


def slots(app: Flask) -> dict[str, str]:
    """Key of each round of the contest → the name of its slot."""
    with looking_into(app):
        rounds = db.session.execute(
            select(Round.key, Round.id)
            .join(Contest, Contest.id == Round.contest_id)
            .where(Contest.slug == HERE)
        )
        return {key: f"phan-thi-{number}" for key, number in rounds}


def own_page(number: int) -> str:
    return f"{OWN}/{number}/bai-du-thi"


def desk_page(number: int) -> str:
    return f"{BOARD}/{number}/bai-du-thi"


def write(
    client: FlaskClient,
    page: str,
    slot: str,
    files: Mapping[str, bytes] | None = None,
    *,
    door: str = "",
    version: int = 1,
    accept: str = "text/html",
    **texts: object,
) -> TestResponse:
    """Send the form of a piece; ``door`` is ``/luu`` or ``/tep`` for what a script sends."""
    token = csrf_of(client.get("/", follow_redirects=True).text)
    data = MultiDict([("csrf_token", token), (f"{slot}-version", str(version))])
    for name, value in texts.items():
        for one in value if isinstance(value, list) else [value]:
            data.add(f"{slot}-{name}", str(one))
    for name, content in (files or {}).items():
        data.add(f"{slot}-files", (io.BytesIO(content), name))
    return client.post(
        f"{page}/{slot}{door}",
        data=data,
        headers={"Accept": accept},
        content_type="multipart/form-data",
    )


def stored(app: Flask, number: int) -> list[Piece]:
    """The delegation's pieces with their files and themes, detached."""
    with looking_into(app):
        rows = list(
            db.session.scalars(
                select(Piece).where(Piece.delegation_id == number).order_by(Piece.id)
            )
        )
        for row in rows:
            assert all(file.file.name for file in row.files)
            assert all(theme.id for theme in row.themes)
        db.session.expunge_all()
        return rows


def file_ids(app: Flask) -> list[int]:
    with looking_into(app):
        return list(db.session.scalars(select(PieceFile.file_id).order_by(PieceFile.id)))


def theme_ids(page: str, slot: str) -> list[str]:
    """The values of the check boxes of a piece."""
    return re.findall(rf'name="{slot}-themes" type="checkbox" value="(\d+)"', page)
