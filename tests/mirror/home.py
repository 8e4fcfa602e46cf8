"""A mirror of its own process, fed by the server of a played day."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from flask import Flask

from contest.mirror.home_pages import blueprint
from contest.mirror.rules.envelope import Envelope, envelope_in, opened, sealed, written
from contest.mirror.signing import private_key, public_text, signature_of
from contest.shared import clock
from tests.conftest import SECRET
from tests.displays.crawling import Reader, Secrets, pages
from tests.displays.day import SLUG
from tests.displays.playing import PlayedDay, playing
from tests.displays.test_topic import Watcher
from tests.installation import COMMAND, environment_of, free_port, started

SOON = 20.0
WEB = httpx.Client()
"""One for all: making one takes longer than asking."""


def until(told: Callable[[], Any]) -> Any:
    """What it says at last; asked again and again for a while."""
    last = time.monotonic() + SOON
    while not (found := told()):
        assert time.monotonic() < last, found
        time.sleep(0.05)
    return found


@dataclass(frozen=True, slots=True)
class Web:
    """Reads over the wire as a test's client does."""

    address: str

    def get(self, path: str, headers: dict[str, str]) -> Any:
        plain = headers | {"Accept-Encoding": "identity"}
        answer = WEB.get(f"{self.address}{path}", headers=plain)
        answer.get_data = lambda: answer.content  # type: ignore[attr-defined]
        return answer


def leaks(read: Mapping[str, str], secrets: Secrets) -> list[tuple[str, str]]:
    """(where, secret) of everything that is told too early."""
    return [(where, told) for where, text in read.items() for told in secrets.told_by(text)]


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
        return WEB.get(f"{self.address}{path}")

    def board(self) -> str:
        """What its read API answers; empty before the first."""
        answer = self.get(f"/api/v1/contests/{SLUG}/scoreboard")
        return answer.text if answer.status_code == httpx.codes.OK else ""

    def state(self) -> dict[str, Any]:
        """What the hall has said of the day last, as it lies on the disk."""
        found: dict[str, Any] = json.loads(opened(self.kept()["sealed"])[0])
        return found

    def kept(self) -> dict[str, Any]:
        """The file that it keeps of the day."""
        found: dict[str, Any] = json.loads(self.file.read_text("utf-8"))
        return found

    def last_heard(self, moment: datetime) -> None:
        """As if it had not heard of the hall since; while it does not run."""
        kept = self.kept() | {"heard_at": moment.isoformat()}
        self.file.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")

    def everything(self) -> dict[str, str]:
        """Where → text of all that it serves, sends to whoever comes, and keeps."""
        app = Flask("mirror")
        app.register_blueprint(blueprint)
        reader = Reader("home", Web(self.address))  # type: ignore[arg-type]
        read = dict(pages(app, reader, {"slug": [SLUG]}))
        for path in self.data.rglob("*"):
            with suppress(
                FileNotFoundError, IsADirectoryError
            ):  # a draft that was just put in place
                read[str(path)] = path.read_text("utf-8")
        if self.file.exists():
            read["what the hall has said"] = json.dumps(self.state(), ensure_ascii=False)
        phone = Watcher(self.address)
        topics = ("scoreboard", "ceremony", "hall")
        for topic in topics:
            phone.say("follow", {"topic": topic, "contest": SLUG})
        # One that was still on its way to everybody may come twice.
        phone.wait(lambda: {one["topic"] for one in phone.snapshots} == set(topics))
        phone.client.disconnect()
        return read | {"topics": json.dumps(phone.snapshots, ensure_ascii=False)}

    def send(self, sealed_text: str) -> int:
        """Put something in as if it came from the hall; the status of the answer."""
        return httpx.post(f"{self.address}/api/v1/mirror", content=sealed_text).status_code


@dataclass
class Both:
    """The hall and the mirror."""

    day: PlayedDay
    home: Home
    goes_on: Callable[[], AbstractContextManager[PlayedDay]]
    """Serves the hall anew, from the record that it left."""

    def hall(self, path: str) -> str:
        """What the hall answers."""
        return WEB.get(f"{self.day.address}{path}").text

    def hall_board(self) -> str:
        """What the hall's read API answers."""
        return self.hall(f"/api/v1/contests/{SLUG}/scoreboard")

    def agree(self) -> bool:
        """Whether both answer with the same bytes, in time."""
        return bool(until(lambda: self.home.board() == self.hall_board()))

    def act(self, *acts: list[Any]) -> None:
        """Let it happen in the hall, and wait until the mirror was told of what came of it."""
        self.day.act(*acts)
        since = clock.now_ms()
        until(lambda: self.home.file.exists() and self.home.state()["sent_ms"] > since)
        assert self.agree()


@contextmanager
def both(folder: Path, **day: Any) -> Iterator[Both]:
    """A hall that sends to a mirror while the block runs."""
    port = free_port()
    home = Home(folder / "home", port, public_text(private_key(SECRET)))
    settings = {"HOITHI_MIRROR_URL": home.address, "HOITHI_SECRET_KEY": SECRET}
    home.start()
    try:
        with playing(folder / "hall", settings, **day) as played:
            yield Both(played, home, lambda: playing(folder / "hall", settings))
    finally:
        home.kill()


def resealed(kept: str, secret: str = SECRET, **changed: Any) -> str:
    """An envelope like a kept one with other values, signed by whoever has this secret."""
    was = envelope_in(opened(kept)[0])
    values = {"contest": was.contest, "version": was.version, "sent_ms": was.sent_ms}
    text = written(Envelope(**{**values, "state": was.state, **changed}))
    return sealed(text, signature_of(text, private_key(secret)))
