"""The desk reads in what a tablet could not send: a file, or pictures shown on its screen."""

from typing import Any

from flask import g, render_template, request
from sqlalchemy import select

from contest.accounts.gate import actor
from contest.registration.models import Delegation
from contest.scoring.actions.parcels import Delivered, deliver_parcel
from contest.scoring.queries.plan import plan_of
from contest.scoring.rules.parcels import LONGEST
from contest.scoring.views import blueprint
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of

PAGE = "/hoi-thi/<slug>/ban-thu-ky/cho-gui"


@blueprint.get(PAGE)
@requires("desk.enter")
def parcels() -> str:
    """Where a file is chosen; a picture's address carries its parcel as the fragment."""
    return _page()


@blueprint.post(PAGE)
@requires("desk.enter")
def read_parcels() -> Any:
    """Take the operations; what was refused is named, each with its reason."""
    try:
        delivered = deliver_parcel(g.contest.id, _given(), by=actor())
    except Refusal as refusal:
        return _page(problems=sentences_of(refusal)), refusal.status
    return _page(delivered)


def _given() -> str:
    file = request.files.get("file")
    if file is not None and file.filename:
        return str(file.read(LONGEST + 1), "utf-8", "replace")
    return str(request.form.get("parcel", ""))


def _page(delivered: Delivered | None = None, problems: list[str] | None = None) -> str:
    return render_template(
        "scoring/parcels.html",
        delivered=delivered,
        refused=_refused(delivered) if delivered else [],
        problems=problems or [],
    )


def _refused(delivered: Delivered) -> list[dict[str, Any]]:
    """What was refused, in the words of the sheet."""
    plan = plan_of(db.session(), g.contest.id)
    named = select(Delegation).where(Delegation.contest_id == g.contest.id)
    teams = {team.key: team.name for team in db.session.scalars(named)}
    lines = []
    for operation, answer in delivered.answers:
        if answer.status != "refused":
            continue
        round_ = plan.rounds.get(str(operation["round"]))
        names = {one.key: one.name for one in round_.criteria} if round_ else {}
        lines.append(
            {
                "round": round_.name if round_ else operation["round"],
                "team": teams.get(str(operation["team"]), operation["team"]),
                "what": _what(operation, names),
                "reasons": [sentence(one) for one in answer.reasons],
            }
        )
    return lines


def _what(operation: dict[str, Any], names: dict[str, str]) -> str:
    match operation["type"]:
        case "mark":
            points = operation["points"]
            given = "bỏ trống" if points is None else str(points).replace(".", ",")
            return f"{names.get(str(operation['criterion']), operation['criterion'])}: {given}"
        case "comment":
            return "Ghi chú"
    return "Gửi phiếu"
