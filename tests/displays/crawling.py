"""Everything that somebody can read of an installation, and whether a secret is in it.

The routes come from the application's own map, with their parts filled in; then every address that
an answer names is followed. Files and topics are read besides. So a new page, a new topic or a new
file is read without anybody remembering to add it.
"""

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from config import ROOT
from contest.shared import realtime
from contest.shared.access import Access, declared_access
from tests.cast import HERE

LINK = re.compile(r"""["'(=](/(?!/)[^"'()\s<>\\]*)""")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
FIGURE = re.compile(r"(?<![\d.,])\d+[.,]\d+(?!\d)")
IDS = (1,)
ON_DISK = ("/static/", "/giam-khao/tep/")
"""Files as they lie in ``static/``: see :func:`files`."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be told now.

    Attributes:
        figures: as decimals with a point; a comma is looked for too.
        orders: names of teams, best first; told where three of them follow one another, or the
            other way round.
        words: whole words, such as names of people.
    """

    figures: frozenset[str] = frozenset()
    orders: tuple[tuple[str, ...], ...] = ()
    words: frozenset[str] = frozenset()

    @property
    def _written(self) -> set[str]:
        return {one.replace(".", mark) for one in self.figures for mark in ".,"}

    def told_by(self, text: str) -> list[str]:
        """The secrets that a text tells."""
        plain = html.unescape(ESCAPED.sub(lambda one: chr(int(one[1], 16)), text))
        found = [word for word in self.words if word in plain]
        found += [one.replace(",", ".") for one in _figures_in(plain) & self._written]
        for order in self.orders:
            names = _names(plain, order)
            for direction in (order[:3], order[:3][::-1]):
                if any(names[at : at + 3] == list(direction) for at in range(len(names))):
                    found.append(" > ".join(direction))
        return found


def _figures_in(text: str) -> set[str]:
    return set(FIGURE.findall(text))


def _names(text: str, names: Sequence[str]) -> list[str]:
    """The names as they follow one another, each repetition once."""
    told = re.findall("|".join(map(re.escape, names)), text)
    return [name for at, name in enumerate(told) if at == 0 or told[at - 1] != name]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: a browser, with the token of a seat where it has one."""

    who: str
    client: FlaskClient
    token: str | None = None
    tags: dict[str, str] = field(default_factory=dict)
    """Address → ETag of the last answer: kept from state to state, as a browser does."""
    entered: set[str] = field(default_factory=set)
    """Addresses that answered with what they are for, or led on."""

    def read(self, path: str) -> list[str]:
        """What an address answers: at once, and to a browser that has an older copy."""
        headers = {"Accept-Encoding": "gzip"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        known = {"If-None-Match": self.tags[path]} if path in self.tags else {}
        texts = []
        for more in [known, {}] if known else [{}]:
            answer = self.client.get(path, headers=headers | more)
            if answer.status_code < 400:
                self.entered.add(path)
            body = answer.get_data()
            if answer.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            texts.append(f"{answer.headers} {body.decode('utf-8', 'replace')}")
            if answer.headers.get("ETag"):
                self.tags[path] = answer.headers["ETag"]
        return texts


def crawl(
    app: Flask, reader: Reader, values: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that this reader is answered."""
    yield from pages(app, reader, values)
    yield from topics(app, reader, *realtime._topics)


def pages(
    app: Flask, reader: Reader, values: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[str, str]]:
    """The same of addresses alone: those of the map, and whatever an answer names."""
    waiting = list(_addresses(app, values))
    seen = set(waiting)
    while waiting:
        path = waiting.pop()
        for text in reader.read(path):
            yield path, text
            for link in LINK.findall(html.unescape(text)):
                address = link.partition("#")[0]
                if address not in seen and not address.startswith(ON_DISK):
                    seen.add(address)
                    waiting.append(address)


def shut(app: Flask, reader: Reader, values: Mapping[str, Sequence[Any]]) -> set[str]:
    """Rules of public routes behind which this reader has never been: what was not looked at."""
    return {
        rule.rule
        for rule in _rules(app)
        if declared_access(app, rule.endpoint) == Access("public")
        and reader.entered.isdisjoint(_filled(app, rule, values))
    }


def _addresses(app: Flask, values: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for rule in _rules(app):
        yield from _filled(app, rule, values)


def _rules(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.endpoint.endswith("static"):
            yield rule


def _filled(app: Flask, rule: Rule, values: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    filled: list[dict[str, Any]] = [{}]
    for name in sorted(rule.arguments):
        choice = values.get(name) or _choice(rule._converters[name])
        filled = [{**one, name: value} for one in filled for value in choice]
    for one in filled:
        yield app.url_map.bind("localhost").build(rule.endpoint, one)


def _choice(converter: BaseConverter) -> Sequence[Any]:
    match converter:
        case IntegerConverter():
            return IDS
        case AnyConverter():
            return sorted(converter.items)
    return ("x",)


def topics(app: Flask, reader: Reader, *names: str) -> Iterator[tuple[str, str]]:
    """(where, text) of what the live topics send on following."""
    socket = realtime.socketio.test_client(
        app,
        namespace=realtime.NAMESPACE,
        auth={"token": reader.token} if reader.token else None,
        flask_test_client=reader.client,
    )
    for topic in names:
        socket.emit("follow", {"topic": topic, "contest": HERE}, namespace=realtime.NAMESPACE)
        for message in socket.get_received(realtime.NAMESPACE):
            yield f"topic {topic}", json.dumps(message, ensure_ascii=False)
    socket.disconnect(namespace=realtime.NAMESPACE)


def files() -> Iterator[tuple[str, str]]:
    """(name, text) of every file that is served as it is, source maps included."""
    for path in sorted((ROOT / "static").rglob("*")):
        if path.is_file():
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", "replace")
