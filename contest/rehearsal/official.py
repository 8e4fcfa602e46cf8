"""A robot with an account: signs in with its slip and does its work through the pages."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, current_app

from contest.accounts.actions.slips import Slip
from contest.accounts.passwords import new_password
from contest.rehearsal.pages import problems_on, token_on
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import Answer, Fields, Wire
from contest.shared.command_line import Failure

MOST_REDIRECTS = 3


class RefusedError(Exception):
    """The server said no, with its sentences in one line."""


class Addresses:
    """The addresses of the product's own pages, by endpoint."""

    def __init__(self, app: Flask, slug: str) -> None:
        self._map = app.url_map.bind("localhost")
        self._slug = slug

    @classmethod
    def here(cls, slug: str) -> "Addresses":
        """Of the application that runs this command, for one contest."""
        return cls(current_app._get_current_object(), slug)  # type: ignore[attr-defined]

    def of(self, endpoint: str, method: str = "GET", **values: Any) -> str:
        """The path of an endpoint of this contest, or of none."""
        given = values | ({"slug": self._slug} if self._takes_slug(endpoint) else {})
        return self._map.build(endpoint, given, method=method)

    def _takes_slug(self, endpoint: str) -> bool:
        return self._map.map.is_endpoint_expecting(endpoint, "slug")


class Official:
    """One signed-in robot. Every act is a POST of a form with the token of a page."""

    def __init__(self, base: str, addresses: Addresses, tally: Tally) -> None:
        self._wire = Wire(base)
        self._addresses = addresses
        self._tally = tally
        self._token = ""

    def sign_in(self, slip: Slip) -> None:
        """Sign in as it stands on the slip, and choose a password, as everybody must at first.

        Raises:
            Failure: the server does not know the account.
        """
        door = self._addresses.of("accounts.sign_in")
        given = {"sign_in_name": slip.sign_in_name, "password": slip.password}
        answer = self._send(door, given, page=door)
        if answer.status != 302:
            raise Failure(
                "Máy chủ không nhận tài khoản của máy diễn tập. Xin kiểm tra HOITHI_DATA của lệnh "
                f"này và của máy chủ có là một. {problems_on(answer.text)}".strip()
            )
        self._token = ""  # a new session, a new token
        chosen = new_password()
        page = self._addresses.of("accounts.change_password")
        answer = self._send(page, {"chosen": chosen, "again": chosen}, page=page)
        if answer.status != 302:
            raise Failure("Máy diễn tập không đổi được mật khẩu dùng một lần.")
        self._token = ""

    def do(self, endpoint: str, fields: Fields = (), **values: Any) -> None:
        """Do one thing, and look at the page that follows, as a browser does.

        Raises:
            RefusedError: the page says why not.
        """
        path = self._addresses.of(endpoint, "POST", **values)
        answer = self._send(path, fields, page=self._addresses.of("journey.home"))
        if answer.status != 302 or answer.location is None:
            told = problems_on(answer.text)
            raise RefusedError(told or f"Máy chủ trả lời {answer.status} khi gửi {path}.")
        then = self._open(answer.location)
        if answer.location == self._addresses.of("scoring.desk"):
            # The desk says on itself what it could not do, after sending the browser back to it.
            told = problems_on(then.text)
            if told:
                raise RefusedError(told)
        self._tally.add("acts")

    def _send(self, path: str, fields: Fields, *, page: str) -> Answer:
        if not self._token:
            self._token = token_on(self._open(page).text)
        pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        return self._wire.post_form(path, [("csrf_token", self._token), *pairs])

    def _open(self, path: str) -> Answer:
        """The page at this address, wherever a browser is sent on to."""
        answer = self._wire.get(path)
        for _ in range(MOST_REDIRECTS):
            if answer.location is None:
                break
            answer = self._wire.get(answer.location)
        return answer

    def close(self) -> None:
        """Hang up."""
        self._wire.close()
