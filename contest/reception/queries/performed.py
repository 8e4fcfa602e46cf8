"""Whether a team's last turn on the stage is over.

This slice cannot look up at the schedule, which adds the answer when it is loaded; as long as
nobody has, no team has performed.
"""

from collections.abc import Callable

Provider = Callable[[int], bool]
"""``delegation id → its turns on the stage are all over``, read in the caller's transaction."""

_providers: list[Provider] = []


def add_performed(provider: Provider) -> Provider:
    """Add a slice's answer; usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def has_performed(delegation_id: int) -> bool:
    """Whether nothing on the stage lies ahead of this team."""
    return any(provider(delegation_id) for provider in _providers)
