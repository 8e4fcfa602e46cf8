"""Góc của đoàn: what is handed in, who does what, rehearsals, the practice stopwatch."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import Response, g, jsonify, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.preparation.actions.duty import save_duties
from contest.preparation.actions.practice import drop_run, keep_run
from contest.preparation.actions.rehearsal import (
    cancel_rehearsal,
    change_rehearsal,
    plan_rehearsal,
)
from contest.preparation.forms.duty import duty_faults, posted_duties, typed_duties
from contest.preparation.forms.rehearsal import RehearsalForm, blank_form, form_of
from contest.preparation.queries.corner import duties_of, practices_of, rehearsals_of
from contest.preparation.queries.shows import answered, shows_of
from contest.preparation.rules import handed
from contest.preparation.rules.duty import (
    Duty,
    TypedDuty,
    read_duties,
    rearranged,
    stamp_of,
)
from contest.preparation.views import blueprint
from contest.registration.queries.files import File
from contest.registration.views.delegation import own_file
from contest.registration.views.editing import Page, deadline_here
from contest.shared.access import requires
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

CORNER = "/dang-ky/<int:delegation_id>/goc-cua-doan"


@blueprint.get(CORNER)
@requires("registration.own")
def corner(delegation_id: int) -> str:
    """The whole corner."""
    return _page(own_file(delegation_id))


@blueprint.post(f"{CORNER}/phan-cong")
@requires("registration.own")
def duties(delegation_id: int) -> Page:
    """Store the division of work, or rearrange its lines without a script."""
    file = own_file(delegation_id)
    typed = posted_duties(request.form)
    stamp = request.form.get("stamp", "")
    if order := request.form.get("row"):
        return _page(file, typed=rearranged(typed, order), stamp=stamp)
    lines, faults = read_duties(typed)
    if faults:
        return _page(file, typed=typed, stamp=stamp, at=duty_faults(faults)), 422
    try:
        save_duties(g.contest.id, file.id, lines, stamp, by=actor())
    except Stale as stale:
        now = stamp_of(stale.current)
        return _page(file, typed=typed, stamp=now, stored=stale.current), stale.status
    except Refusal as refusal:
        return _page(file, typed=typed, stamp=stamp, refused=sentences_of(refusal)), refusal.status
    return _back(file, "phan-cong")


@blueprint.post(f"{CORNER}/tap-luyen")
@requires("registration.own")
def plan(delegation_id: int) -> Page:
    """Add a rehearsal."""
    file = own_file(delegation_id)
    form = RehearsalForm(prefix="moi-")
    planned = form.planned()
    if planned is None:
        return _page(file, adding=form), 422
    try:
        plan_rehearsal(g.contest.id, file.id, planned, by=actor())
    except Refusal as refusal:
        return _page(file, adding=form, refused=sentences_of(refusal)), refusal.status
    return _back(file, "tap-luyen")


@blueprint.post(f"{CORNER}/tap-luyen/<int:rehearsal_id>")
@requires("registration.own")
def replan(delegation_id: int, rehearsal_id: int) -> Page:
    """Change a rehearsal, or take it off the list."""
    file = own_file(delegation_id)
    if request.form.get("do") == "cancel":
        cancel_rehearsal(g.contest.id, file.id, rehearsal_id, by=actor())
        return _back(file, "tap-luyen")
    form = RehearsalForm(prefix=f"buoi-{rehearsal_id}-")
    planned = form.planned()
    if planned is None:
        return _page(file, changing=(rehearsal_id, form)), 422
    change_rehearsal(g.contest.id, file.id, rehearsal_id, planned, by=actor())
    return _back(file, "tap-luyen")


@blueprint.post(f"{CORNER}/luot-tap")
@requires("registration.own")
def keep(delegation_id: int) -> Page | Response:
    """Keep a run: from the stopwatch (JSON), or typed by hand (form)."""
    file = own_file(delegation_id)
    sent: Any = request.get_json(silent=True) if request.is_json else request.form
    sent = sent if hasattr(sent, "get") else {}
    seconds = _number(sent.get("minutes")) * 60 + _number(sent.get("seconds"))
    ago = timedelta(seconds=_number(sent.get("ago")))
    try:
        keep_run(g.contest.id, file.id, _number(sent.get("round")), seconds, ago, by=actor())
    except Refusal as refusal:
        if request.is_json:
            raise
        return _page(file, run=sent, run_refused=sentences_of(refusal)), refusal.status
    if request.is_json:
        return jsonify({"runs": _runs(file)})
    return _back(file, "dong-ho")


@blueprint.post(f"{CORNER}/luot-tap/<int:run_id>/bo")
@requires("registration.own")
def drop(delegation_id: int, run_id: int) -> Page:
    """Take a run off the list."""
    file = own_file(delegation_id)
    drop_run(g.contest.id, file.id, run_id, by=actor())
    return _back(file, "dong-ho")


def _number(value: object) -> int:
    """A whole number of a form or of JSON; 0 for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 10**9 else 0
    return whole_number(value) if isinstance(value, str) else 0


def _back(file: File, part: str) -> Page:
    """To the part that was changed, which says so itself: the top of the page is out of sight."""
    return redirect(url_for("preparation.corner", delegation_id=file.id, xong=part, _anchor=part))


def _runs(file: File) -> str:
    return render_template(
        "preparation/corner_runs.html",
        file=file,
        practices=practices_of(g.contest.id, file.id),
    )


def _page(
    file: File,
    *,
    typed: Sequence[TypedDuty] | None = None,
    stamp: str | None = None,
    at: dict[str, str] | None = None,
    stored: Sequence[Duty] | None = None,
    refused: Sequence[str] = (),
    adding: RehearsalForm | None = None,
    changing: tuple[int, RehearsalForm] | None = None,
    run: Any = None,
    run_refused: Sequence[str] = (),
) -> str:
    division = duties_of(file.id)
    kept = () if division.proposed else division.lines
    rehearsals = rehearsals_of(file.id)
    people = [person for person in file.entry.people if person.ref is not None]
    return render_template(
        "preparation/corner.html",
        file=file,
        deadline=deadline_here(),
        handed=handed,
        shows=shows_of(g.contest.id, file.id),
        people=len(people),
        answered=answered(file.id),
        duties=typed_duties(division.lines) if typed is None else typed,
        proposed=division.proposed and typed is None,
        stamp=stamp_of(kept) if stamp is None else stamp,
        faults=at or {},
        stored=stored,
        refused=refused,
        rehearsals=[
            (one, changing[1] if changing and changing[0] == one.id else form_of(one))
            for one in rehearsals
        ],
        changing=changing[0] if changing else None,
        adding=adding or blank_form(),
        practices=practices_of(g.contest.id, file.id),
        run=run or {},
        run_refused=run_refused,
        saved=request.args.get("xong"),
    )
