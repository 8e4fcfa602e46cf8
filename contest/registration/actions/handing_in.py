"""What the delegation does with its file: hand it in, take it back, withdraw, come back.

The organiser may do the same on behalf of a unit.
"""

import unicodedata

from contest.audit.actions.trail import Actor, note
from contest.registration.actions.draft import locked, unit_ids_of
from contest.registration.events import DelegationMoved
from contest.registration.models import Delegation
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import file_value
from contest.registration.queries.standing import Standing, standing_of
from contest.registration.rules.handing_in import (
    Hand,
    is_late,
    why_not_resume,
    why_not_submit,
    why_not_take_back,
    why_not_withdraw,
)
from contest.registration.rules.teams import TeamStatus
from contest.regulations.queries.contests import touch
from contest.shared import clock
from contest.shared.bus import record
from contest.shared.errors import Invalid, Reason, Refusal, Stale
from contest.shared.transaction import transaction

REASON_LENGTH = 1000


def submit_delegation(
    contest_id: int,
    delegation_id: int,
    version: int,
    *,
    hand: Hand,
    by: Actor,
    late_reason: str = "",
) -> None:
    """Hand the stored list in; ``late_reason`` is why the organiser takes it in after the end.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: the reason is longer than ``REASON_LENGTH``.
        Refusal: not in this state, not any more, late without a reason, or the composition is
            not complete.
        Stale: changed since ``version``.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        require_version(row, version)
        status, is_in_time = TeamStatus(row.status), in_time(contest_id, unit_ids_of(row))
        reasons = [Reason(code) for code in why_not_submit(status, hand, is_in_time)]
        text = checked_text(late_reason)
        late = is_late(status, hand, is_in_time)
        if late and text is None:
            reasons.append(Reason("late_reason_missing"))
        reasons += composition_reasons(standing_of(file_value(row)))
        if reasons:
            raise Refusal(*reasons)
        row.submitted_at = clock.now()
        if late:
            move(row, TeamStatus.SUBMITTED, "delegation.submitted_late", by, reason=text)
        else:
            move(row, TeamStatus.SUBMITTED, "delegation.submitted", by)


def take_back_delegation(contest_id: int, delegation_id: int, *, by: Actor) -> None:
    """Take a submitted list back to correct it, before the deadline.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: it is not waiting to be judged, or registration has closed.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        reasons = why_not_take_back(TeamStatus(row.status), in_time(contest_id, unit_ids_of(row)))
        if reasons:
            raise Refusal(*reasons)
        move(row, TeamStatus.DRAFT, "delegation.taken_back", by)


def withdraw_delegation(
    contest_id: int, delegation_id: int, reason: str, *, hand: Hand, by: Actor
) -> None:
    """Say that the delegation will not take part.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: the reason is longer than ``REASON_LENGTH``.
        Refusal: it has withdrawn already, or is approved and the organiser must do it.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        reasons = why_not_withdraw(TeamStatus(row.status), hand)
        if reasons:
            raise Refusal(*reasons)
        text = checked_text(reason)
        move(row, TeamStatus.WITHDRAWN, "delegation.withdrawn", by, reason=text)


def resume_delegation(contest_id: int, delegation_id: int, *, hand: Hand, by: Actor) -> None:
    """Come back after having withdrawn: the list is a draft again.

    Raises:
        NotFound: the contest has no such delegation.
        Refusal: it has not withdrawn, or registration has closed.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        reasons = why_not_resume(
            TeamStatus(row.status), hand, in_time(contest_id, unit_ids_of(row))
        )
        if reasons:
            raise Refusal(*reasons)
        move(row, TeamStatus.DRAFT, "delegation.resumed", by)


def move(
    row: Delegation,
    status: TeamStatus,
    action: str,
    by: Actor,
    *,
    reason: str | None = None,
    waived: list[dict[str, object]] | None = None,
) -> None:
    """Bring the file into another state, noted and told: a step of the caller's transaction."""
    old = row.status
    row.status = status.value
    row.version += 1
    new: dict[str, object] = {"status": row.status}
    if waived:
        new["waived"] = waived
    note(
        by,
        action,
        f"delegation:{row.key}",
        contest_id=row.contest_id,
        old={"status": old},
        new=new,
        reason=reason,
    )
    touch(row.contest_id)
    record(DelegationMoved(row.contest_id, row.id, row.status))


def require_version(row: Delegation, version: int) -> None:
    """Refuse an act on a list that is no longer the one its actor has read.

    Raises:
        Stale: changed since; ``current`` is the file as it is now.
    """
    if row.version != version:
        raise Stale(file_value(row))


def composition_reasons(standing: Standing) -> list[Reason]:
    """What keeps the list from being accepted, as reasons that can be read out."""
    return [
        Reason(
            "composition_broken",
            {"sentence": standing.sentence(violation), "member": violation.member},
        )
        for violation in standing.errors
    ]


def passed_over(standing: Standing) -> list[dict[str, object]]:
    """The rules that a list breaks and is accepted all the same, for the audit log."""
    broken = {(violation.rule, violation.code.value) for violation in standing.errors}
    return [{"rule": rule, "code": code} for rule, code in sorted(broken)]


def checked_text(text: str) -> str | None:
    """A reason or a comment without blank ends and hidden characters; ``None`` for an empty one.

    Raises:
        Invalid: longer than ``REASON_LENGTH``.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    shown = (c for c in normal if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    stripped = "".join(shown).strip()
    if len(stripped) > REASON_LENGTH:
        raise Invalid(Reason("comment_too_long", {"limit": REASON_LENGTH}))
    return stripped or None
