"""Keeping a file in one step, as no page does."""

from typing import IO

from contest.audit.actions.trail import SYSTEM
from contest.files.actions.keeping import keep_incoming, taken_in
from contest.files.rules.kinds import Kind
from contest.shared.transaction import transaction

DOCUMENTS = frozenset({Kind.PDF, Kind.WORD, Kind.TEXT})


def keep_file(
    contest_id: int, name: str | None, data: bytes | IO[bytes], kinds: frozenset[Kind] = DOCUMENTS
) -> int:
    """The id of the kept file."""
    with taken_in(name, data, kinds) as incoming, transaction() as session:
        return keep_incoming(session, contest_id, incoming, by=SYSTEM).id
