"""An installation whose contest can be any contest file, with its people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.held import Held, held


@pytest.fixture
def hall(tmp_path: Path, migrated_file: Path) -> Iterator[Held]:
    """The cast's installation; ``hall.hold(document)`` gives it its contest."""
    with held(tmp_path, migrated_file) as installation:
        yield installation
