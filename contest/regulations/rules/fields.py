"""Reads one JSON object field by field and notes every fault with its pointer.

A required reader answers a placeholder where the field is faulty; a document with a fault
yields no value at all, so that a placeholder never leaves the reading. ``sound`` tells a later
check whether a field may be used: a faulty field is left out of it, its row is not.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from contest.regulations.rules import written
from contest.regulations.rules.faults import FaultCode, Faults, below

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Fields:
    """One object of the file. Names that nobody asked for are unknown; ``close`` says so."""

    __slots__ = ("_asked", "_faulty", "_values", "faults", "pointer")

    def __init__(self, faults: Faults, pointer: str, values: Mapping[str, object]) -> None:
        self.faults = faults
        self.pointer = pointer
        self._values = values
        self._asked: set[str] = set()
        self._faulty: set[str] = set()

    def at(self, name: str) -> str:
        """The pointer of a field, there or not."""
        return below(self.pointer, name)

    def fault(self, name: str, code: FaultCode, reason: str = "", **facts: object) -> None:
        """Note a fault of a field; later checks leave the field out."""
        self._faulty.add(name)
        self.faults.add(self.at(name), code, reason, **facts)

    def sound(self, *names: str) -> bool:
        """Whether none of the fields was found faulty (absent is sound)."""
        return self._faulty.isdisjoint(names)

    def written(self, name: str) -> bool:
        """Whether the name stands in the object, even as null."""
        return name in self._values

    def given(self, name: str) -> bool:
        """Whether the field holds anything but null."""
        return self._values.get(name) is not None

    def names(self) -> list[str]:
        """All names of the object, each of them asked for by this."""
        self._asked.update(self._values)
        return list(self._values)

    def close(self, *also_known: str) -> None:
        """Note each name that was not asked for and is not in ``also_known``."""
        if self._asked.issuperset(self._values):
            return
        for name in self._values:
            if name not in self._asked and name not in also_known:
                self.faults.add(self.at(name), FaultCode.UNKNOWN_FIELD)

    def required(self, name: str, parse: Callable[[object], T], placeholder: T) -> T:
        """The parsed value of a field that must be there."""
        self._asked.add(name)
        if name not in self._values:
            self.fault(name, FaultCode.MISSING_FIELD)
            return placeholder
        value = self._values[name]
        if value is None:
            self.fault(name, FaultCode.WRONG_TYPE, "null")
            return placeholder
        return self._parsed(name, value, parse, placeholder)

    def optional(self, name: str, parse: Callable[[object], T], default: T) -> T:
        """The parsed value of a field that may be absent or null."""
        self._asked.add(name)
        value = self._values.get(name)
        return default if value is None else self._parsed(name, value, parse, default)

    def _parsed(self, name: str, value: object, parse: Callable[[object], T], instead: T) -> T:
        try:
            return parse(value)
        except written.Rejected as rejected:
            self.fault(name, rejected.code, rejected.reason, **rejected.facts)
            return instead

    def text(self, name: str) -> str:
        """A required text."""
        return self.required(name, written.text, "")

    def optional_text(self, name: str) -> str | None:
        """A text or nothing."""
        return self.optional(name, written.text, None)

    def new_key(self, seen: Container[str]) -> str:
        """The field ``key``, unlike those seen before; empty when faulty."""
        key = self.required("key", written.key, "")
        if key in seen:
            self.fault("key", FaultCode.DUPLICATE, key=key)
            return ""
        return key

    def reference(self, name: str, known: Container[str]) -> str:
        """A required reference; empty when faulty."""
        return self.required(name, lambda value: written.reference(value, known), "")

    def optional_reference(self, name: str, known: Container[str]) -> str | None:
        """A reference or nothing."""
        return self.optional(name, lambda value: written.reference(value, known), None)

    def decimal(self, name: str) -> Decimal:
        """Required points or percent."""
        return self.required(name, written.decimal, Decimal(0))

    def optional_decimal(self, name: str) -> Decimal | None:
        """Points, a percent, or nothing."""
        return self.optional(name, written.decimal, None)

    def whole(self, name: str, low: int = 0) -> int:
        """A required whole number, at least ``low``."""
        return self.required(name, lambda value: written.whole(value, low), low)

    def optional_whole(self, name: str) -> int | None:
        """A whole number or nothing."""
        return self.optional(name, written.whole, None)

    def choice(self, name: str, among: type[E]) -> E:
        """A required word of a closed list."""
        return self.required(name, lambda value: written.choice(value, among), next(iter(among)))

    def optional_choice(self, name: str, among: type[E]) -> E | None:
        """A word of a closed list, or nothing."""
        return self.optional(name, lambda value: written.choice(value, among), None)

    def choice_or(self, name: str, default: E) -> E:
        """A word of the closed list of ``default``."""
        return self.optional(name, lambda value: written.choice(value, type(default)), default)

    def day(self, name: str) -> date:
        """A required day."""
        return self.required(name, written.day, date.min)

    def inner(self, name: str) -> Fields:
        """The object in an optional field; an empty one where it is absent or faulty."""
        return self.optional_inner(name) or self._fields(name, {})

    def required_inner(self, name: str) -> Fields | None:
        """The object in a required field, or ``None`` where its fields cannot be judged."""
        values = self.required(name, _object, None)
        return None if values is None else self._fields(name, values)

    def optional_inner(self, name: str) -> Fields | None:
        """The object in an optional field, or ``None``."""
        values = self.optional(name, _object, None)
        return None if values is None else self._fields(name, values)

    def _fields(self, name: str, values: Mapping[str, object]) -> Fields:
        return Fields(self.faults, self.at(name), values)

    def entries(
        self, name: str, *, required: bool = False, at_least: int = 0
    ) -> list[object] | None:
        """The list in a field; ``None`` where it is absent or faulty."""

        def parse(value: object) -> list[object] | None:
            return _entries(value, at_least)

        if required:
            return self.required(name, parse, None)
        return self.optional(name, parse, None)

    def rows(self, name: str, *, required: bool = False, at_least: int = 0) -> Iterator[Fields]:
        """The objects of a list of objects."""
        pointer = self.at(name)
        for index, value in enumerate(
            self.entries(name, required=required, at_least=at_least) or ()
        ):
            row = as_fields(self.faults, below(pointer, index), value)
            if row is not None:
                yield row

    def items(
        self,
        name: str,
        parse: Callable[[object], T],
        *,
        required: bool = False,
        at_least: int = 0,
        once: bool = False,
    ) -> tuple[T, ...] | None:
        """A list of single values; ``once``: none may stand there twice. ``None`` if absent."""
        values = self.entries(name, required=required, at_least=at_least)
        if values is None:
            return None
        read: list[T] = []
        seen: set[T] = set()
        for index, value in enumerate(values):
            try:
                item = parse(value)
                if once and item in seen:
                    raise written.Rejected(FaultCode.DUPLICATE, key=item)
            except written.Rejected as rejected:
                self._faulty.add(name)
                pointer = below(self.at(name), index)
                self.faults.add(pointer, rejected.code, rejected.reason, **rejected.facts)
            else:
                seen.add(item)
                read.append(item)
        return tuple(read)

    def references(
        self, name: str, known: Container[str], *, required: bool = False, at_least: int = 0
    ) -> tuple[str, ...] | None:
        """A list of references, each at most once; ``None`` where it is absent or faulty."""
        return self.items(
            name,
            lambda value: written.reference(value, known),
            required=required,
            at_least=at_least,
            once=True,
        )


def as_fields(faults: Faults, pointer: str, value: object) -> Fields | None:
    """``value`` as an object to read, or ``None`` with the fault noted."""
    if isinstance(value, dict):
        return Fields(faults, pointer, value)
    faults.add(pointer, FaultCode.WRONG_TYPE, "object")
    return None


def _object(value: object) -> Mapping[str, object] | None:
    if not isinstance(value, dict):
        raise written.Rejected(FaultCode.WRONG_TYPE, "object")
    return value


def _entries(value: object, at_least: int) -> list[object] | None:
    if not isinstance(value, list):
        raise written.Rejected(FaultCode.WRONG_TYPE, "list")
    if len(value) < at_least:
        raise written.Rejected(FaultCode.BAD_VALUE, "too_few_entries", at_least=at_least)
    return value
