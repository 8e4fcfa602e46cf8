"""What the judge's tablet speaks (contract/interfaces.md, “A judge's seat”)."""

from typing import Any

from flask import g, jsonify, request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import BadRequest

from contest.accounts.gate import SeatHolder, actor
from contest.scoring.actions.operations import accept_operations
from contest.scoring.forms.answers import results_json
from contest.scoring.queries.seat_turns import seat_turns, seat_turns_json
from contest.scoring.views import blueprint
from contest.shared.access import seated
from contest.shared.db import db
from contest.shared.errors import Invalid, Refusal
from contest.shared.lineage import line_here


@blueprint.get("/api/v1/seat/turns")
@seated
def own_turns() -> Any:
    """The judge's turns and own marks; 304 when the tablet has them already.

    A device that was superseded sees nothing any more: it may only deliver what it had queued.
    """
    seat: SeatHolder = g.seat
    if seat.superseded:
        raise Refusal("seat_superseded")
    answer = jsonify(seat_turns_json(seat_turns(db.session(), seat.contest_id, seat.judge_key)))
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.post("/api/v1/seat/ops")
@seated
def take_operations() -> Any:
    """Take a batch of operations, each durable before it is answered."""
    return jsonify(results_json(accept_operations(g.seat, _sent_operations(), by=actor())))


@blueprint.record_once
def _no_cookie_no_csrf(state: BlueprintSetupState) -> None:
    # The bearer token comes from the page's own script and never by itself, as a cookie would.
    state.app.extensions["csrf"].exempt(take_operations)


def _sent_operations() -> Any:
    try:
        body = request.get_json(force=True)
    except RecursionError as error:
        raise BadRequest from error
    if not isinstance(body, dict):
        raise Invalid("bad_operations")
    # Before anything is taken from a device that believes in another line of the record: what it
    # had sent before comes first then (docs/adr/0019-standby.md).
    if body.get("record") not in (None, line_here()):
        raise Refusal("record_changed")
    return body.get("ops")
