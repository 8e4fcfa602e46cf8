"""The public scoreboard, for phones and for the hall's projector.

A page is the same for everybody, so it is rendered at most once a second and for each version,
however many phones ask; it carries no token and touches no session (docs/adr/0006).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, current_app, g, render_template, request

from contest.displays.queries.poster import poster_of
from contest.displays.queries.snapshots import last_version
from contest.displays.views import blueprint
from contest.shared import clock
from contest.shared.access import public
from contest.shared.filters import VIETNAM

FRESH = 1.0
"""Seconds for which a rendered page is given to the next one who asks."""


@dataclass(frozen=True, slots=True)
class _Rendered:
    version: int | None
    at: float
    body: str


@blueprint.get("/hoi-thi/<slug>/bang-diem")
@public
def scoreboard() -> Any:
    """The scoreboard for a phone or a desk.

    Raises:
        NotFound: nothing of the contest was published.
    """
    return _page("displays/scoreboard.html")


@blueprint.get("/hoi-thi/<slug>/man-chieu")
@public
def projector() -> Any:
    """The scoreboard for the wall of the hall: dark, large, turning its pages by itself.

    Raises:
        NotFound: nothing of the contest was published.
    """
    return _page("displays/projector.html")


def _page(template: str) -> Response:
    rendered: dict[tuple[int, str], _Rendered]
    rendered = current_app.extensions.setdefault("displays.rendered", {})
    key = (g.contest.id, template)
    page = rendered.get(key)
    version = last_version(g.contest.id)
    now = clock.monotonic()
    if page is None or page.version != version or now - page.at > FRESH:
        page = rendered[key] = _Rendered(version, now, _render(template))
    response = Response(page.body, content_type="text/html; charset=utf-8")
    response.cache_control.public = True
    response.cache_control.max_age = 1
    response.add_etag()
    response.make_conditional(request)
    return response


def _render(template: str) -> str:
    poster = poster_of(g.contest.id)
    published_at = datetime.fromisoformat(poster.snapshot["published_at"]).astimezone(VIETNAM)
    return render_template(
        template,
        poster=poster,
        snapshot=poster.snapshot,
        state=poster.snapshot["state"],
        published_at=published_at,
        csrf_token=str,  # an empty one: the page has no form, and a token would be personal
    )
