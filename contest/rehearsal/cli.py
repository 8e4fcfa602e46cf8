"""``hoithi simulate``: robots play a whole contest through the real doors of a running server."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from time import sleep
from urllib.parse import urlsplit

import click
from flask import current_app

from config import Settings
from contest.accounts.addresses import public_base
from contest.regulations.queries.contests import contest_by_slug
from contest.rehearsal.day import Day
from contest.rehearsal.judge_robot import JudgeRobot
from contest.rehearsal.jury import Jury
from contest.rehearsal.official import Addresses, Official
from contest.rehearsal.people import robot_accounts
from contest.rehearsal.proof import proven
from contest.rehearsal.rules.script import Script
from contest.rehearsal.rules.trouble import Trouble
from contest.rehearsal.seat_doors import HttpDoor, SocketDoor, sit_down
from contest.rehearsal.situation import ContestHere, contest_here, is_announced
from contest.rehearsal.summary import summary
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import NoAnswerError, Wire
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import SeatCodes, seat_codes
from contest.shared import clock
from contest.shared.command_line import Failure, with_database
from contest.shared.errors import NotFound, Reason
from contest.shared.sentences import sentence

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # where such a server is reached
THINKING = 4
"""Seconds that a judge needs for one mark, in real time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    base: str
    seed: int
    speed: float | None
    faults: bool

    def pace(self, seconds: float) -> None:
        """Let so much of the day pass; without a speed nobody waits."""
        if self.speed is not None:
            sleep(seconds / self.speed)


@click.command()
@click.argument("slug")
@click.option("--seed", type=click.IntRange(min=0), help="Hạt giống: cùng số thì cùng điểm.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0.01),
    help="Nhanh gấp mấy lần thời gian thật; không ghi thì nhanh hết mức.",
)
@click.option("--faults", is_flag=True, help="Gây mất mạng, gửi trùng, đổi máy trong lúc chấm.")
@click.option("--url", help="Địa chỉ máy chủ đang chạy; không ghi thì theo bản cài đặt này.")
@with_database
def simulate(
    slug: str, seed: int | None, speed: float | None, faults: bool, url: str | None
) -> None:
    """Diễn tập hội thi SLUG: máy đóng vai giám khảo, thư ký, người theo dõi thời gian, tổ chức.

    Mọi việc đi qua trang web và cổng chấm của máy chủ đang chạy. Hội thi diễn dở được diễn tiếp;
    hội thi đã công bố kết quả thì không. Diễn xong, bảng điểm công khai được đối chiếu với kết
    quả tính lại từ tệp xuất của hội thi.
    """
    asked = Asked(
        base=(url or _own_address()).rstrip("/"),
        seed=secrets.randbelow(10**6) if seed is None else seed,
        speed=speed,
        faults=faults,
    )
    try:
        contest = contest_here(contest_by_slug(slug).id)
    except NotFound as missing:
        raise Failure(sentence(Reason("no_such_contest", {"slug": slug}))) from missing
    if is_announced(contest.id):
        raise Failure(f"Hội thi “{contest.name}” đã công bố kết quả nên không diễn lại được.")
    _find_the_server(asked.base)
    try:
        _play(contest, asked)
    except NoAnswerError as lost:
        raise Failure(f"Máy chủ tại {asked.base} không trả lời nữa.") from lost


def _own_address() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is None and settings.host in EVERYWHERE:
        return f"http://{EVERYWHERE[settings.host]}:{settings.port}"
    return public_base()


def _find_the_server(base: str) -> None:
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Failure(f"Địa chỉ máy chủ chưa đúng: {base}")
    wire = Wire(base)
    try:
        ready = wire.get("/readyz").status == 200
    except NoAnswerError:
        ready = False
    finally:
        wire.close()
    if not ready:
        raise Failure(f"Không có máy chủ Hội Thi nào trả lời tại {base}. Xin chạy hoithi serve.")


def _play(contest: ContestHere, asked: Asked) -> None:
    script, tally = Script(asked.seed), Tally()
    click.echo(f"Diễn tập “{contest.name}” tại {asked.base}, hạt giống {asked.seed}.")
    began = clock.monotonic()
    with ExitStack() as stack:
        slips = stack.enter_context(robot_accounts(contest.id))
        officials: dict[str, Official] = {}
        for role, slip in slips.items():
            officials[role] = Official(asked.base, Addresses.here(contest.slug), tally)
            stack.callback(officials[role].close)
            officials[role].sign_in(slip)
        jury = Jury(_judges(contest, asked, script, tally))
        stack.callback(jury.close)
        Day(
            contest,
            script,
            jury,
            officials,
            pace=asked.pace,
            real_time=asked.speed == 1,
            tell=click.echo,
        ).play()
    took = clock.monotonic() - began
    figures = proven(contest, asked.base)
    click.echo(summary(figures, len(jury), tally, took, faults=asked.faults))


def _judges(contest: ContestHere, asked: Asked, script: Script, tally: Tally) -> list[JudgeRobot]:
    make_seats(contest.id)
    codes = seat_codes(contest.id, current_app.config["SETTINGS"].secret_key)
    return [
        JudgeRobot(
            one.key,
            script,
            tally,
            sit=_seat(contest.slug, asked.base, one, tally, by_socket=number % 2 == 1),
            think=lambda: asked.pace(THINKING),
            trouble=Trouble(asked.seed, one.key) if asked.faults else None,
        )
        for number, one in enumerate(codes, start=1)
    ]


def _seat(
    slug: str, base: str, codes: SeatCodes, tally: Tally, *, by_socket: bool
) -> Callable[[str], HttpDoor]:
    """Every second judge speaks over the socket, the others by plain HTTP."""

    def sit(device: str) -> HttpDoor:
        session = sit_down(base, codes, slug, device)
        if by_socket:
            return SocketDoor(base, session, slug, lambda: tally.add("snapshots"))
        return HttpDoor(base, session)

    return sit
