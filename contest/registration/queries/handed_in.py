"""What each delegation has handed in besides its list: told by the slices that take it in.

This slice cannot look up: whoever takes in scripts, pictures or music adds a provider when it is
loaded, and the organiser's board asks all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandedIn:
    """How far one delegation is.

    Attributes:
        done: how many things are handed in.
        missing: names of those that are not, as one reads them ("kịch bản Tiểu phẩm").
    """

    done: int
    missing: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many are asked for in all."""
        return self.done + len(self.missing)

    def __add__(self, other: "HandedIn") -> "HandedIn":
        return HandedIn(self.done + other.done, self.missing + other.missing)


Provider = Callable[[int], Mapping[int, HandedIn]]
"""``contest id → delegation id → what it has handed in``, in a bounded number of queries;
delegations of whom nothing is asked are left out."""

_providers: list[Provider] = []


def add_handed_in(provider: Provider) -> None:
    """Add one slice's part."""
    if provider not in _providers:
        _providers.append(provider)


def handed_in_of(contest_id: int) -> Mapping[int, HandedIn]:
    """What all slices together say of each delegation."""
    found: dict[int, HandedIn] = {}
    for provider in _providers:
        for delegation_id, one in provider(contest_id).items():
            found[delegation_id] = found[delegation_id] + one if delegation_id in found else one
    return found
