"""The one address for screens, and the doors that a screen knocks at with its own token."""

from typing import Any

from flask import Response, current_app, jsonify, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from contest.accounts.addresses import public_base
from contest.displays.actions.screens import beat, register_screen
from contest.displays.queries.screens import Scene
from contest.displays.rules.screens import BEAT, Mode
from contest.displays.views import blueprint
from contest.shared.access import public
from contest.shared.errors import NotFound, Refusal
from contest.shared.headers import policy
from contest.shared.limits import limiter

ADDRESS = "/man-hinh"
CEREMONY = "/hoi-thi/<slug>/le-trao-giai"
REGISTRATIONS = "60/minute"
"""New screens from one address: a hall is often one."""
FRAMED = frozenset(
    f"displays.{page}"
    for page in (
        "wall_title",
        "wall_timetable",
        "wall_coming",
        "wall_now",
        "wall_marks",
        "wall_phone",
        "wall_message",
        "wall_break",
        "wall_gallery",
        "projector",
        "draw",
    )
)
"""Pages that stand inside the page of a screen, which is of this host: nobody else may frame them.
None of them has a form or shows anything to a signed-in person alone."""

PAGES = {
    Mode.TITLE: "displays.wall_title",
    Mode.TIMETABLE: "displays.wall_timetable",
    Mode.COMING: "displays.wall_coming",
    Mode.NOW: "displays.wall_now",
    Mode.MARKS: "displays.wall_marks",
    Mode.STANDINGS: "displays.projector",
    Mode.DRAW: "displays.draw",
    Mode.PHONE: "displays.wall_phone",
    Mode.MESSAGE: "displays.wall_message",
    Mode.BREAK: "displays.wall_break",
    Mode.GALLERY: "displays.wall_gallery",
}
"""Mode → the page that stands for it; black and the code are the screen's own."""


@blueprint.get(ADDRESS)
@public
def screen() -> str:
    """What every screen of the hall opens: it shows its code until the director has named it."""
    return render_template("displays/screen.html", fresh=False, base=public_base())


@blueprint.get(f"{ADDRESS}/moi")
@public
def screen_anew() -> str:
    """The same for a screen that shall forget which one it was."""
    return render_template("displays/screen.html", fresh=True, base=public_base())


@blueprint.post("/api/v1/screens")
@public
@limiter.limit(REGISTRATIONS)
def screen_register() -> Any:
    """A browser makes itself known: ``{"token", "code"}``."""
    token, code = register_screen()
    return jsonify(token=token, code=code), 201


@blueprint.post("/api/v1/screens/beat")
@public
def screen_beat() -> Any:
    """A sign of life with what is on the wall; the answer says what should be.

    Raises:
        NotFound: nobody knows the token: the screen makes itself known anew.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotFound("no_screen")
    body = request.get_json(silent=True)
    shown = body.get("shown") if isinstance(body, dict) else None
    if shown is not None and shown not in list(Mode):
        raise Refusal("bad_request")
    return jsonify(_told(beat(token.strip()[:200], shown)))


def _told(scene: Scene) -> dict[str, Any]:
    """The scene as the screen reads it; ``page`` is None for what it makes itself."""
    return {
        "code": scene.code,
        "name": scene.name,
        "contest": scene.slug,
        "mode": scene.mode.value,
        "page": _page_of(scene),
        "reloads": scene.reloads,
        "covered": scene.covered,
        "beat": BEAT,
    }


def _page_of(scene: Scene) -> str | None:
    if scene.slug is None:
        return None
    if scene.mode is Mode.CEREMONY:
        address = CEREMONY.replace("<slug>", scene.slug)
        return f"{address}?cue={scene.cue}"
    endpoint = PAGES.get(scene.mode)
    if endpoint is None:
        return None
    # The number makes each pointing an address of its own: the page is then loaded anew.
    values: dict[str, Any] = {"slug": scene.slug, "cue": scene.cue}
    if scene.mode in (Mode.MESSAGE, Mode.BREAK):
        values["code"] = scene.code
    return url_for(endpoint, **values)


def has_ceremony() -> bool:
    """Whether this product has the page of the ceremony."""
    return any(rule.rule == CEREMONY for rule in current_app.url_map.iter_rules())


@blueprint.after_request
def may_be_framed(response: Response) -> Response:
    """Let the page of a screen hold the pages of the wall."""
    rule = request.url_rule
    if request.endpoint in FRAMED or (rule is not None and rule.rule == CEREMONY):
        # The policy of shared/headers.py, but for who may frame the page.
        response.headers["Content-Security-Policy"] = policy(request.host, framed_by="'self'")
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@blueprint.record
def exempt_from_csrf(state: BlueprintSetupState) -> None:
    """A screen shows its own token; there is no cookie that another page could use."""
    for view in (screen_register, screen_beat):
        state.app.extensions["csrf"].exempt(view)
