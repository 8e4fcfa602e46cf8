"""The hall's side: sends what is public to the mirror whenever the internet is there.

One greenlet beside the server; nobody waits for it and its failures reach nobody. It keeps no
queue: what is sent is read at the moment of sending, so after any gap the next envelope is the
newest and whole. One :class:`Sender` a server, in ``app.extensions["mirror"]``.
"""

import json
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlsplit

import gevent
import structlog
from flask import Flask
from gevent.event import Event

from config import Settings
from contest.mirror.queries.public_state import public_state, taken_back, told_of
from contest.mirror.rules.envelope import (
    DOOR,
    FORGED,
    OLDER,
    TAKEN,
    Envelope,
    sealed,
    written,
)
from contest.mirror.signing import private_key, public_text, signature_of
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound

log = structlog.get_logger(__name__)

BEAT = 20.0
"""Seconds after which the mirror hears from the hall even where nothing has changed."""
PAUSE = 1.0
"""Seconds between two rounds of sending while things change: homes do not need five a second."""
LONGEST_PAUSE = 60.0
"""Seconds between two tries at a mirror that cannot be reached, while there is no news."""
TIMEOUT = 15.0
"""Seconds for each step of a try; twice as many for all of it."""
BROKEN = 500
"""From this HTTP status on the mirror's machine is at fault, not what was sent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the mirror stands, as the hall knows it.

    Attributes:
        key: ``trying`` before the first answer, ``ok``, ``unreachable`` (no way there now),
            ``refused`` (it was started with another key), ``strange`` (what answers is no mirror),
            ``failed`` (a fault of ours).
        since: when it came to stand so.
        told_at: when it last took something; None before.
    """

    url: str
    key: str
    since: datetime
    told_at: datetime | None = None


class StrangerError(Exception):
    """An answer that no mirror gives."""


class Sender:
    """What sends for one server."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        assert settings.mirror_url is not None
        self._app = app
        self._key = private_key(settings.secret_key)
        self._version = 0
        self._changed: set[int] = set()
        self._begun = False
        """Whether every published contest was sent for once: it may have changed before us."""
        self._holds: frozenset[str] = frozenset()
        """What the mirror said last that it holds."""
        secure = settings.mirror_url.startswith("https://")
        self._trust = ssl.create_default_context() if secure else None
        self._wake = Event()
        self._standing = Standing(settings.mirror_url, "trying", clock.now())
        self.public_key = public_text(self._key)

    def standing(self) -> Standing:
        """How the mirror stands now."""
        return self._standing

    def changed(self, contest_id: int) -> None:
        """Something public of the contest is another one: send it soon."""
        self._changed.add(contest_id)
        self._wake.set()

    def keep_sending(self) -> None:
        """Send until the server ends."""
        pause = PAUSE
        while True:
            key = self._round()
            self._note(key)
            ok = key == "ok"
            pause = PAUSE if ok else min(2 * pause, LONGEST_PAUSE)
            gevent.sleep(PAUSE)
            # News are worth a try also where the last one failed: the way may be there again.
            self._wake.wait(BEAT if ok else pause)
            self._wake.clear()

    def _round(self) -> str:
        """Send each contest that has changed or is under way; what came of it, in a word."""
        try:
            with self._app.app_context():
                return self._all_sent()
        except Exception:  # the record is away: the next round must still come
            log.exception("mirror not told")
            return "failed"

    def _all_sent(self) -> str:
        told = self._read(lambda: told_of(clock.now()))
        self._changed |= self._read(lambda: taken_back(self._holds))
        asked = {contest_id for contest_id, under_way in told if under_way or not self._begun}
        self._changed |= asked
        self._begun = True
        worst = "ok"
        waiting: list[int | None] = [*self._changed]
        for contest_id in waiting or [None]:
            key = self._tried(contest_id)
            if key == "failed":  # of one contest: the others go on
                worst = key
            elif key != "ok":
                return key
        return worst

    def _tried(self, contest_id: int | None) -> str:
        waiting = set() if contest_id is None else {contest_id}
        # Before it is read: what changes from here on is sent once more.
        self._changed -= waiting
        try:
            key = self._tell(contest_id)
        except (OSError, HTTPException):
            key = "unreachable"
        except StrangerError:
            key = "strange"
        except Exception:
            log.exception("mirror not told", contest=contest_id)
            key = "failed"
        if key != "ok":
            self._changed |= waiting
        return key

    def _tell(self, contest_id: int | None) -> str:
        status, answer = self._post(contest_id)
        if status == OLDER and type(answer.get("version")) is int:
            # Another server of ours was quicker, or another laptop before us: above it, and anew.
            self._version = max(self._version, answer["version"])
            status, answer = self._post(contest_id)
        if status == FORGED:
            return "refused"
        if status != TAKEN or "version" not in answer:
            raise StrangerError
        holds = answer.get("holds")
        self._holds = frozenset(map(str, holds)) if isinstance(holds, list) else frozenset()
        return "ok"

    def _post(self, contest_id: int | None) -> tuple[int, dict[str, Any]]:
        """Read, sign and send; connected first, so that the time in it is hardly old on arrival."""
        url = urlsplit(self._standing.url)
        late = gevent.Timeout(2 * TIMEOUT, OSError("no answer"))
        with closing(self._connection(url)) as connection, late:
            connection.connect()
            body = self._sealed(contest_id).encode()
            headers = {"Content-Type": "application/json", "Connection": "close"}
            connection.request("POST", f"{url.path}{DOOR}", body, headers)
            response = connection.getresponse()
            text = response.read()
        if response.status >= BROKEN:  # a proxy whose mirror is not there
            raise HTTPException(response.status)
        try:
            answer = json.loads(text)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise StrangerError
        return response.status, answer

    def _connection(self, url: SplitResult) -> HTTPConnection:
        if self._trust is not None:
            return HTTPSConnection(url.netloc, timeout=TIMEOUT, context=self._trust)
        return HTTPConnection(url.netloc, timeout=TIMEOUT)

    def _sealed(self, contest_id: int | None) -> str:
        # Before the state is read: a state that is read later never has a lower version.
        self._version = max(self._version + 1, clock.now_ms())
        slug, state = "", dict[str, Any]()
        if contest_id is not None:
            slug, state = self._read(lambda: _state(contest_id, self._holds))
        text = written(Envelope(slug, self._version, clock.now_ms(), state))
        return sealed(text, signature_of(text, self._key))

    def _read(self, query: Callable[[], Any]) -> Any:
        try:
            return query()
        finally:
            db.session.remove()

    def _note(self, key: str) -> None:
        now, before = clock.now(), self._standing
        if key != before.key:
            log.info("mirror", stands=key)
            before = replace(before, key=key, since=now)
        self._standing = replace(before, told_at=now) if key == "ok" else before


def _state(contest_id: int, holds: frozenset[str]) -> tuple[str, dict[str, Any]]:
    """Slug and state; both empty of what the mirror has nothing to do with, the state alone of
    what it ``holds`` and nobody may see any more."""
    contest = db.session.get(Contest, contest_id)
    if contest is None or contest.practice_of is not None:
        return "", {}
    try:
        return contest.slug, public_state(contest, clock.now())
    except NotFound:  # changed before anything of it was published, or held anew since
        return contest.slug if contest.slug in holds else "", {}
