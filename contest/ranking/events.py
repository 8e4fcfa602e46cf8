"""What has happened to the results."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultsReleased:
    """Results of turns became public, or were taken back to be corrected."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class ResultsAnnounced:
    """The final results and the awards were announced."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class DecisionRecorded:
    """How a tie was broken by decision was recorded, or taken back."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class FreezeChanged:
    """The public waits from now on, or no more."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class ApprovalRecorded:
    """A step on the way to the announcement was agreed to, or taken back."""

    contest_id: int


@dataclass(frozen=True, slots=True)
class AppealChanged:
    """A kiến nghị was taken down or answered."""

    contest_id: int
