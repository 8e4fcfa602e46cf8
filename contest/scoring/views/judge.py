"""The judge's tablet: an app shell without any data; everything else comes by the seat's doors.

All that the page needs lies under an address that carries the shell's version. An upgrade changes
the address, so that old and new never mix: not in the browser's cache, not in the copy that the
service worker keeps for a reload without the network.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Response, current_app, render_template, send_from_directory, url_for

from config import ROOT
from contest.scoring.views import blueprint
from contest.shared.access import public
from contest.shared.errors import NotFound

STATIC = ROOT / "static"
PARTS = (
    *(f"css/{name}.css" for name in ("fonts", "tokens", "base", "components", "blocks", "forms")),
    "css/scoring-judge*.css",
    "js/scoring/judge.js",
    "js/scoring/judge/*.js",
    "js/shared/clock.js",
    "vendor/socket.io/*.js",
    "vendor/uqr/*.mjs",
    "fonts/*.woff2",
    "img/favicon.svg",
    "img/icons.svg",
    "img/logo.svg",
    "img/caret.svg",
)
"""Everything the page may ask for, as patterns below ``static``."""
WORKER = STATIC / "js/scoring/offline.js"
HEADER = "X-Hoi-Thi-Shell"
"""Carries the version: an answer without it is not ours (a hall's Wi-Fi portal says 200 too)."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The page and its files as this process serves them."""

    version: str
    files: frozenset[str]


@blueprint.get("/giam-khao")
@public
def judge() -> Response:
    """The page that a QR opens (``/giam-khao#<token>``); the fragment never reaches the server."""
    shell = _shell()
    return Response(_page(shell), headers={HEADER: shell.version})


@blueprint.get("/giam-khao/tep/<version>/<path:name>")
@public
def shell_file(version: str, name: str) -> Response:
    """One file of the shell.

    Raises:
        NotFound: the file is none of the shell's, or of another version.
    """
    shell = _shell()
    if version != shell.version or name not in shell.files:
        raise NotFound("not_found")
    mimetype = "text/javascript" if name.endswith(("js", "mjs")) else None
    answer = send_from_directory(STATIC, name, mimetype=mimetype, max_age=365 * 24 * 3600)
    answer.cache_control.immutable = True
    return answer


@blueprint.get("/giam-khao-ngoai-tuyen.js")
@public
def offline_worker() -> Response:
    """The service worker, which browsers run on https and on this machine alone."""
    shell = _shell()
    files = [_address(shell, name) for name in sorted(shell.files)]
    told = {"version": shell.version, "page": url_for("scoring.judge"), "files": files}
    script = f"const SHELL = {json.dumps(told)};\n{WORKER.read_text('utf-8')}"
    return Response(script, mimetype="text/javascript")


def _shell() -> Shell:
    """Made once a process: its files change only with an upgrade."""
    found: Shell | None = current_app.extensions.get("judge_shell")
    if found is None:
        paths = sorted({path for part in PARTS for path in STATIC.glob(part)})
        names = [_name(path) for path in paths]
        digest = hashlib.sha256(_page(Shell("", frozenset(names))).encode())
        for name, path in zip(names, paths, strict=True):
            digest.update(name.encode())
            digest.update(path.read_bytes())
        digest.update(WORKER.read_bytes())
        found = Shell(digest.hexdigest()[:16], frozenset(names))
        current_app.extensions["judge_shell"] = found
    return found


def _name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


def _page(shell: Shell) -> str:
    def to(endpoint: str, **values: Any) -> str:
        """``url_for`` for the template: files of the shell under the shell's address."""
        if endpoint == "static" and values["filename"] in shell.files:
            return _address(shell, values["filename"])
        return url_for(endpoint, **values)

    # No session and so no cookie: the page is the same for everybody.
    return render_template("scoring/judge.html", url_for=to, csrf_token=str)


def _address(shell: Shell, name: str) -> str:
    return url_for("scoring.shell_file", version=shell.version or "-", name=name)
