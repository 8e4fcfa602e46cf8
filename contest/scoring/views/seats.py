"""The judges' seats as the desk sees them, and the slips that open them."""

from collections.abc import Callable
from typing import Any

from flask import current_app, flash, g, redirect, render_template, url_for

from contest.accounts.addresses import only_this_machine, public_base, qr_image
from contest.accounts.gate import actor
from contest.audit.actions.trail import Actor
from contest.scoring.actions.seat_desk import allow_takeover, lift_wait, renew_codes
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import (
    DOOR,
    seat_codes,
    seat_states,
    seats_are_missing,
)
from contest.scoring.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import NotFound

PAGE = "/hoi-thi/<slug>/giam-khao"


@blueprint.get(PAGE)
@requires("desk.view")
def seats() -> Any:
    """Who sits where, and what the desk may do about it."""
    states = seat_states(g.contest.id)
    return render_template("scoring/seats.html", states=states, moment_now=clock.now())


@blueprint.get(f"{PAGE}/phieu")
@requires("people.manage")
def seat_slips() -> Any:
    """The slips of all judges, to print and cut."""
    return _slips()


@blueprint.get(f"{PAGE}/<int:judge_id>/phieu")
@requires("people.manage")
def seat_slip(judge_id: int) -> Any:
    """The slip of one judge."""
    return _slips(judge_id)


def _slips(judge_id: int | None = None) -> Any:
    contest_id = g.contest.id
    if seats_are_missing(contest_id):
        make_seats(contest_id)
    base = public_base()
    secret = current_app.config["SETTINGS"].secret_key
    codes = [c for c in seat_codes(contest_id, secret) if judge_id in (None, c.judge_id)]
    if judge_id is not None and not codes:
        raise NotFound("not_found")
    return render_template(
        "scoring/seat_slips.html",
        slips=[(code, qr_image(code.url(base))) for code in codes],
        door=f"{base}{DOOR}",
        only_this_machine=only_this_machine(),
    )


@blueprint.post(f"{PAGE}/<int:judge_id>/ma-moi")
@requires("people.manage")
def new_seat_codes(judge_id: int) -> Any:
    """A new slip; the old one opens nothing any more."""
    name = renew_codes(g.contest.id, judge_id, by=actor())
    flash(f"Đã cấp mã mới cho {name}. Phiếu cũ không còn dùng được.", "done")
    return redirect(url_for("scoring.seat_slip", judge_id=judge_id))


@blueprint.post(f"{PAGE}/<int:judge_id>/thu-lai")
@requires("desk.decide")
def lift_seat_wait(judge_id: int) -> Any:
    """The judge may try the PIN again at once."""
    return _at_the_desk(lift_wait, judge_id, "{} nhập lại mã PIN được ngay.")


@blueprint.post(f"{PAGE}/<int:judge_id>/doi-may")
@requires("desk.decide")
def allow_seat_takeover(judge_id: int) -> Any:
    """The judge may go on on another device."""
    return _at_the_desk(
        allow_takeover, judge_id, "Trong 10 phút, {} quét lại mã QR là chuyển được sang máy khác."
    )


def _at_the_desk(act: Callable[..., str], judge_id: int, sentence: str) -> Any:
    by: Actor = actor()
    flash(sentence.format(act(g.contest.id, judge_id, by=by)), "done")
    return redirect(url_for("scoring.seats"))
