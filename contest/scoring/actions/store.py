"""From the plain values of marks and excuses to the ledger: steps of the caller's transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.audit.actions.trail import Actor
from contest.regulations.actions.store import RegulationKeys
from contest.regulations.rules.contest import Lock
from contest.regulations.rules.regulations import Regulations
from contest.schedule.actions.store import Place
from contest.schedule.models import Turn
from contest.schedule.rules.states import TurnState
from contest.scoring.actions.ledger import NewEntry, Ref, TurnRef, append, lock_head
from contest.scoring.models import LedgerEntry, LedgerHead, RefusedOperation, Sheet
from contest.scoring.rules.marks import Excuse, Mark


class MarkStore:
    """Writes the marks of a contest that has none, through the ledger, in file order."""

    def __init__(
        self,
        session: Session,
        regulations: Regulations,
        keys: RegulationKeys,
        turns: Mapping[Place, Turn],
        *,
        by: Actor,
        at: datetime,
    ) -> None:
        self._session = session
        self._regulations = regulations
        self._keys = keys
        self._turns = turns
        self._by = by
        self._at = at
        self._refs = {place: TurnRef(row.id, *place) for place, row in turns.items()}
        self._judges = {key: Ref(id_, key) for key, id_ in keys.judges.items()}
        self._entries: list[NewEntry] = []

    def store(self, marks: Sequence[Mark], excuses: Sequence[Excuse]) -> None:
        """Record excuses, then marks, then each full sheet of an open turn as handed in.

        A turn all of whose sheets are in becomes complete; it is neither confirmed nor released.
        """
        sheets: list[Sheet] = [self._excuse(excuse) for excuse in excuses]
        for mark in marks:
            criterion = Ref(self._keys.criteria[mark.round, mark.criterion], mark.criterion)
            self._add("mark", (mark.round, mark.team), mark.judge, criterion, str(mark.points))
        sheets += self._hand_in(marks, excuses)
        append(
            lock_head(self._session, self._keys.contest_id),
            self._entries,
            by=self._by,
            at=self._at,
        )
        self._session.add_all(sheets)
        self._session.flush()

    def _add(
        self,
        kind: str,
        place: Place,
        judge: str,
        criterion: Ref | None = None,
        points: str | None = None,
        text: str | None = None,
    ) -> None:
        number = len(self._entries) + 1
        self._entries.append(
            NewEntry(
                op_id=f"file:{number}",
                kind=kind,
                turn=self._refs[place],
                judge=self._judges[judge],
                criterion=criterion,
                points=points,
                text=text,
            )
        )

    def _excuse(self, excuse: Excuse) -> Sheet:
        place = (excuse.round, excuse.team)
        self._add("excuse", place, excuse.judge, text=excuse.reason)
        return Sheet(
            turn_id=self._refs[place].id,
            judge_id=self._judges[excuse.judge].id,
            excused=True,
            excused_reason=excuse.reason,
        )

    def _hand_in(self, marks: Sequence[Mark], excuses: Sequence[Excuse]) -> list[Sheet]:
        names = {judge.key: judge.name for judge in self._regulations.judges}
        locks = self._regulations.settings.lock is Lock.TURN
        excused = {(excuse.round, excuse.team, excuse.judge) for excuse in excuses}
        counted: dict[tuple[str, str, str], int] = defaultdict(int)
        for mark in marks:
            counted[mark.round, mark.team, mark.judge] += 1
        handed_in: list[Sheet] = []
        jury = tuple(names)
        panels = {one.key: (one.panel(jury), len(one.criteria)) for one in self._regulations.rounds}
        for place, turn in self._turns.items():
            if turn.state != TurnState.MARKING:
                continue
            panel, lines = panels[place[0]]
            due = [judge for judge in panel if (*place, judge) not in excused]
            full = [judge for judge in due if counted[*place, judge] == lines]
            for judge in full:
                self._add("submit", place, judge)
                handed_in.append(
                    Sheet(
                        turn_id=turn.id,
                        judge_id=self._judges[judge].id,
                        submitted_at=self._at,
                        locked_at=self._at if locks else None,
                        judge_name=names[judge],
                    )
                )
            if due and len(full) == len(due):
                turn.state = TurnState.COMPLETE.value
        return handed_in


def clear_ledger(session: Session, contest_id: int) -> str | None:
    """Take away the whole ledger of a contest; returns the digest of its head, for the audit.

    Marks and sheets go with the turns that they belong to.
    """
    digest = session.scalar(select(LedgerHead.digest).where(LedgerHead.contest_id == contest_id))
    for table in (LedgerEntry, RefusedOperation, LedgerHead):
        session.execute(delete(table).where(table.contest_id == contest_id))
    return digest
