"""The line between a device and the server: good, or with the troubles that were drawn for it."""

from collections.abc import Callable
from time import sleep

from contest.rehearsal.rules.trouble import Fate, Trouble
from contest.rehearsal.seat_doors import HttpDoor, Ops, Results
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import NoAnswerError
from contest.shared.command_line import Failure

TRIES = 40
PATIENCE = 0.25
"""Seconds between two tries on a line that is really dead; ten seconds in all."""


class Line:
    """Delivers operations until they are answered, as a tablet's outbox does.

    Args:
        trouble: None for a line on which nothing is made to go wrong.
    """

    def __init__(self, door: HttpDoor, trouble: Trouble | None, tally: Tally) -> None:
        self.door = door
        self._trouble = trouble
        self._tally = tally

    def deliver(self, ops: Ops) -> Results:
        """The answers to these operations, in order.

        Raises:
            Failure: the server is gone, or it answers the same operation in two ways.
        """
        for _ in range(TRIES):
            try:
                results = self._once(ops)
            except NoAnswerError:
                self._tally.add("resent", len(ops))
                continue
            self._tally.add("ops", len(ops))
            return results
        raise Failure("Máy chủ không trả lời nữa.")

    def _once(self, ops: Ops) -> Results:
        fate = Fate.FINE if self._trouble is None else self._trouble.fate()
        if fate is not Fate.FINE:
            self._tally.add(fate)
        match fate:
            case Fate.LOST_BEFORE:
                raise NoAnswerError
            case Fate.LOST_AFTER:
                self.door.send(ops)
                raise NoAnswerError
            case Fate.TWICE:
                return _same(*self.door.send_twice(ops))
            case Fate.RECONNECT:
                self.door.reconnect()
            case Fate.DELAYED:
                assert self._trouble is not None
                sleep(self._trouble.delay())
        return self._patiently(lambda: self.door.send(ops))

    def _patiently(self, send: Callable[[], Results]) -> Results:
        try:
            return send()
        except NoAnswerError:
            sleep(PATIENCE)
            raise


def _same(one: Results, other: Results) -> Results:
    """Either answer: which call came first nobody knows, but both must tell of one operation."""
    for first, second in zip(one, other, strict=True):
        told = {first["status"], second["status"]}
        agree = first["revision"] == second["revision"] and told <= {"accepted", "duplicate"}
        if not agree and told != {"refused"}:
            raise Failure(f"Một thao tác gửi hai lần được trả lời hai cách: {first} và {second}")
    return one
