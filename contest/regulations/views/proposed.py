"""The proposals of a contest as the templates look them up: by the keys of rows, not numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from contest.regulations.rules.document import Document
from contest.regulations.rules.proposals import inside


class Proposed:
    """Which values are still proposals.

    A template asks with a path of keys, ``rounds/tieu_pham/criteria/noi_dung/max``; where rows
    have no key (composition) with their number.
    """

    def __init__(self, document: Document, proposals: Iterable[str]) -> None:
        self._pointers = list(proposals)
        self._by_path = {_path(document, pointer): pointer for pointer in self._pointers}

    def at(self, *paths: str) -> str:
        """The pointers of proposals at these paths or inside them, joined by spaces."""
        found = [
            pointer
            for path, pointer in self._by_path.items()
            if any(path == wanted or path.startswith(f"{wanted}/") for wanted in paths)
        ]
        return " ".join(found)

    def inside(self, areas: Iterable[str]) -> list[str]:
        """The pointers in these parts of the document."""
        return [one for area in areas for one in inside(self._pointers, area)]


def _path(document: Any, pointer: str) -> str:
    steps = []
    for step in pointer.split("/")[1:]:
        document = _below(document, step)
        key = document.get("key") if isinstance(document, Mapping) else None
        steps.append(key if isinstance(key, str) and step.isdecimal() else step)
    return "/".join(steps)


def _below(document: Any, step: str) -> Any:
    if isinstance(document, list):
        return document[int(step)] if step.isdecimal() and int(step) < len(document) else None
    return document.get(step) if isinstance(document, Mapping) else None
