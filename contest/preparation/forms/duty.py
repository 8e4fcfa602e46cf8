"""The lines of the division of work, between their values and the names in the form."""

from collections.abc import Mapping, Sequence

from contest.preparation.rules.duty import DUTIES_LIMIT, Duty, DutyFault, TypedDuty
from contest.shared.errors import Reason
from contest.shared.sentences import sentence

POSTED_LIMIT = DUTIES_LIMIT + 20
"""Lines that are read of a form: more than may be stored, so that one is told and loses nothing."""


def posted_duties(form: Mapping[str, str]) -> tuple[TypedDuty, ...]:
    """The lines ``duties-0-what`` … as they came, until the first number that is not there."""
    lines: list[TypedDuty] = []
    while f"duties-{len(lines)}-what" in form and len(lines) < POSTED_LIMIT:
        at = f"duties-{len(lines)}"
        lines.append(
            TypedDuty(
                what=form[f"{at}-what"],
                who=form.get(f"{at}-who", ""),
                due=form.get(f"{at}-due", ""),
                is_done=f"{at}-done" in form,
            )
        )
    return tuple(lines)


def typed_duties(duties: Sequence[Duty]) -> tuple[TypedDuty, ...]:
    """Stored lines as they stand in the form."""
    return tuple(
        TypedDuty(
            duty.what,
            duty.who or "",
            "" if duty.due is None else f"{duty.due:%d/%m/%Y}",
            duty.is_done,
        )
        for duty in duties
    )


def duty_faults(faults: Sequence[DutyFault]) -> dict[str, str]:
    """Name of the field → the sentence that stands there."""
    told: dict[str, str] = {}
    for fault in faults:
        at = f"duties-{fault.row}-{fault.field}"
        told.setdefault(at, sentence(Reason(fault.code, {"limit": fault.limit})))
    return told
