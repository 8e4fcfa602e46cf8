"""A mirror of its own process, fed by the server of a played day."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from contest.mirror.rules.envelope import Envelope, envelope_in, opened, sealed, written
from contest.mirror.signing import private_key, public_text, signature_of
from tests.conftest import SECRET
from tests.displays.day import SLUG
from tests.displays.playing import PlayedDay, playing
from tests.installation import COMMAND, environment_of, free_port, started

SOON = 20.0


def until(told: Callable[[], Any]) -> Any:
    """What it says at last; asked again and again for a while."""
    last = time.monotonic() + SOON
    while not (found := told()):
        assert time.monotonic() < last, found
        time.sleep(0.05)
    return found


@dataclass
class Home:
    """The mirror; it can be cut off and come back."""

    data: Path
    port: int
    key: str
    _process: Any = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def file(self) -> Path:
        """All that it keeps of the day."""
        return self.data / "mirror" / f"{SLUG}.json"

    def start(self) -> None:
        """Serve, and wait until it answers; the key comes from the command line."""
        listen = ("--listen", f"127.0.0.1:{self.port}", "--data", str(self.data))
        command = (*COMMAND, "mirror", *listen, "--key", self.key)
        self._process = started(environment_of(self.data, self.port), *command)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait(10)

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}")

    def board(self) -> str:
        """What its read API answers; empty before the first."""
        answer = self.get(f"/api/v1/contests/{SLUG}/scoreboard")
        return answer.text if answer.status_code == httpx.codes.OK else ""

    def send(self, sealed_text: str) -> int:
        """Put something in as if it came from the hall; the status of the answer."""
        return httpx.post(f"{self.address}/api/v1/mirror", content=sealed_text).status_code


@dataclass
class Both:
    """The hall and the mirror."""

    day: PlayedDay
    home: Home

    def hall_board(self) -> str:
        """What the hall's read API answers."""
        return httpx.get(f"{self.day.address}/api/v1/contests/{SLUG}/scoreboard").text

    def agree(self) -> bool:
        """Whether both answer with the same bytes, in time."""
        return bool(until(lambda: self.home.board() == self.hall_board()))


@contextmanager
def both(folder: Path, **day: Any) -> Iterator[Both]:
    """A hall that sends to a mirror while the block runs."""
    port = free_port()
    home = Home(folder / "home", port, public_text(private_key(SECRET)))
    settings = {"HOITHI_MIRROR_URL": home.address, "HOITHI_SECRET_KEY": SECRET}
    home.start()
    try:
        with playing(folder / "hall", settings, **day) as played:
            yield Both(played, home)
    finally:
        home.kill()


def resealed(kept: str, secret: str = SECRET, **changed: Any) -> str:
    """An envelope like a kept one with other values, signed by whoever has this secret."""
    was = envelope_in(opened(kept)[0])
    values = {"contest": was.contest, "version": was.version, "sent_ms": was.sent_ms}
    text = written(Envelope(**{**values, "state": was.state, **changed}))
    return sealed(text, signature_of(text, private_key(secret)))
