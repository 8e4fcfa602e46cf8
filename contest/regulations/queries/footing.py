"""What the slices above have built on a contest's regulations.

This slice cannot look up: scoring, schedule and registration each add a provider when they are
loaded, and every edit asks all of them.
"""

from collections.abc import Callable

from sqlalchemy import select

from contest.accounts.models import Membership
from contest.regulations.models import Unit
from contest.regulations.rules.footing import Footing
from contest.shared.db import db

Provider = Callable[[int], Footing]
"""``contest id → what stands there``, read in the transaction of the edit."""

_providers: list[Provider] = []


def add_footing(provider: Provider) -> Provider:
    """Add one slice's part; usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def footing_of(contest_id: int) -> Footing:
    """Everything that stands on the regulations of this contest."""
    footing = Footing(units=_represented(contest_id))
    for provider in _providers:
        footing = footing | provider(contest_id)
    return footing


def _represented(contest_id: int) -> frozenset[str]:
    """Keys of the units for which somebody has an account."""
    keys = db.session.scalars(
        select(Unit.key)
        .join(Membership, Membership.unit_id == Unit.id)
        .where(Unit.contest_id == contest_id)
    )
    return frozenset(keys)
