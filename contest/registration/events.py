"""What has happened to a delegation; ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DelegationBegun:
    """A unit has begun its list."""

    contest_id: int
    delegation_id: int


@dataclass(frozen=True, slots=True)
class DelegationSaved:
    """The list has changed."""

    contest_id: int
    delegation_id: int


@dataclass(frozen=True, slots=True)
class DelegationMoved:
    """The file is in another state: submitted, returned, approved, withdrawn or a draft again."""

    contest_id: int
    delegation_id: int
    status: str
