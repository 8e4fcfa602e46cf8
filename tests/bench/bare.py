"""The baseline of the fan-out: ``websockets.broadcast`` on uvloop with nothing around it.

``python -m tests.bench.bare PORT``: whoever connects is in the crowd; a line on standard input is
sent to all, with the moment in place of ``AT``.
"""

from __future__ import annotations

import asyncio
import sys
import time

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

crowd: set[ServerConnection] = set()


async def welcome(connection: ServerConnection) -> None:
    """Keep one connection while it lasts."""
    crowd.add(connection)
    await connection.wait_closed()
    crowd.discard(connection)


async def main(port: int) -> None:
    loop = asyncio.get_running_loop()
    async with serve(welcome, "127.0.0.1", port, compression=None, ping_interval=None):
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            broadcast(crowd, line.strip().replace("AT", str(time.monotonic_ns())))


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
