"""The codes to hang under the wall newspapers: a judge's phone opens that sheet."""

from flask import g, render_template, url_for
from sqlalchemy import select

from contest.accounts.addresses import only_this_machine, public_base, qr_image
from contest.registration.models import Delegation
from contest.regulations.models import Round
from contest.schedule.models import Turn
from contest.scoring.views import blueprint
from contest.shared.access import requires
from contest.shared.db import db


@blueprint.get("/hoi-thi/<slug>/giam-khao/ma-bao-tuong")
@requires("desk.view")
def wall_codes() -> str:
    """One card a team and round without a stage, to print and cut."""
    rows = db.session.execute(
        select(Round.key, Round.name, Delegation.key, Delegation.name, Turn.position)
        .join(Turn, Turn.round_id == Round.id)
        .join(Delegation, Delegation.id == Turn.delegation_id)
        .where(
            Round.contest_id == g.contest.id,
            Round.staged.is_(False),
            Delegation.status == "approved",
        )
        .order_by(Round.position, Turn.position.is_(None), Turn.position, Delegation.position)
    ).all()
    door = f"{public_base()}{url_for('scoring.judge')}"
    cards = [
        {
            "round": round_name,
            "team": team_name,
            "number": number,
            "qr": qr_image(f"{door}#/cham/{round_key}/{team_key}"),
        }
        for round_key, round_name, team_key, team_name, number in rows
    ]
    return render_template(
        "scoring/wall_codes.html", cards=cards, door=door, only_this_machine=only_this_machine()
    )
