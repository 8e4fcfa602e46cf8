"""``hoithi robots RUN``: the process in which the robots of a practice copy live.

The page starts it (``beside.py``). It reports once a second in its row of the record, and ends by
itself: when the day is over, when somebody asks for it on the page, or when its standard input
ends, because the server that started it is gone.
"""

import os
import sys
import threading
from contextlib import suppress
from threading import Event, Thread

import click
from flask import Flask, current_app
from sqlalchemy.exc import OperationalError

from contest.rehearsal.actions.robots import end_run, report
from contest.rehearsal.models import RobotRun
from contest.rehearsal.playing import (
    Asked,
    StoppedError,
    find_the_server,
    play_the_day,
    play_the_jury,
)
from contest.rehearsal.rules.run import RunState
from contest.rehearsal.situation import contest_here, sheets_due
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
    Thread(target=_leave_with_the_server, args=(asked.over,), daemon=True).start()
    reporter = Reporter(run, asked.over, sheets_due(contest.id, contest.rounds))
    reporter.start()
    state, failure = RunState.FINISHED, None
    try:
        find_the_server(asked.base)
        play(contest, asked, reporter.tally, reporter.told.append)
    except StoppedError:
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
        reporter.end()
    end_run(run, state, failure)


class Reporter:
    """Tells once a second how far the robots are, and hears whether they are to stop."""

    def __init__(self, run: int, over: Event, due: int) -> None:
        self.tally = Tally()
        self.told: list[str] = []
        self._run = run
        self._due = due
        self._over = over
        self._ended = Event()
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self._thread = Thread(target=self._report, daemon=True)

    def start(self) -> None:
        """Report from now on."""
        self._thread.start()

    def end(self) -> None:
        """Report once more and no longer."""
        self._ended.set()
        self._thread.join()

    def _report(self) -> None:
        with self._app.app_context():
            while True:
                last = self._ended.wait(BEAT)
                stop = False
                with suppress(OperationalError):  # busy with marks, which come first
                    stop = report(self._run, self.tally.counts(), self.told, self._due)
                if last:
                    return
                if stop and not self._over.is_set():
                    _stop(self._over)


def _stop(over: Event) -> None:
    """Tell the robots to stop; whoever hangs is ended the hard way."""
    over.set()
    late = threading.Timer(LAST_WORDS, os._exit, (1,))
    late.daemon = True
    late.start()


def _leave_with_the_server(over: Event) -> None:
    # Not by sys.stdin: its lock, held here, would keep the interpreter from ending.
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    _stop(over)
