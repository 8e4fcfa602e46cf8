"""``hoithi robots RUN``: the process in which the robots of a practice copy live.

The page starts it (``beside.py``). It reports once a second in its row of the record, and ends by
itself: when the day is over, when somebody asks for it on the page, or when its standard input
ends, because the server that started it is gone.
"""

import _thread
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import click
from flask import Flask, current_app

from contest.rehearsal.actions.robots import end_run, report
from contest.rehearsal.models import RobotRun
from contest.rehearsal.playing import Asked, find_the_server, play_the_day, play_the_jury
from contest.rehearsal.rules.run import RunState
from contest.rehearsal.situation import ContestHere, contest_here, sheets_due
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import NoAnswerError
from contest.shared.command_line import Failure, with_database
from contest.shared.db import db

BEAT = 1.0
"""Seconds between two reports."""
LAST_WORDS = 15.0
"""Seconds that a robot which is told to stop has for leaving in good order."""


@click.command(hidden=True)
@click.argument("run", type=int)
@click.argument("base")
@with_database
def robots(run: int, base: str) -> None:
    """Chạy máy diễn tập theo yêu cầu RUN của trang Diễn tập, tại máy chủ BASE."""
    row = db.session.get(RobotRun, run)
    if row is None or row.state != RunState.RUNNING:
        raise Failure("Không có lần chạy máy diễn tập này.")
    asked = Asked(base=base, seed=row.seed, speed=row.speed, faults=row.faults)
    play = play_the_day if row.whole_day else play_the_jury
    contest = contest_here(row.contest_id)
    Thread(target=_leave_with_the_server, daemon=True).start()
    report_ = Reporter(run, sheets_due(contest.id, contest.rounds))
    report_.start()
    state, failure = RunState.FINISHED, None
    try:
        _play(play, contest, asked, report_)
    except KeyboardInterrupt:
        state = RunState.STOPPED
    except Failure as found:
        state, failure = RunState.FAILED, found.message
    except NoAnswerError:
        state, failure = RunState.FAILED, f"Máy chủ tại {asked.base} không trả lời nữa."
    except BaseException:
        # A bug: the page says so, and the traceback goes to the server's log.
        end_run(run, RunState.FAILED, "Máy diễn tập gặp lỗi ngoài dự kiến.")
        raise
    finally:
        report_.end()
    end_run(run, state, failure)


def _play(
    play: Callable[[ContestHere, Asked, Tally, Callable[[str], None]], None],
    contest: ContestHere,
    asked: Asked,
    reporter: "Reporter",
) -> None:
    find_the_server(asked.base)
    play(contest, asked, reporter.tally, reporter.told.append)


class Reporter:
    """Tells once a second how far the robots are, and hears whether they are to stop."""

    def __init__(self, run: int, due: int) -> None:
        self.tally = Tally()
        self.told: list[str] = []
        self._run = run
        self._due = due
        self._over = Event()
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self._thread = Thread(target=self._report, daemon=True)

    def start(self) -> None:
        """Report from now on."""
        self._thread.start()

    def end(self) -> None:
        """Report once more and no longer."""
        self._over.set()
        self._thread.join()

    def _report(self) -> None:
        stopping = False
        with self._app.app_context():
            while True:
                last = self._over.wait(BEAT)
                stop = report(self._run, self.tally.counts(), self.told, self._due)
                if last:
                    return
                if stop and not stopping:
                    stopping = True
                    _stop()


def _stop() -> None:
    """Interrupt the robots where they are; whoever hangs is ended the hard way."""
    late = threading.Timer(LAST_WORDS, os._exit, (1,))
    late.daemon = True
    late.start()
    _thread.interrupt_main()


def _leave_with_the_server() -> None:
    # Not by sys.stdin: its lock, held here, would keep the interpreter from ending.
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    _stop()
