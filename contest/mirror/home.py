"""The mirror's own application: the public pages, API and live topics from what the hall has sent.

It knows no sign-in, no database and no other page. Addresses are the hall's own, so that a link or
a code works at either. Rendering, fan-out and compression are those of the hall.
"""

from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import structlog
from flask import Flask, g, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from config import ROOT, Settings
from contest.displays.sentences import SENTENCES as DISPLAYS
from contest.mirror.holding import Holding, holding_here
from contest.mirror.home_live import add_topics
from contest.mirror.home_pages import blueprint
from contest.mirror.rules.envelope import LARGEST
from contest.mirror.sentences import SENTENCES
from contest.mirror.signing import public_key
from contest.shared import clock
from contest.shared.access import guard_routes
from contest.shared.compression import compress_public_answers
from contest.shared.errors import NotFound
from contest.shared.filters import add_filters
from contest.shared.headers import secure_headers
from contest.shared.logs import start_logs
from contest.shared.realtime import start_realtime
from contest.shared.sentences import add_sentences, sentence

log = structlog.get_logger(__name__)

FOLDER = "mirror"
"""Of the data folder: all that is kept."""
CODES = {400: "bad_request", 404: "not_found", 405: "bad_request", 413: "too_large"}


class Nobody:
    """The gatekeeper of a house without accounts."""

    def person_is_signed_in(self) -> bool:
        """Nobody ever is."""
        return False

    def person_may(self, permission: str) -> bool:  # noqa: ARG002
        """Nothing but reading what is public."""
        return False

    def seat_is_open(self) -> bool:
        """There are no seats."""
        return False


def create_home(settings: Settings, key: str) -> Flask:
    """The application of one mirror.

    Args:
        key: public key of the hall, as its page shows it.

    Raises:
        ValueError: no such key.
    """
    start_logs()
    app = Flask(
        "contest.mirror",
        root_path=str(ROOT),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.update(
        SETTINGS=settings,
        AUTHORITY=None,
        MAX_CONTENT_LENGTH=LARGEST,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    holding = app.extensions["holding"] = Holding(settings.data / FOLDER, public_key(key))
    guard_routes(app, Nobody())
    _find_the_contest(app)
    secure_headers(app)
    compress_public_answers(app)
    add_filters(app)
    for sentences in (DISPLAYS, SENTENCES):
        add_sentences(sentences)
    app.register_blueprint(blueprint)
    app.context_processor(lambda: {"contest": g.get("contest"), "now": clock.now})
    _answer_errors(app)
    start_realtime(app, None)
    add_topics(holding)
    return app


def _find_the_contest(app: Flask) -> None:
    """``<slug>`` in an address becomes ``g.held`` and, for templates, ``g.contest``."""

    @app.url_value_preprocessor
    def pull(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "slug" in values:
            held = holding_here().of(values.pop("slug"))
            if held is None:
                raise NotFound("not_found")
            g.held = held
            g.contest = SimpleNamespace(practice_of=None, **held.state["contest"])

    @app.url_defaults
    def put(endpoint: str, values: dict[str, Any]) -> None:
        if "contest" in g and app.url_map.is_endpoint_expecting(endpoint, "slug"):
            values.setdefault("slug", g.contest.slug)


def _answer_errors(app: Flask) -> None:
    def answer(code: str, status: int) -> Any:
        if request.path.startswith("/api/"):
            error = {"code": code, "message": sentence(code), "reasons": []}
            return jsonify(error=error), status
        return render_template("shared/error.html", status=status, message=sentence(code)), status

    @app.errorhandler(NotFound)
    def missing(error: NotFound) -> Any:
        if not (holding_here().contests() or request.path.startswith("/api/")):
            return render_template("mirror/waiting.html"), error.status
        return answer(error.reasons[0].code, error.status)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Any:
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        if status < HTTPStatus.BAD_REQUEST:
            return error
        return answer(CODES.get(status, "server_error"), status)

    @app.errorhandler(Exception)
    def bug(error: Exception) -> Any:
        log.exception("bug", path=request.path, exc_info=error)
        return answer("server_error", HTTPStatus.INTERNAL_SERVER_ERROR)
