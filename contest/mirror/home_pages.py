"""The pages of the mirror. The blueprint has the name of the hall's, so that templates find their
way; a page is rendered once for each envelope, however many homes ask."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)

from contest.displays.rules.poster import Poster
from contest.mirror.holding import Held, RefusedError, holding_here
from contest.mirror.home_live import hall_heard, tell_the_audience
from contest.mirror.rules.envelope import DOOR, FORGED, OLDER
from contest.mirror.rules.poster_json import poster_in
from contest.schedule.forms.calendar import Entry, calendar_of
from contest.shared import clock
from contest.shared.access import public
from contest.shared.errors import NotFound
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence

blueprint = Blueprint("displays", __name__)

BAD = 400

FOLLOWED = frozenset(
    {"displays/scoreboard.html", "displays/projector.html", "displays/reveal.html"}
)
"""Pages of the hall that move with it, and say when it is not heard."""


@blueprint.post(DOOR)
@public
def take() -> Any:
    """An envelope from the hall: ``{"version", "holds"}``, or why it is not taken."""
    try:
        taken = holding_here().take(request.get_data(as_text=True))
    except RefusedError as refused:
        if refused.code == "mirror_older":
            return _refused(refused.code, OLDER, version=refused.version)
        return _refused(refused.code, FORGED)
    except (ValueError, KeyError, TypeError):
        return _refused("bad_request", BAD)
    held = holding_here().of(taken.envelope.contest)
    if held is not None:
        tell_the_audience(taken.envelope.contest, taken.before, held)
    return jsonify(version=taken.envelope.version, holds=holding_here().slugs())


def _refused(code: str, status: int, **more: Any) -> Any:
    return jsonify(error={"code": code, "message": sentence(code), "reasons": []}, **more), status


@blueprint.get("/healthz")
@public
def healthz() -> Any:
    """200 while the process answers."""
    return jsonify(ok=True)


@blueprint.get("/readyz")
@public
def readyz() -> Any:
    """200: whatever was kept is read before the first answer."""
    return jsonify(ok=True, reasons=[])


@blueprint.get("/api/v1/time")
@public
def server_time() -> Any:
    """The hall's time, as far as we know it: its stage clock runs on that."""
    return jsonify(now=clock.now_ms() + holding_here().difference_ms)


@blueprint.get("/")
@public
def home() -> Any:
    """To the scoreboards: there is nothing else here."""
    return redirect(url_for("displays.boards"))


@blueprint.get("/bang-diem")
@public
def boards() -> Any:
    """The contests that the hall has told of."""
    found = holding_here().contests()
    if not found:
        return render_template("mirror/waiting.html")
    if len(found) == 1:
        return redirect(url_for("displays.scoreboard", slug=found[0]["slug"]))
    return render_template("displays/boards.html", contests=found)


@blueprint.get("/hoi-thi/<slug>/bang-diem")
@public
def scoreboard() -> Any:
    """The scoreboard for a phone or a desk, with a word when the hall is not heard."""
    return _page("displays/scoreboard.html")


@blueprint.get("/hoi-thi/<slug>/man-chieu")
@public
def projector() -> Any:
    """The scoreboard for a wall: a village may watch together."""
    return _page("displays/projector.html")


@blueprint.get("/hoi-thi/<slug>/le-trao-giai")
@public
def ceremony() -> Any:
    """The ceremony, as far as it was said."""
    said = g.held.state["ceremony"]
    poster = _poster(g.held) if said["state"] == "done" else None
    return _page("displays/reveal.html", said=said, rehearsal=False, poster=poster)


@blueprint.get("/hoi-thi/<slug>/man-chieu/boc-tham")
@public
def draw() -> Any:
    """The draw, as the wall of the hall shows it."""
    return _page("displays/draw.html", shown=g.held.state["draw"])


@blueprint.get("/hoi-thi/<slug>/lich-thi")
@public
def timetable() -> Any:
    """The published timetable.

    Raises:
        NotFound: it is not published.
    """
    made = _timetable()
    items = made["answer"]["items"]
    day = SimpleNamespace(
        row=SimpleNamespace(day=made["answer"]["day"]),
        late=made["answer"]["late_minutes"],
        has_begun=any(item["state"] in ("done", "now") for item in items),
        lines=[
            SimpleNamespace(**item, real=SimpleNamespace(start=start))
            for item, start in zip(items, made["starts"], strict=True)
        ],
    )
    return _page("displays/timetable.html", day=day)


@blueprint.get("/api/v1/contests")
@public
def contests() -> Any:
    """The read API's list."""
    return jsonify(contests=holding_here().contests())


@blueprint.get("/api/v1/contests/<slug>/scoreboard")
@public
def scoreboard_json() -> Any:
    """The very bytes that the hall's API answers with."""
    return _answer(g.held.board)


@blueprint.get("/api/v1/contests/<slug>/ceremony")
@public
def ceremony_json() -> Any:
    """What was said of the ceremony."""
    return _conditional(jsonify(g.held.state["ceremony"]))


@blueprint.get("/api/v1/contests/<slug>/hall")
@public
def hall_json() -> Any:
    """Whether the hall is heard: for phones whose socket does not get through."""
    return _conditional(jsonify(hall_heard(g.held)))


@blueprint.get("/api/v1/contests/<slug>/draw")
@public
def draw_json() -> Any:
    """The order as drawn."""
    return _conditional(jsonify(g.held.state["draw"]))


@blueprint.get("/api/v1/contests/<slug>/timetable")
@public
def timetable_json() -> Any:
    """Planned and as it will really be.

    Raises:
        NotFound: it is not published.
    """
    return _conditional(jsonify(_timetable()["answer"]))


@blueprint.get("/api/v1/contests/<slug>/timetable.ics")
@public
def timetable_ics() -> Any:
    """For the calendar of a phone.

    Raises:
        NotFound: it is not published, or its day is not known.
    """
    made = _timetable()
    told = made["answer"]
    if told["day"] is None:
        raise NotFound("not_published")
    text = calendar_of(
        told["contest"]["name"],
        told["venue"],
        told["day"],
        datetime.fromisoformat(told["published_at"]),
        [Entry(**one) for one in made["entries"]],
    )
    return Response(text, content_type="text/calendar; charset=utf-8")


def _timetable() -> Any:
    made = g.held.state["timetable"]
    if made is None:
        raise NotFound("not_published")
    return made


def _poster(held: Held) -> Poster:
    return poster_in(held.snapshot, held.state["poster"])


def _page(page: str, **values: Any) -> Response:
    """A page of the hall as it was rendered for this envelope, by whoever asked first."""
    held: Held = g.held
    silent = held.is_silent(clock.now())
    kept: dict[tuple[str, str], tuple[tuple[int, bool], str]]
    kept = current_app.extensions.setdefault("mirror.rendered", {})
    place, stamp = (g.contest.slug, page), (held.version, silent)
    if place not in kept or kept[place][0] != stamp:
        if not values:
            told = datetime.fromisoformat(held.snapshot["published_at"])
            values = {
                "poster": _poster(held),
                "snapshot": held.snapshot,
                "state": held.snapshot["state"],
                "published_at": told.astimezone(VIETNAM),
            }
        heard = {"heard_at": held.heard_at.astimezone(VIETNAM), "silent": silent}
        template = "mirror/followed.html" if page in FOLLOWED else page
        values |= {"page": page, "csrf_token": str}
        kept[place] = (stamp, render_template(template, **heard, **values))
    return _conditional(Response(kept[place][1], content_type="text/html; charset=utf-8"))


def _answer(text: str) -> Response:
    return _conditional(Response(text, content_type="application/json; charset=utf-8"))


def _conditional(response: Response) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = 1
    response.add_etag()
    response.make_conditional(request)
    return response
