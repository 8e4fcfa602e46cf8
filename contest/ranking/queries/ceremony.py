"""How far the ceremony is, which the slice above holds: whoever announces must know of it.

This slice cannot look up: ``displays`` tells it here when it is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CeremonyNow:
    """A ceremony of the real results that is made and not over: ``step`` of ``steps`` was said."""

    step: int
    steps: int


Teller = Callable[[int], CeremonyNow | None]
"""``contest id`` → its ceremony."""

_tellers: list[Teller] = []


def tells_of_ceremony(teller: Teller) -> Teller:
    """Add who knows; usable as a decorator."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def ceremony_now(contest_id: int) -> CeremonyNow | None:
    """The ceremony under way; None while nobody has made one."""
    return next((found for teller in _tellers if (found := teller(contest_id))), None)
