"""Lists of people leave the product as Excel files: each time is noted, without their values."""

from contest.audit.actions.trail import Actor
from contest.registration.actions.viewing import note_export
from contest.shared.transaction import transaction

WORKBOOK, LISTS, BOARD = "member_workbook", "member_lists", "team_board"
"""Which file, as the audit log names it."""


def note_file_taken(contest_id: int, subject: str, what: str, *, by: Actor) -> None:
    """Note that somebody took a file; ``subject`` is ``delegation:<key>`` or ``contest:<slug>``."""
    with transaction():
        note_export(contest_id, subject, what, by=by)
