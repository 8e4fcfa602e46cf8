"""The way of a delegation's file: who may do what with it, in which state.

draft → submitted → returned (to be completed) or approved; withdrawn from any of them, and back.
Each question is answered with all the reasons why not, as codes; nothing means yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from contest.registration.rules.composition import Violation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.rules.composition import Level

DRAFT, SUBMITTED, RETURNED, APPROVED, WITHDRAWN = (
    TeamStatus.DRAFT,
    TeamStatus.SUBMITTED,
    TeamStatus.RETURNED,
    TeamStatus.APPROVED,
    TeamStatus.WITHDRAWN,
)


class Hand(StrEnum):
    """Whose hand is on the file: the delegation's own, or the organiser's."""

    DELEGATION = "delegation"
    ORGANISER = "organiser"


_NOT_IN_THE_DELEGATIONS_HAND = {
    SUBMITTED: "delegation_submitted",
    APPROVED: "delegation_approved",
    WITHDRAWN: "delegation_withdrawn",
}


def why_not_edit(status: TeamStatus, hand: Hand, in_time: bool) -> tuple[str, ...]:
    """Changing the list. What the organiser asked to complete stays open after the deadline."""
    if hand is Hand.ORGANISER:
        return ("delegation_withdrawn",) if status is WITHDRAWN else ()
    reasons = (
        [_NOT_IN_THE_DELEGATIONS_HAND[status]] if status in _NOT_IN_THE_DELEGATIONS_HAND else []
    )
    if not in_time and status is not RETURNED:
        reasons.append("registration_closed")
    return tuple(reasons)


def why_not_submit(status: TeamStatus, hand: Hand, in_time: bool) -> tuple[str, ...]:
    """Handing the list in; the organiser may do it for a unit that cannot."""
    if status in (SUBMITTED, APPROVED):
        return (_NOT_IN_THE_DELEGATIONS_HAND[status],)
    return why_not_edit(status, hand, in_time)


def is_late(status: TeamStatus, hand: Hand, in_time: bool) -> bool:
    """Whether handing in now means that the organiser takes in a late list (nộp muộn)."""
    return hand is Hand.ORGANISER and not in_time and status is not RETURNED


def why_not_take_back(status: TeamStatus, in_time: bool) -> tuple[str, ...]:
    """Taking a submitted list back to correct it, while nobody has judged it."""
    reasons = [] if status is SUBMITTED else ["delegation_not_submitted"]
    if not in_time:
        reasons.append("registration_closed")
    return tuple(reasons)


def why_not_return(status: TeamStatus) -> tuple[str, ...]:
    """Asking the delegation to complete its list."""
    return () if status in (SUBMITTED, APPROVED) else ("delegation_not_submitted",)


def why_not_approve(status: TeamStatus) -> tuple[str, ...]:
    """Approving, the composition aside: that is for :func:`must_be_mended`."""
    if status is SUBMITTED:
        return ()
    return ("delegation_approved",) if status is APPROVED else ("delegation_not_submitted",)


def why_not_withdraw(status: TeamStatus, hand: Hand) -> tuple[str, ...]:
    """Saying that the delegation will not take part; after the deadline too."""
    if status is WITHDRAWN:
        return ("delegation_withdrawn",)
    if status is APPROVED and hand is Hand.DELEGATION:
        return ("delegation_approved",)
    return ()


def why_not_resume(status: TeamStatus, hand: Hand, in_time: bool) -> tuple[str, ...]:
    """Coming back after having withdrawn: the list is a draft again."""
    reasons = [] if status is WITHDRAWN else ["delegation_not_withdrawn"]
    if hand is Hand.DELEGATION and not in_time:
        reasons.append("registration_closed")
    return tuple(reasons)


def must_be_mended(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Those that stop a list: warnings and information never do."""
    return tuple(violation for violation in violations if violation.level is Level.ERROR)
