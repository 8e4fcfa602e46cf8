"""The published timetable: a page for phones, JSON and a calendar file."""

from typing import Any

from flask import Response, g, jsonify, render_template, request

from contest.displays.views import blueprint
from contest.schedule.forms.calendar import calendar_of
from contest.schedule.forms.timetable import calendar_entries, public_timetable
from contest.schedule.queries.timetable import Day, day_of
from contest.shared import clock
from contest.shared.access import public
from contest.shared.errors import NotFound

API = "/api/v1/contests/<slug>/timetable"


@blueprint.get("/hoi-thi/<slug>/lich-thi")
@public
def timetable() -> Any:
    """The timetable for everybody.

    Raises:
        NotFound: it is not published.
    """
    return render_template("displays/timetable.html", day=_published())


@blueprint.get(API)
@public
def timetable_json() -> Any:
    """Planned and as it will really be (contract/interfaces.md).

    Raises:
        NotFound: it is not published.
    """
    answer = jsonify(public_timetable(g.contest, _published()))
    answer.add_etag()
    answer.headers["Cache-Control"] = "public, max-age=10"
    return answer.make_conditional(request)


@blueprint.get(f"{API}.ics")
@public
def timetable_ics() -> Any:
    """For the calendar of a phone.

    Raises:
        NotFound: it is not published, or its day is not known.
    """
    day = _published()
    stamp = day.row.published_at
    if day.row.day is None or stamp is None:
        raise NotFound("not_published")
    made = calendar_of(g.contest.name, g.contest.venue, day.row.day, stamp, calendar_entries(day))
    return Response(made, content_type="text/calendar; charset=utf-8")


def _published() -> Day:
    day = day_of(g.contest.id, clock.now())
    if day is None or day.row.published_at is None:
        raise NotFound("not_published")
    return day
