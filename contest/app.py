"""The application: the only file that knows every slice."""

import uuid
from importlib import import_module
from typing import Any

import structlog
from flask import Flask, g, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ROOT, Settings, read_settings
from contest.accounts.gate import Gate, login_manager
from contest.regulations.queries.contests import contest_by_slug
from contest.scoring.seats import seat_of_token
from contest.shared import clock
from contest.shared.access import guard_routes, may
from contest.shared.compression import compress_public_answers
from contest.shared.db import db
from contest.shared.errors import Reason, Refusal
from contest.shared.filters import add_filters
from contest.shared.headers import secure_headers
from contest.shared.health import blueprint as health
from contest.shared.limits import start_limiter
from contest.shared.lineage import line_of
from contest.shared.logs import start_logs
from contest.shared.realtime import start_realtime
from contest.shared.sentences import add_sentences, sentence

log = structlog.get_logger(__name__)

SLICES = (
    "audit",
    "files",
    "accounts",
    "regulations",
    "registration",
    "privacy",
    "preparation",
    "reception",
    "schedule",
    "scoring",
    "ranking",
    "budget",
    "documents",
    "displays",
    "mirror",
    "archive",
    "rehearsal",
    "journey",
)
"""From the lowest to the highest: each may import only those before it."""

csrf = CSRFProtect()


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application for one installation; reads the environment when told nothing."""
    settings = settings or read_settings()
    start_logs()
    app = Flask(
        "contest",
        root_path=str(ROOT),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.update(
        SETTINGS=settings,
        AUTHORITY=None,
        RECORD_LINE=line_of(settings.data),
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        MAX_FORM_PARTS=5000,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_NAME="hoithi",
        SESSION_COOKIE_SECURE=(settings.public_url or "").startswith("https://"),
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app)
    start_limiter(app, settings.queue_url)
    guard_routes(app, Gate(seat_of_token))
    _find_the_contest(app)
    secure_headers(app)
    compress_public_answers(app)
    add_filters(app)
    _add_slices(app)
    _answer_errors(app)
    start_realtime(app, settings.queue_url)
    _believe_proxies(app, settings.proxies)
    return app


def _believe_proxies(app: Flask, count: int) -> None:
    """Take address, scheme and host of a visitor from the proxies in front, from no one else."""
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def _add_slices(app: Flask) -> None:
    for name in SLICES:
        views = import_module(f"contest.{name}.views")
        app.register_blueprint(views.blueprint)
        for kind in ("models", "sentences", "live", "queries.footing", "actions.erasing"):
            module = f"contest.{name}.{kind}"
            try:
                found = import_module(module)
            except ModuleNotFoundError as error:
                if error.name not in (module, module.rpartition(".")[0]):
                    raise
                continue
            if kind == "sentences":
                add_sentences(found.SENTENCES)
    app.register_blueprint(health)
    app.context_processor(
        lambda: {
            "may": may,
            "now": clock.now,
            "contest": g.get("contest"),
            "practice_words": sentence("practice"),
        }
    )


def _find_the_contest(app: Flask) -> None:
    """``<slug>`` in an address becomes ``g.contest``; views and ``url_for`` need not repeat it."""

    @app.url_value_preprocessor
    def pull(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "slug" in values:
            g.contest = contest_by_slug(values.pop("slug"))

    @app.url_defaults
    def put(endpoint: str, values: dict[str, Any]) -> None:
        contest = g.get("contest")
        if contest is not None and app.url_map.is_endpoint_expecting(endpoint, "slug"):
            values.setdefault("slug", contest.slug)


def _wants_json() -> bool:
    return request.path.startswith("/api/") or (
        request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
    )


def _error(code: str, status: int, reasons: list[Reason] | None = None, **more: Any) -> Any:
    message = sentence(reasons[0] if reasons else code)
    if _wants_json():
        listed = [{"code": r.code, "message": sentence(r)} for r in reasons or []]
        body = {"error": {"code": code, "message": message, "reasons": listed}}
        return jsonify(body), status
    page = render_template(
        "shared/error.html",
        status=status,
        message=message,
        reasons=[sentence(r) for r in reasons or []],
        **more,
    )
    return page, status


HTTP_CODES = {
    400: "bad_request",
    401: "sign_in_needed",
    403: "not_allowed",
    404: "not_found",
    405: "bad_request",
    413: "too_large",
    415: "bad_request",
    429: "too_many_requests",
}


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(Refusal)
    def refused(error: Refusal) -> Any:
        first = error.reasons[0].code if error.reasons else "bad_request"
        return _error(first, error.status, list(error.reasons))

    @app.errorhandler(CSRFError)
    def csrf_failed(_failed: CSRFError) -> Any:
        return _error("form_expired", 400)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Any:
        status = error.code or 500
        if status == 401 and not _wants_json():
            return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
        if status < 400 or status == 304:
            return error
        if status >= 500:
            return bug(error)
        return _error(HTTP_CODES.get(status, "bad_request"), status)

    @app.errorhandler(Exception)
    def bug(error: Exception) -> Any:
        """A bug: logged under an id that the page shows, so that it can be found."""
        db.session.rollback()
        number = uuid.uuid4().hex[:8]
        log.exception("bug", id=number, path=request.path, exc_info=error)
        return _error("server_error", 500, number=number)
