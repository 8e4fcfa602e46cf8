"""The robot judges together: they mark at the same time, each at its own pace."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from contest.rehearsal.judge_robot import JudgeRobot
from contest.rehearsal.rules.script import Place


class Jury:
    """All robot judges of a contest, a thread each."""

    def __init__(self, judges: Sequence[JudgeRobot]) -> None:
        self._judges = judges
        self._pool = ThreadPoolExecutor(max_workers=max(1, len(judges)))

    def __len__(self) -> int:
        return len(self._judges)

    def mark(self, places: Sequence[Place]) -> None:
        """Every judge marks and hands in what of these turns is theirs; done when all are."""
        if places:
            list(self._pool.map(lambda judge: judge.mark(places), self._judges))

    def mark_what_is_open(self) -> None:
        """Every judge marks and hands in what of theirs is open now; done when all are."""
        list(self._pool.map(JudgeRobot.mark_what_is_open, self._judges))

    def close(self) -> None:
        """Everybody leaves."""
        self._pool.shutdown(cancel_futures=True)
        for judge in self._judges:
            judge.close()
