"""Before the contest: what is ready, what needs somebody, what only people can look at.

What was seen comes in, lines go out, in the order of the page. The words of each code are in
``contest/journey/sentences.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LOW_DISK_MB = 2048
"""Less free room needs somebody: a contest with pictures and its copies takes about 1 GB."""
LOW_BATTERY = 40
"""Percent with which a lent tablet does not last half a day."""


class State(StrEnum):
    """How a line stands; ``hand``: a person looks and ticks it on paper."""

    DONE = "done"
    NEEDS = "needs"
    HAND = "hand"
    OPTIONAL = "optional"


class Part(StrEnum):
    """The headings of the page."""

    NETWORK = "network"
    DEVICES = "devices"
    MACHINE = "machine"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    part: Part
    code: str
    state: State
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JudgeSeen:
    """A judge's place: whether a device has sat down, and a lent one's battery in percent."""

    name: str
    has_sat: bool
    battery: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page looked at.

    Attributes:
        addresses: of this machine in the network of the hall, as tablets type them.
        told: the address that slips and codes carry, where one was settled; ``told_is_here``:
            this machine answers under it.
        secure: whether tablets can come by https.
        mirror: how the page for those at home stands, ``ok`` or what is wrong; None for none.
        copy: None where no second place was chosen for the record; whether a copy is kept there.
        conflicts: how many of the timetable; None before there is one.
        kit_at: when the newest kit was printed, in words; ``kit_is_new``: nothing of the order
            has changed since.
    """

    only_here: bool
    addresses: Sequence[str]
    told: str | None
    told_is_here: bool
    secure: bool
    judges: Sequence[JudgeSeen]
    free_mb: int
    copy: bool | None
    drawn: bool
    conflicts: int | None
    kit_at: str | None
    kit_is_new: bool
    mirror: str | None = None


def lines(seen: Seen) -> tuple[Line, ...]:
    """Every line of the page."""
    return (*_network(seen), *_devices(seen), *_machine(seen), *_papers(seen))


def _network(seen: Seen) -> Iterator[Line]:
    facts: dict[str, object] = {"addresses": ", ".join(seen.addresses), "told": seen.told}
    if seen.told is not None and seen.told_is_here:
        facts["addresses"] = seen.told
    if seen.only_here:
        yield Line(Part.NETWORK, "only_here", State.NEEDS)
    elif not seen.addresses:
        yield Line(Part.NETWORK, "no_network", State.NEEDS)
    elif seen.told is not None and not seen.told_is_here:
        yield Line(Part.NETWORK, "address_moved", State.NEEDS, facts)
    else:
        yield Line(Part.NETWORK, "address", State.DONE, facts)
    if not seen.only_here and len(seen.addresses) > 1 and seen.told is None:
        yield Line(Part.NETWORK, "many_addresses", State.HAND)
    yield Line(Part.NETWORK, "router", State.HAND)
    if seen.secure:
        yield Line(Part.NETWORK, "https", State.DONE)
    else:
        yield Line(Part.NETWORK, "http", State.OPTIONAL)
    match seen.mirror:
        case None:
            yield Line(Part.NETWORK, "no_mirror", State.OPTIONAL)
        case "ok":
            yield Line(Part.NETWORK, "mirror", State.DONE)
        case _:
            yield Line(Part.NETWORK, "mirror_stands", State.NEEDS)


def _devices(seen: Seen) -> Iterator[Line]:
    absent = [one.name for one in seen.judges if not one.has_sat]
    facts: dict[str, object] = {"count": len(seen.judges), "names": ", ".join(absent)}
    if not seen.judges:
        yield Line(Part.DEVICES, "no_judges", State.NEEDS)
    elif absent:
        facts["sat"] = len(seen.judges) - len(absent)
        yield Line(Part.DEVICES, "seats_open", State.NEEDS, facts)
    else:
        yield Line(Part.DEVICES, "seats", State.DONE, facts)
    known = [one for one in seen.judges if one.battery is not None]
    low = [f"{one.name} ({one.battery} %)" for one in known if (one.battery or 0) < LOW_BATTERY]
    if low:
        yield Line(Part.DEVICES, "battery_low", State.NEEDS, {"names": ", ".join(low)})
    elif known:
        yield Line(Part.DEVICES, "battery", State.DONE, {"count": len(known)})
    yield Line(Part.DEVICES, "wall", State.HAND)


def _machine(seen: Seen) -> Iterator[Line]:
    yield Line(Part.MACHINE, "clock", State.HAND)
    yield Line(Part.MACHINE, "power", State.HAND)
    low = seen.free_mb < LOW_DISK_MB
    free = f"{seen.free_mb / 1024:.1f}".replace(".", ",")
    yield Line(
        Part.MACHINE,
        "disk_low" if low else "disk",
        State.NEEDS if low else State.DONE,
        {"free": free},
    )
    if seen.copy is None:
        yield Line(Part.MACHINE, "no_copy", State.NEEDS)
    elif seen.copy:
        yield Line(Part.MACHINE, "copy", State.DONE)
    else:
        yield Line(Part.MACHINE, "copy_stands", State.NEEDS)


def _papers(seen: Seen) -> Iterator[Line]:
    if not seen.drawn:
        yield Line(Part.PAPERS, "not_drawn", State.NEEDS)
    elif seen.conflicts is None:
        yield Line(Part.PAPERS, "no_timetable", State.NEEDS)
    elif seen.conflicts:
        yield Line(Part.PAPERS, "conflicts", State.NEEDS, {"count": seen.conflicts})
    else:
        yield Line(Part.PAPERS, "timetable", State.DONE)
    if seen.kit_at is None:
        yield Line(Part.PAPERS, "no_kit", State.NEEDS)
    elif not seen.kit_is_new:
        yield Line(Part.PAPERS, "old_kit", State.NEEDS, {"at": seen.kit_at})
    else:
        yield Line(Part.PAPERS, "kit", State.DONE, {"at": seen.kit_at})
    yield Line(Part.PAPERS, "printer", State.HAND)
