"""The ceremony on the wall and on phones: only what has been said, step by step."""

from typing import Any

from flask import Response, current_app, g, jsonify, render_template, request

from contest.displays.queries.poster import poster_of
from contest.displays.queries.reveal import ceremony_said, rehearsal_said
from contest.displays.queries.snapshots import last_version
from contest.displays.views import blueprint
from contest.shared.access import public, requires
from contest.shared.errors import NotFound
from contest.shared.realtime import CompactJson

PAGE = "/hoi-thi/<slug>/le-trao-giai"


@blueprint.get(PAGE)
@public
def ceremony() -> Any:
    """The wall page; the same for everybody, so it is rendered once for each step.

    Raises:
        NotFound: nothing of the contest was published.
    """
    version = _published_version()
    said = ceremony_said(g.contest)
    key = f"{version}/{CompactJson.dumps(said)}"
    rendered: dict[int, tuple[str, str]]
    rendered = current_app.extensions.setdefault("displays.ceremony", {})
    if rendered.get(g.contest.id, ("", ""))[0] != key:
        rendered[g.contest.id] = (key, _page(said, rehearsal=False))
    response = Response(rendered[g.contest.id][1], content_type="text/html; charset=utf-8")
    response.cache_control.public = True
    response.cache_control.max_age = 1
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/api/v1/contests/<slug>/ceremony")
@public
def ceremony_json() -> Any:
    """What the live topic ``ceremony`` sends as ``data``.

    Raises:
        NotFound: nothing of the contest was published.
    """
    _published_version()
    answer = jsonify(ceremony_said(g.contest))
    answer.add_etag()
    answer.headers["Cache-Control"] = "public, max-age=1"
    return answer.make_conditional(request)


@blueprint.get(f"{PAGE}/tap")
@requires("ceremony.run")
def ceremony_rehearsal() -> str:
    """The wall of a rehearsal: invented results, marked as such, for those who rehearse."""
    return _page(rehearsal_said(g.contest), rehearsal=True)


def _published_version() -> int:
    version = last_version(g.contest.id)
    if version is None:
        raise NotFound("not_published")
    return version


def _page(said: dict[str, Any], *, rehearsal: bool) -> str:
    return render_template(
        "displays/reveal.html",
        said=said,
        rehearsal=rehearsal,
        poster=poster_of(g.contest.id) if said["state"] == "done" else None,
        csrf_token=str,  # an empty one: the page has no form, and a token would be personal
    )
