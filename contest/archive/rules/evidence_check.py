"""Checking an evidence archive: everything in it is worked out again, nothing outside is asked.

Values in, findings out, in the order in which a reader would ask: is it the whole archive, was a
file touched, do the results follow from the marks, the marks from the ledger, the papers from the
results. What is found is a code with its facts; ``evidence_words.py`` has the sentences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
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
    Finding,
    line_digest,
    sha256,
)
from contest.archive.rules.evidence_papers import check_papers
from contest.archive.rules.reader import read
from contest.ranking.rules.output import results_json, results_object
from contest.ranking.rules.results import Results, compute
from contest.scoring.rules.chain import START, Link, first_break

Members = Mapping[str, bytes]
Place = tuple[str, str, str, str]
"""(round, team, judge, criterion), by keys."""
MOST_NAMED = 20
"""The most marks that are named one by one."""


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
    heads = [digest for _, digest in links or ()]
    yield from check_papers(members, _json(members[DOCUMENTS]), results, heads)


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
