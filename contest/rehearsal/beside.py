"""Starting the robots beside the server: a process of their own, which ends with the server."""

import subprocess
from threading import Thread

from flask import Flask, current_app

from config import Settings
from contest.rehearsal.actions.robots import end_run
from contest.rehearsal.rules.run import RunState
from contest.shared.beside import begin_beside

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # where such a server is reached


def here(settings: Settings) -> str:
    """The address of this installation's server on this machine."""
    return f"http://{EVERYWHERE.get(settings.host, settings.host)}:{settings.port}"


def start_robots(run_id: int) -> None:
    """Start the process of one run, whose state the record tells.

    It holds the other end of a pipe to this process: when the server ends, however it ends, the
    pipe does, and the robots leave.
    """
    settings: Settings = current_app.config["SETTINGS"]
    process = begin_beside(settings, "robots", str(run_id), here(settings), stdin=subprocess.PIPE)
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    Thread(target=_wait, args=(app, process, run_id), daemon=True).start()


def _wait(app: Flask, process: subprocess.Popen[bytes], run_id: int) -> None:
    """Keep the pipe open, and note it where the process ended without having said how."""
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
    with app.app_context():
        end_run(run_id, RunState.LOST)
