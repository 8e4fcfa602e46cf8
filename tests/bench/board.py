"""The organiser's board with 200 delegations of 30 people, against the same page of a contest
that has none: what every page costs (session, sign-in, frame) is in both.

Times are the server's own, of its processor: on a machine with nothing else to do they are also
what passes on the clock of the wall.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select

from contest.app import create_app
from contest.registration.models import Delegation, DelegationUnit, Member
from contest.registration.queries import checks
from contest.regulations.models import Contest, Unit
from contest.shared.db import db
from contest.shared.migrations import migrate
from contest.shared.transaction import transaction
from tests.bench.figures import Figure, at_most, told
from tests.cast import ELSEWHERE, HERE, engage, name_of, signed_in
from tests.conftest import settings_for

TEAMS, PEOPLE = 200, 30
ROUNDS = 15
MOST_MS = 300
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
GIVEN = ("An", "Bình", "Chi", "Dung", "Đông", "Giang", "Hoà", "Khánh", "Lan", "Minh", "Nga", "Oanh")
GROUPS = ("commune_officer", "village_officer", "resident", "poor_household",
          "near_poor_household", "newly_escaped_household")  # fmt: skip
STATES = ("draft", "submitted", "returned", "approved")


def crowd(contest: Contest, chance: random.Random) -> Iterator[Delegation]:
    """A delegation for each unit of the contest, invented, most of them with something missing."""
    for place, unit in enumerate(contest.units):
        yield Delegation(
            contest_id=contest.id,
            position=place,
            key=f"doi-{place}",
            name=f"Đội {unit.name}",
            status=STATES[place % len(STATES)],
            units=[DelegationUnit(unit_id=unit.id, position=0)],
            members=[_member(number, chance) for number in range(PEOPLE)],
        )


def _member(number: int, chance: random.Random) -> Member:
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
    names = (chance.choice(FAMILIES), *(chance.choice(GIVEN) for _ in range(2)))
    return Member(
        position=number,
        key=f"nguoi-{number}",
        name=" ".join(names),
        role=("manager", "captain", "full")[min(number, 2)] if number < 27 else "reserve",
        born=born.isoformat() if chance.random() < 0.9 else None,
        gender=chance.choice(("female", "male")),
        ethnicity=chance.choice(("Kinh", "Mường")),
        group=chance.choice(GROUPS),
        eligible_by="residence" if chance.random() < 0.9 else None,
    )


@contextmanager
def house(folder: Path) -> Iterator[Flask]:
    """An installation with a crowded contest and an empty one."""
    app = create_app(settings_for(folder))
    app.config["TESTING"] = True
    with app.app_context():
        migrate()
    engage(app)
    with app.app_context(), transaction() as session:
        contest = session.scalars(select(Contest).where(Contest.slug == HERE)).one()
        contest.units += [
            Unit(position=place, key=f"xa-{place}", name=f"Xã Số {place}")
            for place in range(len(contest.units), TEAMS)
        ]
        session.flush()
        session.add_all(crowd(contest, random.Random(7)))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def opened(client: FlaskClient, slug: str) -> tuple[float, float]:
    """Milliseconds until the board is there: of the processor, of the wall."""
    began, wall = time.process_time(), time.perf_counter()
    answer = client.get(f"/hoi-thi/{slug}/doan")
    took = (time.process_time() - began) * 1000, (time.perf_counter() - wall) * 1000
    assert answer.status_code == 200, answer.status
    return took


def changed(app: Flask) -> None:
    """One list has changed since the board was opened."""
    with app.app_context(), transaction() as session:
        session.scalars(select(Delegation).limit(1)).one().version += 1


def queries(app: Flask, client: FlaskClient) -> int:
    """Statements of one opening."""
    asked: list[str] = []

    def count(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", count)
    opened(client, HERE)
    event.remove(engine, "before_cursor_execute", count)
    return len(asked)


def run() -> bool:
    """Measure; whether the targets are met."""
    times: dict[str, list[tuple[float, float]]] = {
        "empty": [],
        "first": [],
        "changed": [],
        "again": [],
    }
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as app:
        client = signed_in(app, name_of("organiser"))
        other = signed_in(app, name_of("organiser", ELSEWHERE))
        for _ in range(ROUNDS):
            times["empty"].append(opened(other, ELSEWHERE))
            checks.forget_all()
            times["first"].append(opened(client, HERE))
            changed(app)
            times["changed"].append(opened(client, HERE))
            times["again"].append(opened(client, HERE))
        asked = queries(app, client)
    medians = {name: statistics.median(own for own, _ in took) for name, took in times.items()}
    wall = statistics.median(wall for _, wall in times["again"])
    figures = [
        Figure("the board of a contest without delegations", f"{medians['empty']:.0f} ms"),
        at_most("200 × 30, the first opening of the process", medians["first"], MOST_MS, " ms"),
        at_most("200 × 30, after one list has changed", medians["changed"], MOST_MS, " ms"),
        at_most("200 × 30, opened again", medians["again"], MOST_MS, " ms"),
        Figure("  against the empty one", f"{medians['again'] / medians['empty']:.1f} x"),
        Figure("  the same on the clock of the wall, beside whatever else runs", f"{wall:.0f} ms"),
        Figure("statements of one opening", str(asked)),
    ]
    return told("the organiser's board (medians, of the server's processor)", figures)
