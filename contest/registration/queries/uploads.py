"""From an uploaded file or a pasted text to a table with its headings."""

import json

import structlog

from contest.registration.rules.file_kind import kind_of
from contest.registration.rules.headings import Headed, headed, without_identity
from contest.registration.rules.table import Table, Unreadable, from_json, table_of_text
from contest.shared.aside import AsideError, done_aside
from contest.shared.errors import Invalid, Reason

READER = "contest.registration.workbook_reading"
SECONDS = 20

log = structlog.get_logger(__name__)


def read_file(data: bytes, *, with_team: bool) -> Headed:
    """What stands in a workbook or a text file; it is opened in a process of its own.

    Raises:
        Invalid: it cannot be read; the sentence says how to save it.
    """
    try:
        kind_of(data)
        return _headed(_table(data), with_team)
    except Unreadable as refused:
        raise Invalid(Reason(refused.code, refused.facts)) from refused
    except AsideError as failed:
        log.warning("workbook not read", code=failed.code, detail=failed.detail[-500:])
        code = "table_file_too_slow" if failed.code == "too_slow" else "table_file_broken"
        raise Invalid(code) from failed


def read_pasted(text: str, *, with_team: bool) -> Headed:
    """What was pasted: cells parted by tabs, as Excel copies them.

    Raises:
        Invalid: nothing in it, or too much.
    """
    try:
        return _headed(table_of_text(text), with_team)
    except Unreadable as refused:
        raise Invalid(Reason(refused.code, refused.facts)) from refused


def _headed(table: Table, with_team: bool) -> Headed:
    return without_identity(headed(table, with_team=with_team))


def _table(data: bytes) -> Table:
    answer = json.loads(done_aside(READER, "read", data, seconds=SECONDS))
    if "refused" in answer:
        raise Unreadable(answer["refused"], **answer["facts"])
    return from_json(answer)
