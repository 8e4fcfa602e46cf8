"""Heavy or dangerous work beside the server: a process of its own for each piece of it.

Reading a workbook or a picture that a stranger sent may take seconds, a gigabyte, or crash. It
happens in a child with limits of time and memory, so that the event loop keeps answering judges.
The work is a function ``bytes -> bytes`` in a module that knows nothing of Flask or the database.
"""

import subprocess
import sys

from config import ROOT

MEMORY_MB = 1024
"""Address space of the child; a decompression bomb ends there."""

_CHILD = """
import importlib, sys
try:
    import resource
except ModuleNotFoundError:  # Windows has no such limit; that of time stays
    pass
else:
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]) << 20,) * 2)
sys.path.insert(0, sys.argv[4])
work = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
sys.stdout.buffer.write(work(sys.stdin.buffer.read()))
"""


class AsideError(Exception):
    """The work was not done.

    Attributes:
        code: ``too_slow`` or ``failed``.
        detail: for the log, in English; never shown to a person.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{code}: {detail}" if detail else code)


def done_aside(module: str, function: str, given: bytes, *, seconds: float = 30) -> bytes:
    """What ``module.function(given)`` returns, run in a child process.

    Raises:
        AsideError: it took longer than ``seconds``, ran out of memory, or failed.
    """
    command = [sys.executable, "-I", "-c", _CHILD, module, function, str(MEMORY_MB), str(ROOT)]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            command, input=given, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise AsideError("too_slow") from late
    if done.returncode != 0:
        raise AsideError("failed", done.stderr.decode("utf-8", "replace")[-2000:])
    return done.stdout
