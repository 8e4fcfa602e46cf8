"""The order of the day: who is called when, and what the officials do with what the jury gives."""

from collections.abc import Callable

from contest.ranking.rules.approval import BEFORE_ANNOUNCING
from contest.rehearsal.jury import Jury
from contest.rehearsal.official import Official, RefusedError
from contest.rehearsal.rules.script import Script
from contest.rehearsal.situation import (
    ContestHere,
    RoundHere,
    TurnHere,
    groups_to_decide,
    is_drawn,
    teams_without_turn,
    turns_here,
)
from contest.shared.command_line import Failure

READY = ("confirmed", "absent", "disqualified")
REASON = "Diễn tập: thời gian theo kịch bản"
DECISION = "Diễn tập: Trưởng Ban Tổ chức bốc thăm"
AGREED_BY = "Máy diễn tập"
CHANGEOVER = 20
"""Seconds between two performances, in real time."""


class Day:
    """Plays a contest from where it stands to the announcement of its results.

    Args:
        pace: waits for so many seconds of the day; at once when nobody watches.
        real_time: the stage clock shows the real time, so that nobody types it in.
        tell: says how far the day is.
    """

    def __init__(
        self,
        contest: ContestHere,
        script: Script,
        jury: Jury,
        officials: dict[str, Official],
        *,
        pace: Callable[[float], None],
        real_time: bool,
        tell: Callable[[str], None],
    ) -> None:
        self._contest = contest
        self._script = script
        self._jury = jury
        self._organiser = officials["organiser"]
        self._secretary = officials["secretary"]
        self._timekeeper = officials["timekeeper"]
        self._pace = pace
        self._real_time = real_time
        self._tell = tell

    def play(self) -> None:
        """The whole day.

        Raises:
            Failure: something is in the way that no robot can clear.
        """
        try:
            self._draw()
            for round_ in self._contest.rounds:
                self._hold(round_)
                self._tell(f"{round_.name}: xong.")
            if self._contest.lock == "session":
                for round_ in self._contest.rounds:
                    self._close_round(round_)
            self._announce()
        except RefusedError as no:
            raise Failure(f"Chưa diễn tiếp được: {no}") from no

    def _draw(self) -> None:
        without = teams_without_turn(self._contest.id, len(self._contest.rounds))
        if without and is_drawn(self._contest.id):
            raise Failure(f"Đã bốc thăm mà còn đội chưa có lượt thi: {', '.join(without)}.")
        if without:
            self._organiser.do("schedule.draw_seed", {"seed": f"{self._script.seed:012d}"})
            self._tell("Đã bốc thăm.")

    def _hold(self, round_: RoundHere) -> None:
        """Every performance of a round with its marks, then what closes a round."""
        if round_.staged:
            for turn in self._turns(round_):
                self._perform(round_, turn)
                self._after(round_, turn)
        else:
            self._open(round_)
            self._jury.mark([turn.place for turn in self._turns(round_)])
            for turn in self._turns(round_):
                self._after(round_, turn)
        if self._contest.lock == "round":
            self._close_round(round_)
        if self._contest.when == "round":
            self._release(round_, self._turns(round_))

    def _turns(self, round_: RoundHere) -> list[TurnHere]:
        return turns_here(self._contest.id, round_.key)

    def _turn(self, round_: RoundHere, turn_id: int) -> TurnHere:
        return next(turn for turn in self._turns(round_) if turn.id == turn_id)

    def _open(self, round_: RoundHere) -> None:
        self._timekeeper.do("schedule.open_round", round_key=round_.key)
        for turn in self._turns(round_):
            if turn.state == "waiting":
                self._timekeeper.do("schedule.move_on_stage", turn_id=turn.id, move="open")

    def _perform(self, round_: RoundHere, turn: TurnHere) -> None:
        if turn.state == "waiting":
            self._pace(CHANGEOVER)
            self._timekeeper.do("schedule.move_on_stage", turn_id=turn.id, move="call")
        if turn.state in ("waiting", "on_stage"):
            self._time(round_, self._turn(round_, turn.id))
        self._jury.mark([turn.place])

    def _time(self, round_: RoundHere, turn: TurnHere) -> None:
        """Run the stage clock; unless it shows the real time, the desk types the measured one."""
        seconds = self._script.seconds(turn.place, round_.min_seconds, round_.max_seconds)
        if not turn.running and not turn.measured:
            self._timekeeper.do("schedule.run_clock", turn_id=turn.id, act="start")
            self._pace(seconds)
        if turn.running or not turn.measured:
            self._timekeeper.do("schedule.run_clock", turn_id=turn.id, act="stop")
        self._timekeeper.do("schedule.move_on_stage", turn_id=turn.id, move="finish")
        if not self._real_time:
            typed = {"time": f"{seconds // 60}:{seconds % 60:02d}", "reason": REASON}
            self._secretary.do("scoring.correct_time", typed, turn_id=turn.id)

    def _after(self, round_: RoundHere, turn: TurnHere) -> None:
        """Confirm and release as far as the contest's settings let a single turn go."""
        if self._contest.lock != "turn":
            return
        self._confirm(self._turn(round_, turn.id))
        if self._contest.when == "turn":
            self._release(round_, [self._turn(round_, turn.id)])

    def _close_round(self, round_: RoundHere) -> None:
        turns = self._turns(round_)
        if any(turn.state == "complete" for turn in turns):
            self._secretary.do("scoring.lock_sheets", round_key=round_.key)
        for turn in turns:
            self._confirm(turn)

    def _confirm(self, turn: TurnHere) -> None:
        if turn.state == "marking":
            # The last sheet completes a turn by itself; the desk is told here why it has not.
            self._secretary.do("scoring.move_at_desk", turn_id=turn.id, move="complete")
        if turn.state in ("marking", "complete"):
            self._secretary.do("scoring.confirm", turn_id=turn.id)

    def _release(self, round_: RoundHere, turns: list[TurnHere]) -> None:
        for_now = [turn for turn in turns if turn.state in READY and not turn.released]
        if not for_now:
            return
        left = [turn for turn in self._turns(round_) if not turn.released]
        if len(left) == len(for_now):
            self._sign(round_)
        chosen = [("turn", str(turn.id)) for turn in for_now]
        self._organiser.do("ranking.make_public", [("act", "release"), *chosen])

    def _sign(self, round_: RoundHere) -> None:
        """Each judge has read and signed the printed sheet of the round."""
        if self._contest.signatures == "off":
            return
        for judge in round_.panel:
            values = {"round_key": round_.key, "judge": judge}
            self._secretary.do("scoring.sign", {"signed": "1"}, **values)

    def _announce(self) -> None:
        for round_ in self._contest.rounds:
            self._sign(round_)
        while groups := groups_to_decide(self._contest.id):
            self._decide(self._script.order(groups[0], "decision"))
        for step in BEFORE_ANNOUNCING:
            agreed = {"act": "record", "step": step, "who": AGREED_BY, "at": "00:00"}
            self._secretary.do("ranking.record_approval", agreed)
        # Somebody may have practised a freeze before: then the page asks once more.
        self._organiser.do("ranking.make_public", {"act": "announce", "sure": "1"})

    def _decide(self, order: list[str]) -> None:
        fields = [("act", "record"), ("reason", DECISION), ("agreed_by", AGREED_BY)]
        for number, team in enumerate(order, start=1):
            fields += [("team", team), ("order", str(number))]
        self._secretary.do("ranking.decide", fields)
