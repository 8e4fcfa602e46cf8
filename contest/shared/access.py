"""Who may enter: every route declares it, one guard enforces it.

``@public`` lets everybody in; ``@requires("permission")`` asks for a signed-in person who holds
that permission in the contest of the address; ``@signed_in`` for anybody with an account;
``@seated`` for a judge's seat (``Authorization: Bearer``). A route that declares nothing is
refused, and a test fails for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, abort, current_app, g, request

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """What a route asks for: ``kind`` is public, signed_in, seated or permission."""

    kind: str
    permission: str | None = None


class Gatekeeper(Protocol):
    """Knows people and seats; the accounts slice provides it."""

    def person_is_signed_in(self) -> bool:
        """Whether a person with an account asks."""

    def person_may(self, permission: str) -> bool:
        """Whether that person holds the permission in this contest."""

    def seat_is_open(self) -> bool:
        """Whether a judge's seat asks."""


def _declare(access: Access) -> Callable[[V], V]:
    def mark(view: V) -> V:
        view.__access__ = access  # type: ignore[attr-defined]
        return view

    return mark


def public(view: V) -> V:
    """Anybody, signed in or not."""
    return _declare(Access("public"))(view)


def signed_in(view: V) -> V:
    """Anybody with an account, whatever the role."""
    return _declare(Access("signed_in"))(view)


def seated(view: V) -> V:
    """A judge's seat with an open session."""
    return _declare(Access("seated"))(view)


def requires(permission: str) -> Callable[[V], V]:
    """A person holding ``permission`` in this contest (or an administrator where it says so)."""
    return _declare(Access("permission", permission))


def declared_access(app: Flask, endpoint: str) -> Access | None:
    """What the view of this endpoint declares, or None."""
    view = app.view_functions[endpoint]
    if endpoint == "static" or endpoint.endswith(".static"):
        return Access("public")
    found: Access | None = getattr(view, "__access__", None)
    return found


def may(permission: str) -> bool:
    """Whether the person of this request holds the permission here; for templates and views."""
    keeper: Gatekeeper = current_app.extensions["gatekeeper"]
    return keeper.person_may(permission)


def guard_routes(app: Flask, keeper: Gatekeeper) -> None:
    """Enforce the declarations on every request."""
    app.extensions["gatekeeper"] = keeper

    @app.before_request
    def enter() -> None:
        if request.endpoint is None:
            return
        access = declared_access(app, request.endpoint)
        if access is None:
            abort(500, f"{request.endpoint} does not declare who may enter")
        match access.kind:
            case "public":
                return
            case "seated":
                if not keeper.seat_is_open():
                    abort(401)
            case "signed_in":
                if not keeper.person_is_signed_in():
                    abort(401)
            case _:
                if not keeper.person_is_signed_in():
                    abort(401)
                assert access.permission is not None
                if not keeper.person_may(access.permission):
                    g.refused_permission = access.permission
                    abort(403)
