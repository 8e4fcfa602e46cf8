"""The tablet's shell: one version, whole, the same for everybody, and nothing else under it."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def shell(browser: FlaskClient) -> dict[str, object]:
    """What the service worker is told to keep."""
    script = browser.get("/giam-khao-ngoai-tuyen.js")
    assert script.mimetype == "text/javascript"
    assert script.headers["Cache-Control"] == "no-store"
    told = re.match(r"const SHELL = (\{.*\});\n", script.text)
    assert told is not None
    found: dict[str, object] = json.loads(told[1])
    return found


def test_every_file_of_the_page_is_one_that_is_kept(browser: FlaskClient) -> None:
    page = browser.get("/giam-khao").text
    named = set(re.findall(r'(?:src|href)="(/[^"#]*)', page))
    kept = shell(browser)["files"]
    assert isinstance(kept, list)
    assert named
    assert named <= set(kept)
    for address in kept:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"]


def test_every_script_that_a_script_loads_is_kept_too(browser: FlaskClient) -> None:
    kept = shell(browser)["files"]
    assert isinstance(kept, list)
    for address in (one for one in kept if one.endswith(".js") and "/js/" in one):
        for said in re.findall(r'(?:from|import|LIBRARY =) "(\.[^"]+)"', browser.get(address).text):
            parts = address.split("/")[:-1]
            for step in said.split("/"):
                parts = parts[:-1] if step == ".." else parts if step == "." else [*parts, step]
            assert "/".join(parts) in kept, (address, said)


def test_the_page_is_the_same_for_everybody_and_sets_no_cookie(browser: FlaskClient) -> None:
    page = browser.get("/giam-khao")
    assert "Set-Cookie" not in page.headers
    assert page.headers["X-Hoi-Thi-Shell"] == shell(browser)["version"]
    assert browser.get("/giam-khao").data == page.data


@pytest.mark.parametrize(
    "name", ["js/shared/page.js", "../config.py", "..%2f..%2fconfig.py", "css/shell.css", ""]
)
def test_nothing_else_lies_under_the_shells_address(browser: FlaskClient, name: str) -> None:
    version = shell(browser)["version"]
    assert browser.get(f"/giam-khao/tep/{version}/{name}").status_code == 404


def test_an_older_version_is_gone(browser: FlaskClient) -> None:
    assert browser.get("/giam-khao/tep/0000/js/scoring/judge.js").status_code == 404
