"""Who is at the door of this request: a person with an account, or a judge's seat."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, g, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import select

from contest.accounts.models import Membership, Person, SignIn
from contest.accounts.rules.permissions import allowed, in_practice
from contest.audit.actions.trail import Actor
from contest.shared import clock
from contest.shared.db import db

login_manager = LoginManager()
login_manager.session_protection = None

IDLE = timedelta(hours=12)
"""A session ends when nothing has been asked for so long: the longest contest day and a night."""
LIFETIME = timedelta(days=7)
"""A session ends then, used or not."""
SEEN = "seen"
"""Key in the session cookie: when this browser last asked for something, Unix seconds."""


class Sessions(SecureCookieSessionInterface):
    """The signed session cookie; marked Secure wherever the request came by https, and then by
    another name: cookies know no ports, and a page by http may not replace a Secure one."""

    def get_cookie_name(self, app: Flask) -> str:
        """Its name on this connection (RFC 6265bis, 4.1.3.2: ``__Host-``)."""
        name = super().get_cookie_name(app)
        return f"__Host-{name}" if request.is_secure else name

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the setting or this very request says https."""
        return super().get_cookie_secure(app) or request.is_secure


class SignedInPerson(UserMixin):  # type: ignore[misc]
    """The signed-in person as Flask-Login sees them; values only, safe after a rollback."""

    def __init__(self, person: Person, token: str) -> None:
        self.person_id = person.id
        self.name = person.name
        self.sign_in_name = person.sign_in_name
        self.is_administrator = person.is_administrator
        self.must_change_password = person.must_change_password
        self._token = token

    def get_id(self) -> str:
        """The token of this sign-in, which the signed cookie carries."""
        return self._token


@login_manager.user_loader  # type: ignore[untyped-decorator]
def load_person(token: str) -> SignedInPerson | None:
    """The person of a session cookie; None when it was ended here, everywhere, or by time."""
    seen = session.get(SEEN)
    now = clock.now()
    if not isinstance(seen, int) or now.timestamp() - seen > IDLE.total_seconds():
        return None
    person = db.session.scalar(
        select(Person)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(
            SignIn.digest == digest_of(token),
            SignIn.epoch == Person.session_epoch,
            SignIn.at > now - LIFETIME,
            Person.active,
        )
    )
    return None if person is None else SignedInPerson(person, token)


def stay_signed_in() -> None:
    """Note in the cookie that this browser is in use; at most every five minutes."""
    now = int(clock.now().timestamp())
    if now - session.get(SEEN, 0) >= 300:
        session[SEEN] = now


def actor() -> Actor:
    """Who acts in this request, for ``by=``: the seat if there is one, else the person."""
    seat = g.get("seat")
    if seat is not None:
        return Actor(f"seat:{seat.judge_key}", seat.judge_name, seat.device)
    return Actor(f"person:{current_user.person_id}", current_user.name)


def roles_here() -> frozenset[str]:
    """The roles of the signed-in person in the contest of this request.

    In a practice copy everybody has the roles of the official contest, for as long as they hold
    them there: nothing is given twice, nothing is forgotten when it is taken.
    """
    contest = g.get("contest")
    if contest is None or not current_user.is_authenticated:
        return frozenset()
    cached: dict[int, frozenset[str]] = g.setdefault("roles", {})
    if contest.id not in cached:
        rows = db.session.scalars(
            select(Membership.role).where(
                Membership.person_id == current_user.person_id,
                Membership.contest_id == contest.id,
            )
        )
        official = db.session.scalars(
            select(Membership.role).where(
                Membership.person_id == current_user.person_id,
                Membership.contest_id == contest.practice_of,
            )
        )
        cached[contest.id] = frozenset(rows) | in_practice(official)
    return cached[contest.id]


def digest_of(token: str) -> str:
    """What is stored of a bearer token: its SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SeatHolder:
    """The seat behind a bearer token, as plain values.

    Attributes:
        superseded: another device has taken the seat over since; this one may only deliver
            what it had queued.
    """

    session_id: int
    device: str
    superseded: bool
    seat_id: int
    contest_id: int
    slug: str
    judge_id: int
    judge_key: str
    judge_name: str


class Gate:
    """The gatekeeper that contest/shared/access.py asks.

    ``seat_of_token`` comes from the scoring slice: a seat is a judge's, and judges are above.
    """

    def __init__(self, seat_of_token: Callable[[str], SeatHolder | None]) -> None:
        self._seat_of_token = seat_of_token

    def person_is_signed_in(self) -> bool:
        """Whether the session cookie is somebody's."""
        return bool(current_user.is_authenticated)

    def person_may(self, permission: str) -> bool:
        """Whether that somebody holds the permission in the contest of the address."""
        if not current_user.is_authenticated:
            return False
        return allowed(permission, roles_here(), administrator=current_user.is_administrator)

    def seat_is_open(self) -> bool:
        """Whether the bearer token opens a seat; it is then ``g.seat``."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return False
        g.seat = self._seat_of_token(token.strip())
        return g.seat is not None
