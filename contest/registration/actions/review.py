"""What the organiser decides about a file: ask for completion, or approve it."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.registration.actions.draft import locked
from contest.registration.actions.handing_in import (
    checked_text,
    composition_reasons,
    move,
    passed_over,
    require_version,
)
from contest.registration.actions.list_photo import drop_photo
from contest.registration.models import Delegation, Remark
from contest.registration.queries.files import file_value
from contest.registration.queries.standing import standing_of
from contest.registration.rules.handing_in import why_not_approve, why_not_return
from contest.registration.rules.remarks import FieldRemark
from contest.registration.rules.teams import TeamStatus
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.transaction import transaction

WAIVER_MISSING = "waiver_reason_missing"
"""The reason to give at the field where the waiver is written."""


def return_delegation(
    contest_id: int,
    delegation_id: int,
    version: int,
    comment: str,
    remarks: Sequence[FieldRemark] = (),
    *,
    by: Actor,
) -> None:
    """Ask the delegation to complete or correct its list (Đề nghị bổ sung, chỉnh sửa).

    The remarks at single fields take the place of those of an earlier return.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: neither a comment nor a remark, or too long a comment.
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
        if text is None and not remarks:
            raise Invalid("comment_missing")
        _settle(session, row)
        session.add_all(_remark(row, remark, by) for remark in remarks)
        row.comment = text
        row.approved_at = None
        move(row, TeamStatus.RETURNED, "delegation.returned", by, reason=text)


def _settle(session: Session, row: Delegation) -> None:
    session.execute(delete(Remark).where(Remark.delegation_id == row.id))


def _remark(row: Delegation, remark: FieldRemark, by: Actor) -> Remark:
    return Remark(
        delegation_id=row.id,
        member_id=remark.ref,
        field=remark.field,
        was=remark.was,
        text=remark.text,
        at=clock.now(),
        by_name=by.name,
    )


def approve_delegation(
    contest_id: int, delegation_id: int, version: int, waiver: str, *, by: Actor
) -> None:
    """Approve the list; ``waiver`` is why it is accepted although the composition is not complete.

    The reason and the rules it passes over stay in the audit log, without any person's data.

    Raises:
        NotFound: the contest has no such delegation.
        Invalid: too long a reason.
        Refusal: not handed in; or the composition is not complete and no reason is given, with
            ``WAIVER_MISSING`` among the reasons.
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
            reasons += [Reason(WAIVER_MISSING)] if standing.errors else []
        if reasons:
            raise Refusal(*reasons)
        _settle(session, row)
        drop_photo(session, row)
        row.comment = None
        row.approved_at = clock.now()
        move(
            row,
            TeamStatus.APPROVED,
            "delegation.approved",
            by,
            reason=text if standing.errors else None,
            waived=passed_over(standing),
        )
