"""What has happened to the regulations of a contest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegulationsChanged:
    """Names, rounds, jury, composition, awards, units or settings were changed."""

    contest_id: int
