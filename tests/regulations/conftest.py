"""The house with its cast, for the tests of the regulations' pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contest.regulations.queries import footing
from tests.cast import name_of, opened, signed_in


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    """An installation with two contests and somebody in each role of each."""
    with opened(tmp_path, migrated_file) as app:
        yield app


@pytest.fixture
def organiser(house: Flask) -> FlaskClient:
    """The organiser's browser."""
    return signed_in(house, name_of("organiser"))


@pytest.fixture
def nothing_stands(monkeypatch: pytest.MonkeyPatch) -> list[footing.Provider]:
    """The list of what the slices above tell of their marks, empty, to be filled by a test."""
    providers: list[footing.Provider] = []
    monkeypatch.setattr(footing, "_providers", providers)
    return providers
