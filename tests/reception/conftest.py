"""The furnished house of registration, with a team that is approved and expected at the hall."""

import pytest
from flask import Flask

from tests.reception.door import Door, approved_team
from tests.registration.conftest import furnished, house

__all__ = ["furnished", "house"]


@pytest.fixture
def door(house: Flask) -> Door:
    """The door, with one team of fifteen: manager, captain, eleven full members, two reserves."""
    return approved_team(house)
