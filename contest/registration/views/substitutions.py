"""Requests to change a list, as the organiser reads and answers them."""

from dataclasses import replace
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.registration.actions.substitutions import accept_substitution as accept
from contest.registration.actions.substitutions import decline_substitution as decline
from contest.registration.actions.viewing import note_viewing
from contest.registration.queries.files import File, file_of
from contest.registration.queries.standing import standing_of_entry
from contest.registration.queries.substitutions import (
    Request,
    count_asked,
    request_of,
    requests_of,
)
from contest.registration.rules.differences import differences
from contest.registration.rules.entry import Entry, places_of
from contest.registration.rules.substitution import SubstitutionStatus, why_not_accept
from contest.registration.views import blueprint
from contest.registration.views.editing import Page
from contest.regulations.queries.values import divisions_of, units_of
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Refusal, Stale
from contest.shared.sentences import sentence, sentences_of


@blueprint.get("/doan/de-nghi-thay-doi")
@requires("registration.review")
def substitutions() -> str:
    """All requests, those that wait for an answer first."""
    return render_template("registration/substitutions.html", requests=requests_of(g.contest.id))


@blueprint.get("/doan/de-nghi-thay-doi/<int:substitution_id>")
@requires("registration.review")
def substitution(substitution_id: int) -> str:
    """One request: what it changes, the composition before and after, and the answer."""
    asked = request_of(g.contest.id, substitution_id)
    subject = f"substitution:{asked.delegation_key}/{asked.id}"
    note_viewing(g.contest.id, subject, "substitution_lists", by=actor())
    return _page(substitution_id)


@blueprint.post("/doan/de-nghi-thay-doi/<int:substitution_id>/dong-y")
@requires("registration.review")
def accept_substitution(substitution_id: int) -> Page:
    """Carry the change out."""
    return _answered(substitution_id, accept, "Đã đồng ý; danh sách của đoàn đã được thay đổi.")


@blueprint.post("/doan/de-nghi-thay-doi/<int:substitution_id>/giu-nguyen")
@requires("registration.review")
def decline_substitution(substitution_id: int) -> Page:
    """Leave the list as it is."""
    return _answered(substitution_id, decline, "Đã trả lời; danh sách giữ nguyên.")


def _answered(substitution_id: int, act: Any, done: str) -> Page:
    try:
        act(g.contest.id, substitution_id, request.form.get("answer", ""), by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        reasons = sentences_of(refusal)
        at_field = isinstance(refusal, Invalid)
        since = refusal.current if isinstance(refusal, Stale) else None
        page = _page(
            substitution_id,
            refused=[] if at_field or since else reasons,
            faults=reasons if at_field else [],
            since=since,
        )
        return page, refusal.status
    flash(done, "done")
    return redirect(url_for("registration.substitution", substitution_id=substitution_id))


def _page(
    substitution_id: int,
    *,
    refused: list[str] | None = None,
    faults: list[str] | None = None,
    since: Entry | None = None,
) -> str:
    asked = request_of(g.contest.id, substitution_id)
    file = file_of(g.contest.id, asked.delegation_id)
    against = why_not_accept(
        asked.status, file.status, announced=g.contest.announced_at is not None
    )
    return render_template(
        "registration/substitution.html",
        own=False,
        refused=refused or [],
        faults=faults or [],
        meanwhile=() if since is None else differences(asked.before, since),
        answer=request.form.get("answer", ""),
        may_answer=asked.status is SubstitutionStatus.ASKED,
        against=[sentence(code) for code in against],
        **shown(file, asked),
    )


def shown(file: File, asked: Request) -> dict[str, Any]:
    """What both sides see of a request."""
    return {
        "file": file,
        "asked": asked,
        "changes": asked.changes,
        "before": _standing(file, asked.before),
        "after": _standing(file, asked.after),
        "units": {unit.key: unit.name for unit in units_of(file.contest_id)},
        "divisions": {division.key: division.name for division in divisions_of(file.contest_id)},
    }


def _standing(file: File, entry: Entry) -> Any:
    return standing_of_entry(replace(file, entry=entry), entry, places_of(entry))


@blueprint.app_template_global()
def requests_waiting() -> int:
    """How many requests wait for the organiser's answer."""
    return count_asked(g.contest.id)
