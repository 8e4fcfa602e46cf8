"""Checking an evidence archive: everything in it is worked out again, nothing outside is asked.

Values in, findings out, in the order in which a reader would ask: is it the whole archive, was a
file touched, do the results follow from the marks, the marks from the ledger, the papers from the
results. What is found is a code with its facts; ``evidence_words.py`` has the sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.evidence import (
    AUDIT,
    CONTEST,
    DIGESTS,
    DOCUMENTS,
    FORMAT,
    LEDGER,
    MANIFEST,
    NEEDED,
    RESULTS,
    Document,
    line_digest,
    sha256,
)
from contest.archive.rules.reader import read
from contest.documents.rules.codes import HEAD_GROUPS, digest_of_results, short_code
from contest.documents.rules.made import shown_reference
from contest.ranking.rules.output import results_json, results_object
from contest.ranking.rules.results import Results, compute
from contest.scoring.rules.chain import START, Link, first_break

Members = Mapping[str, bytes]
Place = tuple[str, str, str, str]
"""(round, team, judge, criterion), by keys."""
MOST_NAMED = 20
"""The most marks that are named one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that fits, or that does not."""

    code: str
    fits: bool
    facts: Mapping[str, Any] = field(default_factory=dict)


def is_evidence(manifest: bytes) -> bool:
    """Whether a manifest says that it is one of an evidence archive."""
    told = _json(manifest)
    return isinstance(told, dict) and told.get("format") == FORMAT


def check(members: Members) -> tuple[Finding, ...]:
    """Everything that was found out about an archive; its files by name."""
    missing = [name for name in (MANIFEST, DIGESTS, *NEEDED) if name not in members]
    if missing:
        return tuple(Finding("file_missing", False, {"file": name}) for name in missing)
    manifest = _json(members[MANIFEST])
    if not isinstance(manifest, dict) or not is_evidence(members[MANIFEST]):
        return (Finding("manifest_unreadable", False),)
    return tuple(_findings(members, manifest))


def _findings(members: Members, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    yield from _files(members, manifest)
    reading = read(members[CONTEST])
    if reading.file is None:
        yield Finding("contest_unreadable", False)
        return
    results = compute(reading.file.record())
    yield from _results(members[RESULTS], results)
    links = _links(members[LEDGER])
    if links is None:
        yield Finding("ledger_unreadable", False)
    else:
        yield from _ledger(links, manifest, reading.file)
    yield from _audit(members[AUDIT], manifest)
    yield from _documents(members, results, [one for _, one in links or ()])


def _files(members: Members, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    if sha256(members[DIGESTS]) != manifest.get("digests"):
        yield Finding("digests_changed", False)
    listed = _listed(members[DIGESTS])
    held = {name for name in members if name not in (MANIFEST, DIGESTS)}
    for name in sorted(listed.keys() - held):
        yield Finding("file_missing", False, {"file": name})
    for name in sorted(held - listed.keys()):
        yield Finding("file_added", False, {"file": name})
    changed = [
        name for name in sorted(held & listed.keys()) if sha256(members[name]) != listed[name]
    ]
    of_digest = {digest: name for name, digest in listed.items()}
    for name in changed:
        other = of_digest.get(sha256(members[name]))
        if other is None:
            yield Finding("file_changed", False, {"file": name})
        else:
            yield Finding("file_swapped", False, {"file": name, "other": other})
    if not changed and held == listed.keys():
        yield Finding("files_fit", True, {"count": len(held)})


def _listed(text: bytes) -> dict[str, str]:
    lines = text.decode("utf-8", "replace").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in pairs if name}


def _results(stored: bytes, results: Results) -> Iterator[Finding]:
    if stored == results_json(results).encode():
        yield Finding("results_fit", True, {"teams": len(results.teams)})
        return
    now: Any = results_object(results)
    told = _json(stored)
    teams: Any = told.get("teams") if isinstance(told, dict) else None
    named = False
    for key, team in now["teams"].items():
        said = teams.get(key) if isinstance(teams, dict) else None
        if not isinstance(said, dict) or said.get("total") != team["total"]:
            named = True
            total = said.get("total") if isinstance(said, dict) else None
            yield Finding(
                "total_differs", False, {"team": key, "told": total, "now": team["total"]}
            )
    if not named:
        yield Finding("results_differ", False)


def _links(text: bytes) -> list[tuple[Link, str]] | None:
    links = []
    for line in _lines(text):
        if not isinstance(line, dict):
            return None
        fields = {key: value for key, value in line.items() if key != "digest"}
        try:
            links.append((Link(**fields), str(line["digest"])))
        except (TypeError, KeyError):
            return None
    return links


def _ledger(
    links: list[tuple[Link, str]], manifest: Mapping[str, Any], file: ContestFile
) -> Iterator[Finding]:
    broken = first_break(links)
    sealed = manifest.get("ledger")
    sealed = sealed if isinstance(sealed, dict) else {}
    last = links[-1][1] if links else START
    if broken is not None:
        yield Finding("ledger_broken", False, {"line": broken})
    elif len(links) != sealed.get("entries"):
        lacking = {"entries": len(links), "sealed": sealed.get("entries")}
        yield Finding("ledger_cut", False, lacking)
    elif last != sealed.get("head"):
        yield Finding("ledger_rewritten", False)
    else:
        yield Finding("ledger_fits", True, {"entries": len(links)})
    differences = list(_marks(links, file))
    yield from differences[:MOST_NAMED]
    if len(differences) > MOST_NAMED:
        yield Finding("more_marks_differ", False, {"count": len(differences) - MOST_NAMED})
    if not differences:
        yield Finding("marks_fit", True, {"marks": len(file.marks)})


def _marks(links: list[tuple[Link, str]], file: ContestFile) -> Iterator[Finding]:
    """The marks of the contest file against the last that the ledger says of each."""
    entered: dict[Place, Decimal | None] = {}
    for link, _ in links:
        if link.kind == "mark":
            place = (link.round, link.team, link.judge, str(link.criterion))
            entered[place] = _points(link.points)
    stated = {(one.round, one.team, one.judge, one.criterion): one.points for one in file.marks}
    jury = tuple(judge.key for judge in file.judges)
    panels = {round_.key: frozenset(round_.panel(jury)) for round_ in file.rounds}
    excused = {(one.round, one.team, one.judge) for one in file.excused}
    counted = {
        place: points
        for place, points in entered.items()
        if points is not None
        and place[:3] not in excused
        and place[2] in panels.get(place[0], frozenset())
    }
    for place in dict.fromkeys([*stated, *counted]):
        if stated.get(place) != counted.get(place):
            round_, team, judge, criterion = place
            facts = {
                "round": round_,
                "team": team,
                "judge": judge,
                "criterion": criterion,
                "told": _shown(stated.get(place)),
                "entered": _shown(counted.get(place)),
            }
            yield Finding("mark_differs", False, facts)


def _audit(text: bytes, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    sealed = manifest.get("audit")
    sealed = sealed if isinstance(sealed, dict) else {}
    head, count = START, 0
    for number, line in enumerate(_lines(text), 1):
        if not isinstance(line, dict) or line.get("n") != number:
            yield Finding("audit_broken", False, {"line": number})
            return
        head, count = line_digest(head, line), number
        if head != line.get("digest"):
            yield Finding("audit_broken", False, {"line": number})
            return
    if count != sealed.get("entries"):
        yield Finding("audit_cut", False, {"entries": count, "sealed": sealed.get("entries")})
    elif head != sealed.get("head"):
        yield Finding("audit_rewritten", False)
    else:
        yield Finding("audit_fits", True, {"entries": count})


def _documents(members: Members, results: Results, heads: list[str]) -> Iterator[Finding]:
    told = _json(members[DOCUMENTS])
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
    members: Members,
    documents: list[Document],
    results: Results,
    heads: list[str],
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
    told_otherwise = not one.code or one.paper == "prize_decision"
    return told_otherwise or one.code == _code(one, results)


def _paper(one: Document) -> dict[str, Any]:
    return {"name": one.name, "edition": one.edition, "code": one.code}


def _points(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _shown(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def _lines(text: bytes) -> Iterator[Any]:
    for line in text.splitlines():
        yield _json(line)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
