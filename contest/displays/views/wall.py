"""The pages of the walls: one address for each thing that a screen can be pointed at.

They are public and show published things alone; each is good to look at when there is nothing to
show yet, for a wall must never carry an error.
"""

from typing import Any

from flask import g, render_template, url_for

from contest.accounts.addresses import audience_base, qr_image
from contest.displays.queries.poster import poster_of
from contest.displays.queries.screens import screen_with_code, wall_of
from contest.displays.queries.snapshots import last_version
from contest.displays.queries.walls import last_turn_of, wall_day
from contest.displays.rules.screens import MarksShown, typed_lines
from contest.displays.views import blueprint
from contest.shared import clock
from contest.shared.access import public

WALL = "/hoi-thi/<slug>/man-chieu"
SOON = 3
"""How many turns are called up."""


@blueprint.get(f"{WALL}/tieu-de")
@public
def wall_title() -> str:
    """The contest with its theme, and who is thanked."""
    wall = wall_of(g.contest.id)
    return wall_page("title", sponsors=typed_lines(wall.sponsors))


@blueprint.get(f"{WALL}/chuong-trinh")
@public
def wall_timetable() -> str:
    """The day from where it is now, if it is published."""
    return wall_page("timetable", day=wall_day(g.contest.id, clock.now()))


@blueprint.get(f"{WALL}/sap-dien")
@public
def wall_coming() -> str:
    """Who goes on stage next."""
    poster = None if last_version(g.contest.id) is None else poster_of(g.contest.id)
    coming = () if poster is None else poster.coming[:SOON]
    return wall_page("coming", poster=poster, coming=coming)


@blueprint.get(f"{WALL}/dang-thi")
@public
def wall_now() -> str:
    """Who is on stage, with the clock."""
    poster = None if last_version(g.contest.id) is None else poster_of(g.contest.id)
    return wall_page("now", poster=poster, snapshot=None if poster is None else poster.snapshot)


@blueprint.get(f"{WALL}/diem-vua-cong-bo")
@public
def wall_marks() -> str:
    """The result that was published last, as far as the director lets it be told."""
    shows = MarksShown(wall_of(g.contest.id).marks)
    return wall_page("marks", last=last_turn_of(g.contest.id, shows))


@blueprint.get(f"{WALL}/theo-doi")
@public
def wall_phone() -> str:
    """Where a phone follows the contest: a code to photograph, and the address in words."""
    base = audience_base()
    address = f"{base}{url_for('displays.scoreboard')}"
    short = f"{base}{url_for('displays.boards')}".partition("://")[2]
    return wall_page("phone", qr=qr_image(address), short=short)


@blueprint.get(f"{WALL}/loi-nhan/<code>")
@public
def wall_message(code: str) -> str:
    """The words that one screen is given to say.

    Raises:
        NotFound: the contest has no screen of that code.
    """
    return wall_page("message", text=screen_with_code(g.contest.id, code).text or "")


@blueprint.get(f"{WALL}/nghi/<code>")
@public
def wall_break(code: str) -> str:
    """How long a break still takes, on one screen.

    Raises:
        NotFound: the contest has no screen of that code.
    """
    screen = screen_with_code(g.contest.id, code)
    until = screen.until
    return wall_page(
        "break",
        label=screen.text or "Nghỉ giải lao",
        until=until,
        left=0 if until is None else max(0, int((until - clock.now()).total_seconds())),
    )


def wall_page(name: str, **values: Any) -> str:
    """The page of one scene."""
    return render_template(
        f"displays/wall_{name}.html",
        version=last_version(g.contest.id) or 0,
        csrf_token=str,  # an empty one: no form, and a token would be personal
        **values,
    )
