"""What the organiser decides about a file: ask for completion, or approve it."""

from contest.audit.actions.trail import Actor
from contest.registration.actions.draft import locked
from contest.registration.actions.handing_in import (
    checked_text,
    composition_reasons,
    move,
    require_version,
)
from contest.registration.queries.files import file_value
from contest.registration.queries.standing import Standing, standing_of
from contest.registration.rules.handing_in import why_not_approve, why_not_return
from contest.registration.rules.teams import TeamStatus
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction


def return_delegation(
    contest_id: int, delegation_id: int, version: int, comment: str, *, by: Actor
) -> None:
    """Ask the delegation to complete or correct its list (Đề nghị bổ sung, chỉnh sửa).

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: no comment, or too long a one.
        Refusal: the list has not been handed in.
        Stale: changed since ``version``.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        require_version(row, version)
        reasons = why_not_return(TeamStatus(row.status))
        if reasons:
            raise Refusal(*reasons)
        text = checked_text(comment)
        if text is None:
            raise Invalid("comment_missing")
        row.comment = text
        row.approved_at = None
        move(row, TeamStatus.RETURNED, "delegation.returned", by, reason=text)


def approve_delegation(
    contest_id: int, delegation_id: int, version: int, waiver: str, *, by: Actor
) -> None:
    """Approve the list; ``waiver`` is why it is accepted although the composition is not complete.

    The reason and the rules it passes over stay in the audit log, without any person's data.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: too long a reason.
        Refusal: not handed in; or the composition is not complete and no reason is given.
        Stale: changed since ``version``.
    """
    with transaction() as session:
        row = locked(session, contest_id, delegation_id)
        require_version(row, version)
        standing = standing_of(file_value(row))
        text = checked_text(waiver)
        reasons = [Reason(code) for code in why_not_approve(TeamStatus(row.status))]
        if text is None:
            reasons += composition_reasons(standing)
        if reasons:
            raise Refusal(*reasons)
        row.comment = None
        row.approved_at = clock.now()
        move(
            row,
            TeamStatus.APPROVED,
            "delegation.approved",
            by,
            reason=text if standing.errors else None,
            waived=_waived(standing),
        )


def _waived(standing: Standing) -> list[dict[str, object]]:
    passed_over = {(violation.rule, violation.code.value) for violation in standing.errors}
    return [{"rule": rule, "code": code} for rule, code in sorted(passed_over)]
