"""The hash chain of the ledger: each entry's digest covers the one before it.

Whoever holds the head (printed on the signed minutes) can tell whether anything earlier was
changed, left out or put in. Entries are named by keys, so the chain can be checked on any other
installation. The name of the actor stays outside: it can be erased without breaking the chain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

START = "0" * 64
"""What the first entry of a ledger follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """What an entry says, by keys.

    ``at`` is the server's moment in ISO 8601, UTC; it tells when, but never which came first:
    that is ``revision`` alone.
    """

    revision: int
    op_id: str
    kind: str
    round: str
    team: str
    judge: str
    criterion: str | None
    points: str | None
    text: str | None
    actor: str
    device: str | None
    at: str


def digest(previous: str, link: Link) -> str:
    """SHA-256 of the previous digest and this entry, in hexadecimal."""
    said = json.dumps(
        [
            previous,
            link.revision,
            link.op_id,
            link.kind,
            link.round,
            link.team,
            link.judge,
            link.criterion,
            link.points,
            link.text,
            link.actor,
            link.device,
            link.at,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()


def content_digest(
    kind: str,
    round_key: str,
    team: str,
    criterion: str | None,
    points: str | None,
    text: str | None,
) -> str:
    """SHA-256 of what an operation asks, without its id: another content is another digest."""
    said = json.dumps(
        [kind, round_key, team, criterion, points, text],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()


def first_break(entries: Iterable[tuple[Link, str]]) -> int | None:
    """The revision of the first entry that does not fit the chain; None when all of it holds.

    ``entries`` are (what it says, its stored digest) from revision 1 on.
    """
    previous, expected = START, 1
    for link, stored in entries:
        if link.revision != expected or digest(previous, link) != stored:
            return expected
        previous, expected = stored, expected + 1
    return None
