"""What travels from the hall to the mirror: everything public of one contest, whole, in one text.

Whole, so that whatever was lost on the way is healed by the next one; versioned, so that an older
one that comes late, or is sent again by somebody, changes nothing. The signature is made over the
text (``contest/mirror/signing.py``). This module knows no network and no clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DOOR = "/api/v1/mirror"
"""Where the mirror takes envelopes, by POST."""
TAKEN, FORGED, OLDER = 200, 403, 409
"""What it answers with (HTTP); 409 says in ``version`` which one it holds."""
FORMAT = "hoithi-mirror/1"
LARGEST = 2 * 1024 * 1024
"""Bytes of an envelope; sixty teams with a whole day's timetable are some 60 KB."""
PARTS = frozenset({"contest", "board", "poster", "timetable", "ceremony", "draw"})

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the hall says.

    Attributes:
        contest: its slug; empty where the hall only says that it is there.
        version: rises from one to the next, whatever the contest.
        sent_ms: the hall's own time, in ms since the Unix epoch.
        state: see ``contest/mirror/queries/public_state.py``; empty with an empty ``contest``, and
            where nothing of the contest is public any more: then the mirror forgets it.
    """

    contest: str
    version: int
    sent_ms: int
    state: Mapping[str, Any]


def written(envelope: Envelope) -> str:
    """The text that is signed and sent."""
    return json.dumps(
        {
            "format": FORMAT,
            "contest": envelope.contest,
            "version": envelope.version,
            "sent_ms": envelope.sent_ms,
            "state": envelope.state,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def envelope_in(text: str) -> Envelope:
    """The envelope of a text whose signature was found right.

    Raises:
        ValueError: it is none; another version of the product may have written it.
    """
    made = json.loads(text)
    if not isinstance(made, dict) or made.get("format") != FORMAT:
        raise ValueError("no envelope")
    contest, version, sent_ms = made.get("contest"), made.get("version"), made.get("sent_ms")
    state = made.get("state")
    if not (isinstance(contest, str) and type(version) is int and type(sent_ms) is int):
        raise ValueError("no envelope")
    if not isinstance(state, dict) or (state and set(state) != (PARTS if contest else set())):
        raise ValueError("another state")
    if contest and not _SLUG.fullmatch(contest):
        raise ValueError("no slug")
    return Envelope(contest, version, sent_ms, state)


def sealed(text: str, signature: str) -> str:
    """The text with its signature, as one JSON document: what goes over the wire and on disk."""
    return json.dumps({"text": text, "signature": signature}, ensure_ascii=False)


def opened(sealed_text: str | bytes) -> tuple[str, str]:
    """Text and signature, neither believed yet.

    Raises:
        ValueError: not such a document.
    """
    made = json.loads(sealed_text)
    if not isinstance(made, dict):
        raise ValueError("not sealed")
    text, signature = made.get("text"), made.get("signature")
    if not (isinstance(text, str) and isinstance(signature, str)):
        raise ValueError("not sealed")
    return text, signature
