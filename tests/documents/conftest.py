"""An installation whose contest can be any contest file, with its people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.shelf import Taken, everything
from tests.held import Held, held


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The cast's installation; ``hall.hold(document)`` gives it its contest."""
    with held(tmp_path, migrated_file) as installation:
        yield installation


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> list[Taken]:
    """Every paper that the product makes, of a contest as large as it comes."""
    with held(tmp_path_factory.mktemp("shelf"), migrated_file) as installation:
        return list(everything(installation))
