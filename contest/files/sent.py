"""The optional file of a form: a picture of a signed paper, say."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from flask import request

from contest.files.actions.keeping import Incoming, taken_in
from contest.files.rules.kinds import Kind

SCANS = frozenset({Kind.PICTURE, Kind.PDF})
"""What a paper may come as: photographed or scanned."""


@contextmanager
def sent_file(field: str, kinds: frozenset[Kind] = SCANS) -> Iterator[Incoming | None]:
    """The checked file of this field, to be kept inside the block; None where none was chosen.

    Raises:
        Invalid: it is not of these kinds, too large, or nothing that is safe to keep.
    """
    sent = request.files.get(field)
    if sent is None or not sent.filename:
        yield None
        return
    with taken_in(sent.filename, cast(BinaryIO, sent.stream), kinds) as incoming:
        yield incoming
