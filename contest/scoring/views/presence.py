"""The door for a tablet's sign of life: ``POST /api/v1/seat/presence``.

``{"waiting": n, "page": "round/team"|null, "visible": bool, "lent": bool, "battery": 0–100|null,
"seen": id|null}`` → ``{"nudge": {"id","round","team","team_name","by"}|null}``.
"""

from typing import Any

from flask import g, jsonify, request
from flask.blueprints import BlueprintSetupState

from contest.scoring.actions.presence import Asked, Told, tell_presence
from contest.scoring.views import blueprint
from contest.shared.access import seated
from contest.shared.errors import Invalid, Reason

LONGEST_PAGE = 140
MOST_WAITING = 1_000_000
MOST_ID = 2**31 - 1


@blueprint.post("/api/v1/seat/presence")
@seated
def presence() -> Any:
    """Keep what the tablet says of itself; answer what the desk asks for."""
    return jsonify(nudge=_nudge(tell_presence(g.seat, _told(request.get_json(force=True)))))


@blueprint.record_once
def _no_cookie_no_csrf(state: BlueprintSetupState) -> None:
    # As for the operations: the bearer token never comes by itself.
    state.app.extensions["csrf"].exempt(presence)


def _told(body: Any) -> Told:
    """Read the body.

    Raises:
        Invalid: every field that is not what it should be.
    """
    if not isinstance(body, dict):
        raise Invalid("bad_json")
    page = body.get("page")
    fits = {
        "waiting": _is_count(body.get("waiting"), MOST_WAITING),
        "page": page is None or _is_page(page),
        "visible": isinstance(body.get("visible"), bool),
        "lent": isinstance(body.get("lent", False), bool),
        "battery": body.get("battery") is None or _is_count(body["battery"], 100),
        "seen": body.get("seen") is None or _is_count(body["seen"], MOST_ID),
    }
    wrong = [Reason("value_wrong", {"field": name}) for name, fit in fits.items() if not fit]
    if wrong:
        raise Invalid(*wrong)
    return Told(
        waiting=body["waiting"],
        page=page,
        visible=body["visible"],
        lent=body.get("lent", False),
        battery=body.get("battery"),
        seen=body.get("seen"),
    )


def _is_count(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _is_page(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_PAGE and value.isprintable()


def _nudge(asked: Asked | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {
        "id": asked.id,
        "round": asked.round,
        "team": asked.team,
        "team_name": asked.team_name,
        "by": asked.by_name,
    }
