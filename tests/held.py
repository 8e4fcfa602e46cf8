"""A contest that has been held, with somebody in each role of it: for pages about results.

The cast's own contest is replaced by a contest file, so that the people keep their roles.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.registration.models import Delegation
from contest.regulations.models import Contest, Round
from contest.schedule.models import Turn
from contest.scoring.actions.completion import confirm_turn
from contest.shared.db import db
from tests.cast import HERE, looking_into, name_of, opened, signed_in

PATH = f"/hoi-thi/{HERE}"
RESULTS, RELEASE, PAPERS = f"{PATH}/ket-qua", f"{PATH}/cong-bo", f"{PATH}/giay-to"


class Held:
    """One installation with the contest ``HERE``."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.contest_id = 0

    def hold(self, document: dict[str, Any], **settings: Any) -> "Held":
        """Let the contest be this one; turns with all their marks are complete."""
        document = json.loads(json.dumps(document))
        document["contest"]["slug"] = HERE
        document["settings"] = {"signatures": "off", **document.get("settings", {}), **settings}
        reading = read(json.dumps(document).encode())
        assert reading.file is not None, reading.faults
        with looking_into(self.app):
            self.contest_id = import_contest(reading.file, replace=True, by=SYSTEM)
        return self

    def confirm(self) -> "Held":
        """Confirm every complete turn."""
        with looking_into(self.app):
            for turn_id in db.session.scalars(select(Turn.id).where(Turn.state == "complete")):
                confirm_turn(turn_id, by=SYSTEM)
        return self

    def turn(self, round_key: str, team: str) -> tuple[int, str, bool]:
        """Id, state, and whether it is public."""
        with looking_into(self.app):
            found = db.session.scalars(
                select(Turn)
                .join(Round, Round.id == Turn.round_id)
                .join(Delegation, Delegation.id == Turn.delegation_id)
                .where(
                    Turn.contest_id == self.contest_id,
                    Round.key == round_key,
                    Delegation.key == team,
                )
            ).one()
            return found.id, found.state, found.released_at is not None

    def team_id(self, team: str) -> int:
        """The database key of a team."""
        with looking_into(self.app):
            query = select(Delegation.id).where(
                Delegation.contest_id == self.contest_id, Delegation.key == team
            )
            return db.session.scalars(query).one()

    def announced(self) -> bool:
        """Whether the final results are announced."""
        with looking_into(self.app):
            return db.session.get_one(Contest, self.contest_id).announced_at is not None

    def client(self, role: str = "organiser", slug: str = HERE) -> FlaskClient:
        """A browser of whoever has the role."""
        return signed_in(self.app, name_of(role, slug))


@contextmanager
def held(folder: Path, migrated_file: Path) -> Iterator[Held]:
    """The installation, outside any application context."""
    with opened(folder, migrated_file) as app:
        yield Held(app)
