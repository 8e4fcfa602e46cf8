"""Work on the record that would hold up judges: another ``hoithi`` process on this installation.

For work on mere bytes that a stranger sent, see ``aside``.
"""

import os
import subprocess
import sys

from config import ROOT, Settings


def begin_beside(
    settings: Settings, *words: str, stdin: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """Start the command ``hoithi WORDS``; what it says as it works is nobody's, errors are logged.

    Args:
        stdin: ``subprocess.PIPE`` to hold the other end of a pipe to it.
    """
    return subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        [sys.executable, "-m", "contest.command", *words],
        cwd=ROOT,
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        env=os.environ
        | {
            "HOITHI_DATA": str(settings.data),
            "DATABASE_URL": settings.database_url,
            "HOITHI_SECRET_KEY": settings.secret_key,
        },
    )
