"""Robots at a running server: who they are, where it is, and the day that they play there."""

from collections.abc import Callable, Set
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlsplit

from flask import current_app

from config import Settings
from contest.accounts.addresses import public_base
from contest.rehearsal.beside import EVERYWHERE, here
from contest.rehearsal.day import Day
from contest.rehearsal.judge_robot import JudgeRobot
from contest.rehearsal.jury import Jury
from contest.rehearsal.official import Addresses, Official
from contest.rehearsal.people import robot_accounts
from contest.rehearsal.proof import proven
from contest.rehearsal.rules.script import Script
from contest.rehearsal.rules.trouble import Trouble
from contest.rehearsal.seat_doors import HttpDoor, SocketDoor, sit_down
from contest.rehearsal.situation import ContestHere, is_announced, seats_of_people
from contest.rehearsal.summary import summary
from contest.rehearsal.tally import Tally
from contest.rehearsal.wire import NoAnswerError, Wire
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import SeatCodes, seat_codes
from contest.shared import clock
from contest.shared.command_line import Failure

THINKING = 4
"""Seconds that a judge needs for one mark, in real time."""
LOOK_AGAIN = 2
"""Seconds after which judges who play beside people look for sheets that were opened."""
LONGEST_BESIDE = 6 * 60 * 60
"""Seconds after which such judges go home: nobody rehearses longer, and nothing is forgotten."""


class StoppedError(Exception):
    """The robots were told to stop."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the robots are to do: at which server, from which seed, how fast, on which lines.

    Attributes:
        over: set when they are to stop.
    """

    base: str
    seed: int
    speed: float | None
    faults: bool
    over: Event = field(default_factory=Event)

    def pace(self, seconds: float) -> None:
        """Let so much of the day pass; without a speed nobody waits.

        Raises:
            StoppedError: the robots are to stop.
        """
        if self.over.wait(0 if self.speed is None else seconds / self.speed):
            raise StoppedError


def own_address() -> str:
    """Where this installation's server is reached, by its settings."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.public_url is None and settings.host in EVERYWHERE:
        return here(settings)
    return public_base()


def find_the_server(base: str) -> None:
    """Look whether a server is ready there.

    Raises:
        Failure: the address is none, or nobody answers.
    """
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


def play_the_day(
    contest: ContestHere, asked: Asked, tally: Tally, tell: Callable[[str], None]
) -> None:
    """Play a contest from where it stands to its results, and prove them.

    Args:
        tell: gets a line for each thing worth saying.

    Raises:
        Failure: something is in the way, or the figures are not proved.
        NoAnswerError: the server is gone.
        StoppedError: it was told to stop.
    """
    script = Script(asked.seed)
    tell(f"Diễn tập “{contest.name}” tại {asked.base}, hạt giống {asked.seed}.")
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
            tell=tell,
        ).play()
    took = clock.monotonic() - began
    figures = proven(contest, asked.base)
    tell(summary(figures, len(jury), tally, took, faults=asked.faults))


def play_the_jury(
    contest: ContestHere, asked: Asked, tally: Tally, tell: Callable[[str], None]
) -> None:
    """Mark whatever people open, until they have announced the results.

    Seats that somebody sits in at a device of their own are left to them.

    Raises:
        Failure: nobody is left to play, or the server does what it must not.
        NoAnswerError: the server is gone.
        StoppedError: it was told to stop.
    """
    tell(f"Máy đóng vai giám khảo tại {asked.base}, hạt giống {asked.seed}.")
    until = clock.monotonic() + LONGEST_BESIDE
    judges = _judges(contest, asked, Script(asked.seed), tally, but=seats_of_people(contest.id))
    if not judges:
        raise Failure("Mọi ghế giám khảo đều đã có người ngồi.")
    jury = Jury(judges)
    tell(f"Máy ngồi {len(judges)} ghế, chấm mỗi lượt thi khi lượt ấy được mở.")
    try:
        while not is_announced(contest.id) and clock.monotonic() < until:
            jury.mark_what_is_open()
            if asked.over.wait(LOOK_AGAIN):
                raise StoppedError
    finally:
        jury.close()
    tell("Kết quả đã được công bố; các ghế giám khảo của máy đã rời đi.")


def _judges(
    contest: ContestHere,
    asked: Asked,
    script: Script,
    tally: Tally,
    *,
    but: Set[str] = frozenset(),
) -> list[JudgeRobot]:
    """A robot for each judge, ``but`` for these keys."""
    make_seats(contest.id)
    secret = current_app.config["SETTINGS"].secret_key
    codes = [one for one in seat_codes(contest.id, secret) if one.key not in but]
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
