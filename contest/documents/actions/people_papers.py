"""Printing papers about people; a copy with sensitive fields is on record each time."""

from contest.audit.actions.trail import Actor
from contest.documents.actions.printing import print_paper
from contest.documents.queries.printing import PrintJob
from contest.registration.actions.viewing import note_export
from contest.shared.transaction import transaction


def print_people_paper(
    contest_id: int, job: PrintJob, subject: str, *, sensitive: bool, by: Actor
) -> bytes:
    """The PDF; noted as an export when it shows more than the public may see.

    Args:
        subject: whose, as ``delegation:ha-bac``, or ``contest``.
        sensitive: group, ethnicity, phone, birth days stand on it, and the reader is not the
            delegation itself.

    Raises:
        NotPrinted: the typesetter failed or took too long.
    """
    pdf = print_paper(contest_id, job, by=by)
    if sensitive:
        with transaction():
            note_export(contest_id, subject, "team_list_paper", by=by)
    return pdf
