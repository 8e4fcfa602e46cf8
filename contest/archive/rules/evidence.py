"""The evidence archive ``hoithi-evidence/1``: what a contest hands to whoever wants to check it.

A ZIP of plain files, each readable without this program: the contest file without members, its
results, the ledger of marks, the audit log, the papers as they were printed and as they were
signed, a list of SHA-256 digests, and a manifest that seals the list. Its code is the digest of
the manifest; whoever noted it when the archive was made can tell that it is the same archive.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from contest.documents.rules.codes import short_code
from contest.scoring.rules.chain import START, Link

FORMAT = "hoithi-evidence/1"
MANIFEST, DIGESTS, GUIDE = "MANIFEST.json", "DIGESTS.txt", "HUONG-DAN.txt"
CONTEST, RESULTS = "contest.json", "results.json"
LEDGER, AUDIT, DOCUMENTS = "ledger.jsonl", "audit.jsonl", "documents.json"
NEEDED = (CONTEST, RESULTS, LEDGER, AUDIT, DOCUMENTS)
CODE_GROUPS = 4
"""Groups of four signs of an archive's code."""


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of a paper in the archive.

    Attributes:
        file: its name in the archive; None where its bytes were not kept.
        sha256: of the bytes as they were printed; None where they were not kept.
        code: of its figures, as in the foot of its pages.
        latest: whether it is the edition that counts.
        scan: the picture or scan of the signed paper in the archive.
        ledger_head: the head of the ledger as printed on it, in short.
    """

    name: str
    paper: str
    part: str
    edition: int
    code: str
    latest: bool
    made_at: str
    file: str | None = None
    sha256: str | None = None
    reference: str | None = None
    why: str | None = None
    number: str | None = None
    signed_at: str | None = None
    scan: str | None = None
    ledger_head: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that fits, or that does not."""

    code: str
    fits: bool
    facts: Mapping[str, Any] = field(default_factory=dict)


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def line_digest(previous: str, line: Mapping[str, Any]) -> str:
    """The digest of one line of the audit log over the one before it."""
    told = {key: value for key, value in line.items() if key != "digest"}
    text = json.dumps([previous, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode())


def audit_lines(entries: Iterable[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """The lines, numbered and chained, and the digest of the last one."""
    lines: list[dict[str, Any]] = []
    head = START
    for number, entry in enumerate(entries, 1):
        line = {"n": number, **entry}
        head = line_digest(head, line)
        lines.append({**line, "digest": head})
    return lines, head


def ledger_line(link: Link, digest: str) -> dict[str, Any]:
    """One entry of the ledger with its digest; the name of the actor stays outside."""
    return {**asdict(link), "digest": digest}


def json_lines(lines: Iterable[Mapping[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def documents_bytes(documents: Sequence[Document]) -> bytes:
    """The list of papers."""
    told = [asdict(one) for one in documents]
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def sealed(digests: Mapping[str, str], about: Mapping[str, Any]) -> dict[str, bytes]:
    """The list of digests and the manifest that seals it.

    Args:
        digests: name of each file → its SHA-256.
    """
    listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()
    manifest = {"format": FORMAT, **about, "digests": sha256(listed)}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    return {MANIFEST: text.encode(), DIGESTS: listed}


def archive_code(manifest: bytes) -> str:
    """The code of an archive: ``1F7A-22C1-…``."""
    return short_code(sha256(manifest), CODE_GROUPS)
