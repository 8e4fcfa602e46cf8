"""Presets: regulations to start from, each a contest file with a sheet about it beside it.

``NAME.json`` is a plain contest file without teams; ``NAME.preset.json`` says what it is called,
which of its values no plan gives (đề xuất), and the texts of the papers' head.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contest.regulations.rules.document import read_regulations
from contest.regulations.rules.regulations import Regulations
from contest.shared.errors import NotFound

FOLDER = Path(__file__).resolve().parent.parent / "presets"
_ABOUT = ".preset.json"


@dataclass(frozen=True, slots=True)
class Preset:
    """One set of regulations to start from.

    Attributes:
        key: name of its files, kept as the contest's ``preset``.
        title, description: for whoever chooses.
        proposals: RFC 6901 pointers into the document of the regulations (with ``letterhead``)
            of the values that no plan gives.
        letterhead: body names, titles and places for papers.
    """

    key: str
    title: str
    description: str
    regulations: Regulations
    proposals: tuple[str, ...]
    letterhead: Mapping[str, Any]


def list_presets() -> tuple[Preset, ...]:
    """All presets, in the order in which they are offered."""
    return _all()


def read_preset(key: str) -> Preset:
    """The preset under this key.

    Raises:
        NotFound: there is none.
    """
    for preset in _all():
        if preset.key == key:
            return preset
    raise NotFound("no_such_preset")


@cache
def _all() -> tuple[Preset, ...]:
    """Read once per process: they are part of the program."""
    found = []
    for path in FOLDER.glob(f"*{_ABOUT}"):
        about = json.loads(path.read_text("utf-8"))
        found.append((about["place"], _preset(path.name.removesuffix(_ABOUT), about)))
    return tuple(preset for _, preset in sorted(found, key=lambda entry: entry[0]))


def _preset(key: str, about: Mapping[str, Any]) -> Preset:
    document = json.loads((FOLDER / f"{key}.json").read_text("utf-8"))
    regulations, faults = read_regulations(document)
    if regulations is None:
        raise ValueError(f"preset {key}: {faults}")
    return Preset(
        key=key,
        title=about["title"],
        description=about["description"],
        regulations=regulations,
        proposals=tuple(about["proposals"]),
        letterhead=about["letterhead"],
    )
