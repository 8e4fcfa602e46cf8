"""An application of the test's own process, served to a browser in which somebody signs in."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.cast import PASSWORD, name_of


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which the application answers inside the block."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


def let_in(page: Page, role: str, path: str) -> None:
    """Go to this page as somebody of the cast, who is asked to sign in on the way."""
    page.goto(path)
    page.get_by_label("Tên đăng nhập").fill(name_of(role))
    page.get_by_label("Mật khẩu").first.fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap" not in url)
