"""The house with its cast, registration open, and a second unit with its own representative."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.regulations.models import Contest, Unit
from contest.shared import clock
from contest.shared.transaction import transaction
from tests.cast import HERE, opened
from tests.registration.lists import NEIGHBOUR, OPEN


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    with opened(tmp_path, migrated_file) as app:
        with app.app_context(), transaction() as session:
            contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
            contest.registration_closes = OPEN
            known = session.scalars(select(Person)).first()
            assert known is not None
            units = session.scalars(
                select(Unit).where(Unit.contest_id == contest.id).order_by(Unit.position)
            ).all()
            neighbour = Person(
                sign_in_name=NEIGHBOUR,
                name="Bà Hàng Xóm",
                password_hash=known.password_hash,
                must_change_password=False,
                created_at=clock.now(),
            )
            neighbour.memberships = [
                Membership(contest_id=contest.id, role="representative", unit_id=units[1].id)
            ]
            session.add(neighbour)
        yield app
