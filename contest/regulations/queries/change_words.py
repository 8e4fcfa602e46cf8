"""What an edit has changed, in words: where the value stands and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.regulations.rules.changes import ORDER, changes
from contest.regulations.rules.document import Document
from contest.regulations.sentences import LABELS, WORDS
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of which two versions say different things."""

    where: str
    stored: str
    typed: str


def differences(stored: Document, typed: Document) -> list[Difference]:
    """Every value in which two versions of the regulations differ, in words."""
    names = _names(stored) | _names(typed)
    return [
        Difference(_where(change.path, names), _said(change.old, names), _said(change.new, names))
        for change in changes(stored, typed)
    ]


def last_edit(contest_id: int) -> AuditEntry | None:
    """Who changed the regulations last, and when."""
    return db.session.scalar(
        select(AuditEntry)
        .where(AuditEntry.contest_id == contest_id, AuditEntry.action == "regulations.edit")
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )


def _names(document: Document) -> dict[str, str]:
    """Key → name of everything in the document that has both."""
    found: dict[str, str] = {}
    waiting: list[Any] = [document]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            if "key" in one and "name" in one:
                found[one["key"]] = one["name"]
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return found


def _where(path: Sequence[str], names: Mapping[str, str]) -> str:
    steps = []
    for step in path:
        if step.startswith("{"):
            continue
        steps.append(LABELS.get(step) or names.get(step, step))
    if path[-1] == ORDER:
        steps[-1] = LABELS[ORDER]
    return " › ".join(steps)


def _said(value: Any, names: Mapping[str, str]) -> str:
    if value is None or value in ([], {}):
        return "–"
    match value:
        case bool():
            return WORDS[str(value)]
        case Mapping():
            return _object(value, names)
        case list():
            return "; ".join(_said(one, names) for one in value)
    text = str(value)
    return names.get(text) or WORDS.get(text) or text.replace(".", ",")


def _object(value: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if "name" in value:
        return str(value["name"])
    return ", ".join(
        f"{LABELS.get(name, name)}: {_said(one, names)}" for name, one in value.items()
    )
