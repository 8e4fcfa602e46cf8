"""The number of a team on the day is given once: nobody else ever gets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from contest.registration.models import Delegation
from contest.schedule.rules.draw import faults_of_lots, numbers_in_box
from contest.shared.db import db
from tests.cast import looking_into, post
from tests.hall import document
from tests.held import PATH, Held
from tests.held import held as held_here

DRAW = f"{PATH}/boc-tham"


@pytest.fixture
def held(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    with held_here(tmp_path, migrated_file) as held:
        yield held.hold(document())


def numbers(held: Held) -> dict[str, int | None]:
    with looking_into(held.app):
        teams = db.session.scalars(
            select(Delegation).where(Delegation.contest_id == held.contest_id)
        )
        return {team.key: team.team_number for team in teams}


def withdraw(held: Held, key: str) -> None:
    with looking_into(held.app):
        number = db.session.scalar(
            select(Delegation.id).where(
                Delegation.contest_id == held.contest_id, Delegation.key == key
            )
        )
    path = f"{PATH}/doan/{number}/xin-khong-tham-gia"
    assert post(held.client("organiser"), path, DRAW, reason="Dịch bệnh").status_code == 302


def lots(held: Held, **drawn: str) -> int:
    fields = {f"lot-{team}": number for team, number in drawn.items()}
    return post(held.client("secretary"), f"{DRAW}/rut-tham", DRAW, **fields).status_code


def test_a_team_that_withdraws_keeps_its_number(held: Held) -> None:
    assert lots(held, an="2", binh="1", chi="3") == 302
    withdraw(held, "binh")
    assert numbers(held) == {"an": 2, "binh": 1, "chi": 3}


def test_a_new_draw_does_not_give_it_to_another(held: Held) -> None:
    assert lots(held, an="2", binh="1", chi="3") == 302
    withdraw(held, "binh")
    secretary = held.client("secretary")
    assert post(secretary, f"{DRAW}/huy", DRAW, reason="Ghi nhầm").status_code == 302
    assert numbers(held) == {"an": None, "binh": 1, "chi": None}
    assert "Trong hòm có các số 2, 3" in secretary.get(DRAW).text
    assert lots(held, an="1", chi="2") == 409
    assert post(secretary, f"{DRAW}/may", DRAW, seed="2023").status_code == 302
    after = numbers(held)
    assert after["binh"] == 1
    assert {after["an"], after["chi"]} == {2, 3}


def test_the_box_holds_as_many_numbers_as_teams_and_none_that_was_given() -> None:
    assert numbers_in_box(3) == [1, 2, 3]
    assert numbers_in_box(3, {1, 3, 9}) == [2, 4, 5]
    assert numbers_in_box(0, {1}) == []
    assert faults_of_lots({"an": 4, "binh": 2}, ["an", "binh"], frozenset({1, 3})) == []
    (fault,) = faults_of_lots({"an": 1, "binh": 2}, ["an", "binh"], frozenset({1}))
    assert (fault.code, fault.team, fault.number) == ("lot_not_in_box", "an", 1)
