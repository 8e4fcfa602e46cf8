"""The public read API (contract/interfaces.md): JSON, no sign-in, only what is published."""

from typing import Any

from flask import Response, g, jsonify, request

from contest.displays.queries.snapshots import last_snapshot, public_facts, published_contests
from contest.displays.views import blueprint
from contest.shared.access import public
from contest.shared.errors import NotFound


@blueprint.get("/api/v1/contests")
@public
def contests() -> Any:
    """The published contests."""
    return jsonify(contests=[public_facts(contest) for contest in published_contests()])


@blueprint.get("/api/v1/contests/<slug>/scoreboard")
@public
def scoreboard_json() -> Any:
    """The last published snapshot: the very bytes that the live topic sends as ``data``.

    Raises:
        NotFound: nothing of the contest was published.
    """
    snapshot = last_snapshot(g.contest.id)
    if snapshot is None:
        raise NotFound("not_published")
    response = Response(snapshot.body, content_type="application/json; charset=utf-8")
    response.set_etag(f"{snapshot.version}-{snapshot.digest[:16]}")
    response.headers["Cache-Control"] = "public, max-age=1, stale-while-revalidate=5"
    return response.make_conditional(request)
