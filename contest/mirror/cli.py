"""``hoithi mirror``: the page for those who watch at home, on a machine that everybody reaches."""

import os
import secrets

import click
import gevent

from config import read_settings
from contest.mirror.home import create_home
from contest.mirror.home_live import keep_listening
from contest.shared.command_line import BadInput, Failure
from contest.shared.server import make_server


@click.command()
@click.option("--listen", metavar="ĐỊA_CHỈ:CỔNG", help="Nghe ở đâu; không ghi: 127.0.0.1:8000.")
@click.option("--data", metavar="THƯ_MỤC", help="Nơi giữ bản công khai mới nhất.")
@click.option("--key", metavar="KHÓA", help="Khóa ghi ở trang Xem từ xa của máy hội trường.")
def mirror(listen: str | None, data: str | None, key: str | None) -> None:
    """Trang xem từ xa: nhận bảng điểm đã công bố từ hội trường, phục vụ người xem ở nhà."""
    environ = dict(os.environ)
    key = key or environ.get("HOITHI_MIRROR_KEY")
    if not key:
        raise BadInput("Thiếu khóa: xem trang Xem từ xa của máy hội trường, rồi thêm --key KHÓA.")
    if listen:
        environ["HOITHI_HOST"], _, environ["HOITHI_PORT"] = listen.rpartition(":")
    if data:
        environ["HOITHI_DATA"] = data
    # Nothing here is secret: whatever was not signed by the hall is refused.
    environ["HOITHI_SECRET_KEY"] = secrets.token_urlsafe(32)
    try:
        settings = read_settings(environ)
    except ValueError as error:
        raise BadInput(str(error)) from error
    try:
        app = create_home(settings, key)
    except ValueError as error:
        raise BadInput("Khóa không đúng. Xin chép lại ở trang Xem từ xa.") from error
    host = settings.host.strip("[]")
    server = make_server(app, host, settings.port)
    try:
        server.start()
    except OSError as error:
        raise Failure(
            f"Không mở được cổng {settings.port} trên {host}: {error.strerror}"
        ) from error
    click.echo(f"Trang xem từ xa đang chạy tại http://{settings.host}:{settings.port}")
    gevent.spawn(keep_listening, app, app.extensions["holding"])
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.stop(timeout=2)
