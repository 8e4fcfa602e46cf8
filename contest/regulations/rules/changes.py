"""What an edit has changed, value by value.

A path names things by their keys (``rounds``, ``tieu_pham``, ``criteria``, ``noi_dung``, ``max``),
so that moving a row is not taken for changing it. Rows without a key (composition rules) are
known by what they say; the tie-breaks are one value, because only their order has a meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
ORDER = "#"
"""The last step of a path that stands for the order of a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs; ``None`` where it is not there."""

    path: Path
    old: Any
    new: Any


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every value in which two documents differ, in the order of the documents."""
    return tuple(_objects((), old, new))


def _objects(path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        yield from _values((*path, name), old.get(name), new.get(name))


def _values(path: Path, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _objects(path, old, new)
    elif _has_rows(old, new) and path[-1] != "tie_breaks":
        yield from _rows(path, old or [], new or [])
    else:
        yield Change(path, old, new)


def _has_rows(old: Any, new: Any) -> bool:
    rows = [*(old or ()), *(new or ())] if isinstance(old or new, list) else []
    return bool(rows) and all(isinstance(row, Mapping) for row in rows)


def _rows(path: Path, old: list[Any], new: list[Any]) -> Iterator[Change]:
    before = {row_name(row): row for row in old}
    after = {row_name(row): row for row in new}
    yield from _objects(path, before, after)
    stayed = [name for name in before if name in after]
    if stayed != [name for name in after if name in before]:
        yield Change((*path, ORDER), list(before), list(after))


def row_name(row: Mapping[str, Any]) -> str:
    """What a row of a list is known by: its key, else its content."""
    key = row.get("key")
    return key if isinstance(key, str) else json.dumps(row, ensure_ascii=False, sort_keys=True)
