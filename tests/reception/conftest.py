"""The furnished house of registration, with a team that is approved and expected at the hall."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import application_on
from tests.reception.door import Door, approved_team
from tests.registration.conftest import furnished

__all__ = ["furnished"]


@pytest.fixture(scope="package")
def expecting(tmp_path_factory: pytest.TempPathFactory, furnished: Path) -> tuple[Path, Door]:
    """The database in which the team is approved, made once, and the door to it."""
    folder = tmp_path_factory.mktemp("expecting")
    shutil.copy(furnished, folder / "hoithi.sqlite3")
    with application_on(folder) as app:
        door = approved_team(app)
    return folder / "hoithi.sqlite3", door


@pytest.fixture
def door(tmp_path: Path, expecting: tuple[Path, Door]) -> Iterator[Door]:
    """The door, with one team of fifteen: manager, captain, eleven full members, two reserves."""
    database, made = expecting
    shutil.copy(database, tmp_path / "hoithi.sqlite3")
    with application_on(tmp_path) as app:
        yield Door(app, made.number, made.team)
