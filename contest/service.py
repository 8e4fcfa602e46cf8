"""Commands about the installation itself: serving, and saying what is wrong with it."""

import os
import sys
import traceback
import uuid
from typing import TYPE_CHECKING

import click
from flask import Flask

from config import read_settings
from contest.shared.command_line import BadInput, Failure

if TYPE_CHECKING:
    from contest.archive.standby import Standby
    from contest.shared.local_authority import LocalAuthority

HALF_A_DAY = 12 * 60 * 60
"""Seconds between two looks at which contests' people are to be forgotten."""
ANSWERED_WITHIN = 1.5
"""Seconds for the last answer and its page's files to leave before the process starts anew."""
BEAT = 2
"""Seconds between two looks at what the time alone changes."""


def open_application(environ: dict[str, str] | None = None) -> Flask:
    """The application on a migrated database, for any command that needs one.

    Args:
        environ: settings to use instead of the environment's, for another data folder.

    Raises:
        BadInput: a setting that cannot be used.
    """
    from contest.app import create_app
    from contest.shared.migrations import migrate

    try:
        app = create_app(read_settings() if environ is None else read_settings(environ))
    except ValueError as error:
        raise BadInput(str(error)) from error
    with app.app_context():
        migrate()
    return app


def log_bug(error: Exception) -> str:
    """Log an unexpected error with its traceback; returns the one line for the operator."""
    number = uuid.uuid4().hex[:8]
    kept = read_settings().data / "errors.log"
    with kept.open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")
        traceback.print_exception(error, file=file)
    text = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"Có lỗi ngoài dự kiến ({number}, xem {kept}): {text}"


@click.command()
@click.option(
    "--https",
    "with_https",
    is_flag=True,
    help="Nhận cả https trên cùng cổng, bằng chứng chỉ của chính máy này (xem trang /tin-cay).",
)
@click.option(
    "--standby",
    "waiting",
    is_flag=True,
    help="Máy dự phòng: không nạp hội thi trình diễn, chờ mở bản dự phòng.",
)
@click.pass_obj
def serve(open_application: object, with_https: bool, waiting: bool) -> None:
    """Phục vụ trang web cho đến khi được dừng (Ctrl+C)."""
    import gevent

    _leave_out_the_unused()
    from contest.accounts.queries.people import nobody_yet
    from contest.archive.actions.opening import swap_in
    from contest.archive.actions.standby import go_above_what_was_seen, note_opened
    from contest.archive.demo import load_for_serving
    from contest.schedule.actions.stops import resume_clocks
    from contest.shared.server import make_server, settle

    assert callable(open_application)
    opened = swap_in(read_settings().data)
    app = open_application()
    settings = app.config["SETTINGS"]
    authority = _authority(app) if with_https else None
    with app.app_context():
        if opened is not None:
            note_opened(opened)
        go_above_what_was_seen(settings)
        load_for_serving(settings, waiting=waiting)
        if nobody_yet() and waiting:
            click.echo("Máy này chờ bản dự phòng; trên chính máy này, mở trang /ban-du-phong/mo")
        elif nobody_yet():
            click.echo("Chưa có tài khoản nào. Lập quản trị: hoithi user add TÊN --administrator")
        resume_clocks()
    gevent.spawn(_keep_forgetting, app)
    gevent.spawn(keep_time, app)
    context = authority.context if authority else None
    server = make_server(app, settings.host, settings.port, context=context)
    try:
        server.start()
    except OSError as error:
        raise Failure(
            f"Không mở được cổng {settings.port} trên {settings.host}: {error.strerror}"
        ) from error
    here = f"{settings.host}:{settings.port}"
    click.echo(f"Hội Thi đang chạy tại http://{here}")
    _keep_standby(app)
    keep_the_mirror(app)
    if authority is not None:
        click.echo(f"và https://{here}; cho máy của giám khảo: http://{here}/tin-cay")
        gevent.spawn(authority.keep_renewing)
    settle()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.stop(timeout=2)


def _keep_standby(app: Flask) -> None:
    """Copy the record to a second place beside the server, and let a page start it anew."""
    import gevent

    from contest.archive.standby import Standby

    settings = app.config["SETTINGS"]
    if not settings.database_url.startswith("sqlite"):
        return
    standby = app.extensions["standby"] = Standby(settings)
    gevent.spawn(standby.keep_copying)
    app.extensions["restart"] = lambda: gevent.spawn_later(ANSWERED_WITHIN, _start_anew, standby)


def keep_the_mirror(app: Flask) -> None:
    """Send what is public to the mirror, where one was set up."""
    import gevent

    settings = app.config["SETTINGS"]
    if settings.mirror_url is None:
        return
    from contest.mirror.sending import Sender

    sender = app.extensions["mirror"] = Sender(app, settings)
    gevent.spawn(sender.keep_sending)


def _start_anew(standby: "Standby") -> None:
    """Be a new process with the same command: nothing of the old record stays in memory."""
    standby.stop()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command


def _leave_out_the_unused() -> None:
    """Let the libraries not find what they load if it is there and a server on one laptop never
    uses: clients of queues and caches, an HTTP client, coloured tracebacks. Sixteen megabytes of
    a hundred and fifty (docs/performance.md).
    """
    if read_settings().queue_url is None:
        for name in ("redis", "valkey", "requests", "rich"):
            sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # as Python has it


def _keep_forgetting(app: Flask) -> None:
    """Make people anonymous in contests whose last day has passed, erase tables that nobody has
    accepted for a day: now, and twice a day.

    A restored backup forgets again by this; no timer outside the server is needed.
    """
    import gevent

    from contest.documents.beside import forget_old_batches
    from contest.privacy.actions.anonymise import anonymise_due
    from contest.registration.actions.pending import erase_old_pending

    while True:
        with app.app_context():
            anonymise_due()
            erase_old_pending()
            forget_old_batches(app.config["SETTINGS"])
        gevent.sleep(HALF_A_DAY)


def _authority(app: Flask) -> "LocalAuthority":
    """The installation's certificates, made now where they are missing or for other addresses."""
    from contest.shared.aside import AsideError
    from contest.shared.local_authority import LocalAuthority

    authority = LocalAuthority(app.config["SETTINGS"])
    try:
        authority.renew()
    except (AsideError, OSError) as error:
        raise Failure(f"Không lập được chứng chỉ https: {error}") from error
    # http is served beside it: whether a cookie is Secure is asked connection by connection.
    app.config.update(AUTHORITY=authority, SESSION_COOKIE_SECURE=False)
    return authority


def keep_time(app: Flask) -> None:
    """What the time alone brings: while a stage clock runs, note that the server is there, so that
    a restart knows the gap; let the board say that a freeze set for now has begun.
    """
    import gevent
    import structlog

    from contest.displays.actions.moments import publish_begun_freezes
    from contest.schedule.actions.stops import watch_clocks
    from contest.shared import clock

    looked = None
    while True:
        try:
            with app.app_context():
                watch_clocks()
                now = clock.now()
                publish_begun_freezes(looked, now)
                looked = now
        except Exception:
            structlog.get_logger(__name__).exception("time not kept")
        gevent.sleep(BEAT)


@click.command()
@click.pass_obj
def doctor(open_application: object) -> None:
    """Kiểm tra bản cài đặt này và nói rõ điều gì chưa ổn."""
    from contest.shared.health import readiness_faults
    from contest.shared.sentences import sentence

    assert callable(open_application)
    app = open_application()
    with app.app_context():
        faults = readiness_faults()
    for fault in faults:
        click.echo(sentence(fault), err=True)
    if faults:
        click.get_current_context().exit(1)
    click.echo("Bản cài đặt hoạt động bình thường.")
