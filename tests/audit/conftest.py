"""The house with its cast, for every test of the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import opened


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> Iterator[Flask]:
    """An installation with two contests and somebody in each role of each."""
    with opened(tmp_path, migrated_file) as app:
        yield app
