"""What an entry of the audit log changed, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it was and what it became; None where it was not there."""

    field: str
    before: Any
    after: Any


def changes_of(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[Change]:
    """The fields of an entry in the order in which they were noted; unchanged ones, and those that
    say nothing before and after, left out."""
    before, after = dict(_flat(old or {})), dict(_flat(new or {}))
    fields = list(dict.fromkeys([*before, *after]))
    return [
        Change(field, before.get(field), after.get(field))
        for field in fields
        if before.get(field) != after.get(field)
        and not (_says_nothing(before.get(field)) and _says_nothing(after.get(field)))
    ]


def _says_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _flat(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Objects in objects as dotted fields; everything else as it is."""
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            yield from _flat(inner, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", inner
