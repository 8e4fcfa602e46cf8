"""Whether the printed decision on awards was noted as signed, where nobody recorded it as a step.

This slice cannot look up at the papers, which add the answer when they are loaded; as long as
nobody has, nothing is signed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """The decision that somebody noted as signed.

    Attributes:
        number: that the clerk's office gave it; None where nobody told.
        at: when it was noted, by whom.
    """

    number: str | None
    at: datetime
    by: str


Provider = Callable[[int], SignedDecision | None]
"""``contest id → the signed decision``, read in the caller's transaction."""

_providers: list[Provider] = []


def add_signed_decision(provider: Provider) -> Provider:
    """Add a slice's answer; usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def signed_decision_of(contest_id: int) -> SignedDecision | None:
    """The decision on paper that counts; None while nobody noted its signatures."""
    found = (provider(contest_id) for provider in _providers)
    return next((one for one in found if one is not None), None)
