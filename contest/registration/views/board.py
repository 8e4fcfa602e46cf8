"""The organiser's board of all units, reminders to copy, all people, people in two teams."""

from typing import Any

from flask import g, render_template, request, url_for

from contest.accounts.addresses import only_this_machine, public_base
from contest.registration.queries.board import SORTS, STATES, UNFINISHED, Row, board
from contest.registration.queries.people import (
    BY_TEAM,
    doubled,
    listed,
    matches_of,
    people_named,
)
from contest.registration.queries.reminders import Reminder, often_lacking, reminders
from contest.registration.rules.deadline import deadline
from contest.registration.views import blueprint
from contest.registration.views.editing import deadline_here
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.filters import VIETNAM

ROWS_A_PAGE = 100
MATCHES_A_PAGE = 50
PEOPLE_FOUND = 8
"""How many people a search of the board shows; the others are on the page of all people."""


@blueprint.get("/doan")
@requires("registration.review")
def review() -> str:
    """Every unit with the state of its file and what is missing."""
    found = board(g.contest.id)
    state = request.args.get("trang_thai")
    state = state if state in STATES else None
    query, sort = asked_query(), request.args.get("xep", "")
    sort = sort if sort.removeprefix("-") in SORTS else ""
    rows = found.narrowed(state, query, sort)
    page = Pages(len(rows), ROWS_A_PAGE)
    people = people_named(g.contest.id, query) if query else []
    shown = page.of(rows)
    return render_template(
        "registration/review.html",
        total=len(found.rows),
        rows=shown,
        missing=found.missing(shown),
        pages_here=page,
        counts=found.counted(),
        states=STATES,
        state=state,
        query=query,
        sort=sort,
        address=_address(trang_thai=state, tim=query, xep=sort),
        people=listed(people[:PEOPLE_FOUND]),
        people_count=len(people),
        sure=found.sure,
        possible=found.possible,
        unfinished=sum(row.state in UNFINISHED for row in found.rows),
        deadline=deadline_here(),
    )


@blueprint.get("/doan/loi-nhac")
@requires("registration.review")
def reminder() -> str:
    """Words to copy: for one unit (``doan``, ``don_vi``), or for all that are not finished."""
    found = board(g.contest.id)
    delegation = request.args.get("doan", type=int)
    unit = request.args.get("don_vi", type=int)
    one = delegation is not None or unit is not None
    rows = [row for row in found.rows if not one or _is_it(row, delegation, unit)]
    told = reminders(g.contest.id, found, rows)
    return render_template(
        "registration/reminder.html",
        told=[(item, _deadline_of(item)) for item in told],
        one=one,
        common=often_lacking(found),
        handed_in=sum(row.state in ("submitted", "approved") for row in found.rows),
        total=sum(row.state != "withdrawn" for row in found.rows),
        deadline=deadline_here(),
        only_this_machine=only_this_machine(),
        link=public_base() + url_for("registration.delegations"),
    )


@blueprint.get("/doan/nguoi")
@requires("registration.review")
def people() -> str:
    """All people of the contest by given name, with their teams."""
    query = asked_query()
    sort = BY_TEAM if request.args.get("xep") == BY_TEAM else ""
    found = people_named(g.contest.id, query, sort)
    page = Pages(len(found), ROWS_A_PAGE)
    return render_template(
        "registration/all_people.html",
        people=listed(page.of(found)),
        total=len(found),
        first=page.first,
        pages_here=page,
        query=query,
        sort=sort,
        by_team=BY_TEAM,
        address=_address(tim=query, xep=sort),
    )


@blueprint.get("/doan/trung-ten")
@requires("registration.review")
def duplicates() -> str:
    """People who seem to be in two teams: the sure ones, then the possible ones."""
    matches = matches_of(g.contest.id)
    page = Pages(len(matches), MATCHES_A_PAGE)
    return render_template(
        "registration/duplicates.html",
        matches=doubled(page.of(matches)),
        sure=sum(match.is_sure for match in matches),
        total=len(matches),
        pages_here=page,
    )


class Pages:
    """Which page of a long list is asked for, and the addresses beside it."""

    def __init__(self, total: int, size: int) -> None:
        self._size = size
        self.count = max(1, -(-total // size))
        asked = request.args.get("trang", 1, type=int)
        self.number = min(max(1, asked), self.count)
        self.first = (self.number - 1) * size

    def of(self, items: Any) -> Any:
        """The part of a sequence that this page shows."""
        return items[self.first : self.first + self._size]

    def url(self, step: int) -> str | None:
        """The address of the page before (-1) or after (1); ``None`` where there is none."""
        number = self.number + step
        if not 1 <= number <= self.count:
            return None
        kept: dict[str, Any] = {**request.args.to_dict(), "trang": number}
        return url_for(request.endpoint or "", **kept)


def asked_query() -> str:
    """What is searched for, as the address says it."""
    return request.args.get("tim", "").strip()[:200]


def _address(**kept: str | None) -> Any:
    """Makes addresses of the same page with some of what narrows it changed."""

    def address(**changed: str | None) -> str:
        wanted: dict[str, Any] = {n: value for n, value in (kept | changed).items() if value}
        return url_for(request.endpoint or "", **wanted)

    return address


def _is_it(row: Row, delegation: int | None, unit: int | None) -> bool:
    if delegation is not None:
        return row.delegation_id == delegation
    return unit in row.unit_ids


def _deadline_of(item: Reminder) -> Any:
    return deadline(item.closes, clock.now(), VIETNAM)
