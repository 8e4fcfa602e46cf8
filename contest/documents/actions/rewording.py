"""Changing what a paper says, in the contest's own words."""

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import select

from contest.audit.actions.trail import Actor, note
from contest.documents.models import PaperText
from contest.documents.rules.wording import Wording, WordingFault, tidied, wording_faults
from contest.documents.wordings import PAPERS, WORDINGS
from contest.shared import clock
from contest.shared.errors import Invalid, Reason, Stale
from contest.shared.transaction import transaction


class Faulty(Invalid):
    """Some texts cannot be used; ``faults`` say which and why."""

    def __init__(self, faults: tuple[WordingFault, ...]) -> None:
        self.faults = faults
        super().__init__(*(Reason(fault.code, dict(fault.facts)) for fault in faults))


def digest_of_texts(texts: Mapping[str, str]) -> str:
    """What the page carries to notice that somebody else has changed them meanwhile."""
    told = json.dumps(dict(texts), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def checked(paper: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The texts of one paper as they would be kept.

    Raises:
        Faulty: some of them cannot be used.
    """
    texts = {one.key: tidied(typed.get(one.key, "")) for one in WORDINGS[paper]}
    faults = tuple(
        fault for one in WORDINGS[paper] for fault in wording_faults(one, texts[one.key])
    )
    if faults:
        raise Faulty(faults)
    return texts


def reword(contest_id: int, paper: str, typed: Mapping[str, str], *, seen: str, by: Actor) -> int:
    """Keep the texts of one paper; ours need no row. Returns how many were changed.

    Args:
        seen: ``digest_of_texts`` of the contest's own texts when the page was opened.

    Raises:
        Faulty: some of the texts cannot be used.
        Stale: somebody else has changed them; ``current`` is what they are now.
    """
    texts = checked(paper, typed)
    with transaction() as session:
        rows = {
            row.key: row
            for row in session.scalars(
                select(PaperText).where(
                    PaperText.contest_id == contest_id, PaperText.key.in_(texts)
                )
            )
        }
        current = {key: row.text for key, row in rows.items()}
        if digest_of_texts(current) != seen:
            raise Stale(current)
        changed: list[str] = []
        for one in WORDINGS[paper]:
            before, after = current.get(one.key, one.ours), texts[one.key]
            if before == after:
                continue
            changed.append(one.label)
            if one.key in rows:
                session.delete(rows[one.key])
                session.flush()
            if after != one.ours:
                session.add(_row(contest_id, one, after, by))
        if changed:
            # Which texts, not what they say: a text may name people, and the log is kept.
            told = {"name": PAPERS[paper], "changed": changed}
            note(by, "paper.reworded", f"paper:{paper}", contest_id=contest_id, new=told)
        return len(changed)


def _row(contest_id: int, wording: Wording, text: str, by: Actor) -> PaperText:
    return PaperText(
        contest_id=contest_id,
        key=wording.key,
        text=text,
        at=clock.now(),
        by_name=by.name[:200],
    )
