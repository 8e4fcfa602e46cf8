"""The draw on the wall of the hall: the seal beforehand, then the numbers, one after the other."""

from typing import Any

from flask import g, jsonify, render_template, request

from contest.displays.queries.draw import draw_shown
from contest.displays.views import blueprint
from contest.shared.access import public


@blueprint.get("/hoi-thi/<slug>/man-chieu/boc-tham")
@public
def draw() -> str:
    """For the projector; it follows the draw by itself."""
    return render_template("displays/draw.html", shown=draw_shown(g.contest))


@blueprint.get("/api/v1/contests/<slug>/draw")
@public
def draw_json() -> Any:
    """The order as drawn, and the seal of a seed that is still kept."""
    answer = jsonify(draw_shown(g.contest))
    answer.add_etag()
    answer.headers["Cache-Control"] = "public, max-age=1"
    return answer.make_conditional(request)
