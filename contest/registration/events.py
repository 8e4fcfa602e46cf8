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


@dataclass(frozen=True, slots=True)
class SubstitutionAsked:
    """A delegation asks to change an approved or locked list."""

    contest_id: int
    delegation_id: int
    substitution_id: int


@dataclass(frozen=True, slots=True)
class SubstitutionDecided:
    """A request was accepted, declined or taken back."""

    contest_id: int
    delegation_id: int
    substitution_id: int
    status: str


@dataclass(frozen=True, slots=True)
class RegistrationExtended:
    """The end of registration is later, for one unit or for all."""

    contest_id: int
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class ContestPostponed:
    """The contest has other days, or none for now."""

    contest_id: int
