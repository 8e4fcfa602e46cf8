"""The time: when registration closes for whom, late files, other days for the contest."""

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, url_for
from flask_wtf import FlaskForm

from contest.accounts.gate import actor
from contest.registration.actions.deadlines import extend_registration, postpone_contest
from contest.registration.forms.deadlines import ExtensionForm, PostponementForm
from contest.registration.queries.deadlines import (
    Extended,
    Postponed,
    extensions_of,
    postponements_of,
)
from contest.registration.queries.late import late_of
from contest.registration.queries.values import teams_of
from contest.registration.rules.deadline import Deadline, deadline
from contest.registration.views import blueprint
from contest.registration.views.editing import Page, deadline_here
from contest.regulations.queries.values import contest_of
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence

POSTPONE = "hoan-"


@blueprint.get("/thoi-han")
@requires("registration.review")
def deadlines() -> str:
    """The end of registration, its extensions, late files, and the days of the contest."""
    return _page(_extension(None), PostponementForm(None, prefix=POSTPONE))


@blueprint.post("/thoi-han/gia-han")
@requires("registration.review")
def extend() -> Page:
    """Let one unit, or all, register longer."""
    form = _extension()
    try:
        closes, unit_id = form.closes(), form.unit_id()
        extend_registration(g.contest.id, unit_id, closes, form.reason.data or "", by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(form, refusal, "last_day")
        return _page(form, PostponementForm(None, prefix=POSTPONE)), refusal.status
    flash("Đã gia hạn. Mọi đơn vị đều thấy hạn mới và lý do.", "done")
    return redirect(url_for("registration.deadlines"))


@blueprint.post("/thoi-han/hoan")
@requires("registration.review")
def postpone() -> Page:
    """Give the contest other days."""
    form = PostponementForm(prefix=POSTPONE)
    try:
        postpone_contest(g.contest.id, form.new_days(), form.reason.data or "", by=actor())
    except Refusal as refusal:
        _tell(form, refusal, "days")
        return _page(_extension(None), form), refusal.status
    flash("Đã ghi hoãn ngày thi. Mọi đơn vị đều thấy ngày mới và lý do.", "done")
    return redirect(url_for("registration.deadlines"))


def _extension(*formdata: None) -> ExtensionForm:
    form = ExtensionForm(*formdata)
    form.offer([(unit.id, unit.name) for unit in g.contest.units])
    return form


def _tell(form: FlaskForm, refusal: Refusal, otherwise: str) -> None:
    """Each reason at its field; one about a text that is too long belongs to the reason."""
    for reason in refusal.reasons:
        at = "reason" if reason.code == "comment_too_long" else reason.facts.get("at", otherwise)
        if isinstance(refusal, Invalid):
            form[at].errors = [*form[at].errors, sentence(reason)]


def _page(extension: ExtensionForm, postponement: PostponementForm) -> str:
    names = {team.key: team.name for team in teams_of(g.contest.id, with_members=False)}
    return render_template(
        "registration/deadlines.html",
        extension=extension,
        postponement=postponement,
        own=deadline(contest_of(g.contest.id).closes_at, clock.now(), VIETNAM),
        deadline=deadline_here(),
        news=time_news(),
        late=[(names[key], late) for key, late in late_of(g.contest.id).items() if key in names],
    )


@dataclass(frozen=True, slots=True)
class News:
    """What everybody who takes part reads about the time, the newest first."""

    extensions: tuple[tuple[Extended, Deadline], ...]
    postponements: tuple[Postponed, ...]


@blueprint.app_template_global()
def time_news() -> News:
    """Extensions and postponements of the contest of this request: alike for everybody."""
    extended = []
    for extension in extensions_of(g.contest.id):
        last = deadline(extension.closes, clock.now(), VIETNAM)
        if last is not None:
            extended.append((extension, last))
    return News(tuple(extended), tuple(postponements_of(g.contest.id)))
