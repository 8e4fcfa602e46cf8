"""The door of the judges' table: ``POST /api/v1/seat`` (contract/interfaces.md)."""

import json
from collections.abc import Mapping
from typing import Any

from flask import current_app, jsonify, request
from flask.blueprints import BlueprintSetupState

from contest.scoring.actions.seats import SeatAsk, take_seat
from contest.scoring.views import blueprint
from contest.shared.access import public
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.limits import limiter

PER_ADDRESS = "300 per minute"
"""A whole hall is often one address; the PIN itself is guarded per seat."""

LONGEST = {"token": 100, "contest": 64, "judge": 64, "pin": 20, "device": 100}


class BadRequest(Refusal):
    """A body that is not what the contract says (400)."""

    status = 400


@blueprint.post("/api/v1/seat")
@public
@limiter.limit(PER_ADDRESS)
def take() -> Any:
    """Sit down by QR or PIN; answers the bearer token of the seat."""
    seated = take_seat(_ask(_body()), current_app.config["SETTINGS"].secret_key)
    judge = {"key": seated.judge_key, "name": seated.judge_name}
    return jsonify(session=seated.session, contest=seated.contest, judge=judge)


@blueprint.record_once
def _without_csrf(state: BlueprintSetupState) -> None:
    """No cookie is used here: who asks is in the body."""
    state.app.extensions["csrf"].exempt(take)


def _body() -> Mapping[str, Any]:
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise BadRequest("bad_json") from None
    if not isinstance(body, dict):
        raise BadRequest("bad_json")
    return body


def _ask(body: Mapping[str, Any]) -> SeatAsk:
    wrong = [name for name in LONGEST if not _is_text(body.get(name), LONGEST[name])]
    if not isinstance(body.get("takeover", False), bool):
        wrong.append("takeover")
    if wrong:
        raise Invalid(*(Reason("value_wrong", {"field": name}) for name in wrong))
    if not body.get("device"):
        raise Invalid("device_missing")
    by_pin = all(body.get(name) for name in ("contest", "judge", "pin"))
    if not body.get("token") and not by_pin:
        raise Invalid("code_missing")
    return SeatAsk(
        device=body["device"],
        takeover=body.get("takeover", False),
        token=body.get("token") or None,
        contest=body.get("contest") or None,
        judge=body.get("judge") or None,
        pin="".join((body.get("pin") or "").split()) or None,  # slips print it as 123 456
    )


def _is_text(value: Any, longest: int) -> bool:
    """Absent, or a text that every database can keep: no control signs, no half characters."""
    if value is None:
        return True
    return isinstance(value, str) and len(value) <= longest and (value == "" or value.isprintable())
