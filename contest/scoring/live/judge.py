"""Live at the judges' table: the topic ``judge``, and the second door for a seat's operations.

The topic is scoped to one judge: each follows their own turns and marks, and no other. It only
makes the tablet quicker; everything works by plain HTTP calls alone.
"""

from typing import Any

from flask import g
from sqlalchemy import select

from contest.accounts.gate import SeatHolder, actor
from contest.regulations.models import Contest, Judge
from contest.schedule.events import OrderDrawn, TurnMoved
from contest.scoring.actions.operations import accept_operations
from contest.scoring.events import MarksChanged, SeatRenewed, SeatTaken, SheetsChanged
from contest.scoring.forms.answers import results_json
from contest.scoring.queries.plan import last_plan
from contest.scoring.queries.seat_turns import seat_turns, seat_turns_json
from contest.scoring.seats import seat_of_token
from contest.shared.bus import on
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.realtime import (
    NAMESPACE,
    Snapshot,
    Topic,
    add_topic,
    connection_token,
    expel,
    publish,
    socketio,
)
from contest.shared.sentences import sentence

TOPIC = "judge"


def _seat_here() -> SeatHolder | None:
    token = connection_token()
    seat = None if token is None else seat_of_token(token)
    return None if seat is None or seat.superseded else seat


def _admit(slug: str) -> str | None:
    """A judge follows their own seat, while this device holds it."""
    seat = _seat_here()
    return None if seat is None or seat.slug != slug else seat.judge_key


def _produce(slug: str, judge_key: str) -> Snapshot | None:
    contest_id = db.session.scalar(select(Contest.id).where(Contest.slug == slug))
    if contest_id is None:
        return None
    found = seat_turns(db.session(), contest_id, judge_key)
    return Snapshot(found.version, seat_turns_json(found))


def take_operations(payload: Any = None) -> dict[str, Any]:
    """The same as ``POST /api/v1/seat/ops``, acknowledged with what that would answer."""
    token = connection_token()
    seat = None if token is None else seat_of_token(token)
    if seat is None:
        return _error("sign_in_needed")
    g.seat = seat
    sent = payload.get("ops") if isinstance(payload, dict) else None
    try:
        return results_json(accept_operations(seat, sent, by=actor()))
    except Refusal as refusal:
        return _error(refusal.reasons[0].code, sentence(refusal.reasons[0]))


def _error(code: str, message: str | None = None) -> dict[str, Any]:
    return {"error": {"code": code, "message": message or sentence(code), "reasons": []}}


@on(MarksChanged)
def own_marks_changed(event: MarksChanged) -> None:
    """The judge's own turns, to the judge alone."""
    # After every mark: the batch has just used the plan, so the record need not be asked again.
    plan = last_plan(event.contest_id)
    if plan is not None and event.judge_id in plan.judges:
        publish(TOPIC, plan.slug, plan.judges[event.judge_id])
    else:
        _publish_to(event.contest_id, event.judge_id)


@on(TurnMoved, SheetsChanged, OrderDrawn)
def everybodys_turns_changed(event: TurnMoved | SheetsChanged | OrderDrawn) -> None:
    """A turn moved, or the desk did something to its sheets: to every judge of the contest."""
    _publish_to(event.contest_id)


@on(SeatTaken)
def device_changed(event: SeatTaken) -> None:
    """The device that held the seat until now follows it no longer."""
    for slug, judge_key in _scopes(event.contest_id, event.judge_id):
        expel(TOPIC, slug, judge_key, "seat_superseded")


@on(SeatRenewed)
def codes_renewed(event: SeatRenewed) -> None:
    """Whoever sat there with the old codes follows the seat no longer."""
    for slug, judge_key in _scopes(event.contest_id, event.judge_id):
        expel(TOPIC, slug, judge_key, "sign_in_needed")


def _publish_to(contest_id: int, judge_id: int | None = None) -> None:
    for slug, judge_key in _scopes(contest_id, judge_id):
        publish(TOPIC, slug, judge_key)


def _scopes(contest_id: int, judge_id: int | None) -> list[tuple[str, str]]:
    """(slug, judge key) of one judge, or of all judges of the contest."""
    query = (
        select(Contest.slug, Judge.key)
        .join(Judge, Judge.contest_id == Contest.id)
        .where(Contest.id == contest_id)
    )
    if judge_id is not None:
        query = query.where(Judge.id == judge_id)
    return [(row.slug, row.key) for row in db.session.execute(query)]


socketio.on_event("ops", take_operations, namespace=NAMESPACE)
add_topic(Topic(TOPIC, _produce, _admit))
