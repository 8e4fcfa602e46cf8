"""Which values of the regulations are still proposals (đề xuất) after an edit.

A proposal is an RFC 6901 pointer into the document. It stays one while the value it names stays
the same, wherever its row has moved to; an edited or confirmed value is the organiser's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from contest.regulations.rules.changes import row_name
from contest.regulations.rules.faults import below


def carried(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    proposals: Iterable[str],
    confirmed: Collection[str] = (),
) -> list[str]:
    """The proposals that are left when ``old`` has become ``new``, as pointers into ``new``.

    ``confirmed`` are pointers into ``old`` that the organiser has taken over as they are.
    """
    left = (_followed(old, new, pointer) for pointer in proposals if not covers(confirmed, pointer))
    return list(dict.fromkeys(pointer for pointer in left if pointer is not None))


def covers(pointers: Collection[str], pointer: str) -> bool:
    """Whether the pointer, or something it stands in, is among the pointers."""
    parts = pointer.split("/")
    return any("/".join(parts[:end]) in pointers for end in range(2, len(parts) + 1))


def inside(pointers: Iterable[str], area: str) -> list[str]:
    """The pointers that name the area or something in it."""
    return [pointer for pointer in pointers if pointer == area or pointer.startswith(f"{area}/")]


def _followed(old: Any, new: Any, pointer: str) -> str | None:
    """Where the value under the pointer stands in ``new``; ``None`` when it differs there."""
    moved = ""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(old, list) and isinstance(new, list):
            place = _place(old, new, name)
            if place is None:
                return None
            old, new, moved = old[int(name)], new[place], below(moved, place)
        elif isinstance(old, Mapping) and isinstance(new, Mapping) and {name} <= {*old} & {*new}:
            old, new, moved = old[name], new[name], below(moved, name)
        else:
            return None
    return moved if old == new else None


def _place(old: list[Any], new: list[Any], index: str) -> int | None:
    if not index.isdecimal() or int(index) >= len(old):
        return None
    row = old[int(index)]
    if not isinstance(row, Mapping):
        return int(index) if int(index) < len(new) else None
    wanted = row_name(row)
    return next((place for place, other in enumerate(new) if row_name(other) == wanted), None)
