"""Checking the papers of an evidence archive: bytes, what they carry, whether figures follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contest.archive.rules.evidence import Document, Finding, sha256
from contest.documents.rules.codes import HEAD_GROUPS, digest_of_results, short_code
from contest.documents.rules.made import shown_reference
from contest.ranking.rules.results import Results

TELLS_NO_RESULT = frozenset({"prize_decision"})
"""Papers whose code is not one of results."""


def check_papers(
    members: Mapping[str, bytes], told: Any, results: Results, heads: Sequence[str]
) -> Iterator[Finding]:
    """What was found out about every paper.

    Args:
        told: the list of papers as it was read.
        heads: the digest of each entry of the ledger.
    """
    try:
        documents = [Document(**one) for one in told] if isinstance(told, list) else None
    except TypeError:
        documents = None
    if documents is None:
        yield Finding("documents_unreadable", False)
        return
    if not documents:
        yield Finding("documents_none", True)
    for one in documents:
        faults = list(_document(one, members, documents, results, heads))
        yield from faults
        if not faults:
            code = "document_fits" if one.latest else "document_replaced"
            yield Finding(code, True, _paper(one))


def _document(
    one: Document,
    members: Mapping[str, bytes],
    documents: list[Document],
    results: Results,
    heads: Sequence[str],
) -> Iterator[Finding]:
    paper = _paper(one)
    data = None if one.file is None else members.get(one.file)
    if one.file is not None and data is None:
        yield Finding("document_lost", False, paper)
    if data is not None and sha256(data) != one.sha256:
        other = next((two for two in documents if two.sha256 == sha256(data)), None)
        if other is None:
            yield Finding("document_changed", False, paper)
        else:
            swapped = {**paper, "other": other.name, "other_edition": other.edition}
            yield Finding("document_swapped", False, swapped)
    elif data is not None and not _carries(data, one):
        yield Finding("document_other", False, paper)
    if one.latest and not _code_fits(one, results):
        yield Finding("document_figures", False, {**paper, "now": _code(one, results)})
    known = {short_code(head, HEAD_GROUPS) for head in heads}
    if one.ledger_head is not None and one.ledger_head not in known:
        yield Finding("document_ledger", False, {**paper, "head": one.ledger_head})


def _carries(data: bytes, one: Document) -> bool:
    """Whether the file itself says the code and the reference that the list says of it."""
    said = [one.code] if one.code else []
    if one.reference is not None:
        said.append(shown_reference(one.reference))
    return all(text.encode() in data for text in said)


def _code(one: Document, results: Results) -> str:
    rounds = {key for team in results.teams.values() for key in team.rounds}
    if one.paper == "round_table" and one.part not in rounds:
        return ""
    return digest_of_results(results, one.part if one.paper == "round_table" else None)


def _code_fits(one: Document, results: Results) -> bool:
    told_otherwise = not one.code or one.paper in TELLS_NO_RESULT
    return told_otherwise or one.code == _code(one, results)


def _paper(one: Document) -> dict[str, Any]:
    return {"name": one.name, "edition": one.edition, "code": one.code}
