"""A connection to the server as a robot has it: plain HTTP, kept alive, with cookies."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

TIMEOUT = 30
"""Seconds for one answer."""

Fields = Mapping[str, str] | Sequence[tuple[str, str]]
"""What a form carries; pairs where a name comes more than once."""


class NoAnswerError(Exception):
    """No answer came; nobody knows whether the request arrived."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``location`` where a browser is sent on to, a path."""

    status: int
    text: str
    location: str | None

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            NoAnswerError: it is none, as from a proxy whose server is gone.
        """
        try:
            return json.loads(self.text)
        except ValueError as error:
            raise NoAnswerError from error


class Wire:
    """One keep-alive connection to ``base`` (``http://host:port``, a path before ours allowed)."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
        self._base = base
        self._before = parts.path.rstrip("/")
        self._cookies: dict[str, str] = {}

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a page."""
        self.send("GET", path, None, dict(headers or {}))
        return self.receive()

    def post_form(self, path: str, fields: Fields) -> Answer:
        """Send a form as a browser does."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self.send("POST", path, urlencode(fields).encode(), kind)
        return self.receive()

    def post_json(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
        """Send JSON."""
        self.send_json(path, body, headers)
        return self.receive()

    def send_json(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> None:
        """The first half of :meth:`post_json`: the answer is fetched by :meth:`receive`."""
        kind = {"Content-Type": "application/json", **(headers or {})}
        self.send("POST", path, json.dumps(body).encode(), kind)

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> None:
        """Send a request.

        Raises:
            NoAnswerError: the server cannot be reached.
        """
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self._cookies.items())
        headers["Referer"] = f"{self._base}/"
        try:
            self._connection.request(method, self._before + path, body, headers)
        except (OSError, HTTPException) as error:
            self.close()
            raise NoAnswerError from error

    def receive(self) -> Answer:
        """The answer to what was sent.

        Raises:
            NoAnswerError: none came.
        """
        try:
            response = self._connection.getresponse()
            text = response.read().decode()
        except (OSError, HTTPException, UnicodeDecodeError) as error:
            self.close()
            raise NoAnswerError from error
        for line in response.headers.get_all("Set-Cookie") or ():
            self._keep(line)
        location = response.headers.get("Location")
        if location is not None:
            onward = urlsplit(location)
            location = onward.path.removeprefix(self._before)
            location += f"?{onward.query}" if onward.query else ""
        return Answer(response.status, text, location)

    def close(self) -> None:
        """Hang up; the next request opens a new connection."""
        self._connection.close()

    def _keep(self, line: str) -> None:
        try:
            cookies = SimpleCookie(line)
        except CookieError:
            return
        for name, cookie in cookies.items():
            self._cookies[name] = cookie.value
