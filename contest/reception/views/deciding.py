"""Quyết định tại chỗ: substitution, and letting a team perform whose composition is not kept.

The organiser reads what the regulations miss; a secretary decides too, and reads of it only what
the door does. What is typed of a newcomer is stored and never shown here again.
"""

from collections.abc import Sequence

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.reception.actions.deciding import let_perform
from contest.reception.actions.substituting import bring_newcomer, step_in
from contest.reception.forms.newcomer import (
    NewcomerForm,
    ReasonForm,
    choose_units,
    read_newcomer,
)
from contest.reception.queries.hall_team import (
    HallMember,
    HallTeam,
    hall_team,
    open_sentences,
    standing_at_the_hall,
    team_sentences,
)
from contest.reception.queries.performed import has_performed
from contest.reception.rules.asked import fields_asked
from contest.reception.views import blueprint
from contest.reception.views.team import Page
from contest.registration.queries.files import file_of
from contest.regulations.queries.values import composition_of, units_of
from contest.shared import clock
from contest.shared.access import may, requires
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number


@blueprint.get("/<team>/quyet-dinh")
@requires("reception.decide")
def decide(team: str) -> Page:
    """What is missing of the team, who may stand in, and the decision to let it perform."""
    return _page(hall_team(g.contest.id, team))


@blueprint.post("/<team>/cho-thi")
@requires("reception.decide")
def let_in(team: str) -> Page:
    """Let the team perform although those present do not satisfy the regulations."""
    here, form = hall_team(g.contest.id, team), ReasonForm()
    version = whole_number(form.version.data)
    try:
        let_perform(g.contest.id, here.id, version, form.reason.data or "", by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return _again(team, refusal, "waiver", form)
    flash("Đã ghi quyết định. Đội được thi.", "done")
    return redirect(url_for("reception.team", team=team), 303)


@blueprint.post("/<team>/du-bi-vao-thay")
@requires("reception.decide")
def substitute(team: str) -> Page:
    """Let a reserve stand in."""
    here, form = hall_team(g.contest.id, team), ReasonForm()
    absent, reserve = (request.form.get(name, 0, type=int) for name in ("absent", "reserve"))
    try:
        step_in(
            g.contest.id,
            here.id,
            whole_number(form.version.data),
            absent,
            reserve,
            form.reason.data or "",
            by=actor(),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _again(team, refusal, f"absent-{absent}", form)
    flash("Đã thay người.", "done")
    return redirect(url_for("reception.decide", team=team), 303)


@blueprint.route("/<team>/nguoi-moi/<int:absent_id>", methods=["GET", "POST"])
@requires("reception.decide")
def newcomer(team: str, absent_id: int) -> Page:
    """Somebody who is on no list, in the place of an absent one."""
    here = hall_team(g.contest.id, team)
    absent = next((one for one in here.members if one.id == absent_id), None)
    if absent is None or (request.method == "GET" and not absent.is_core):
        raise NotFound("not_found")
    form, file = NewcomerForm(), file_of(g.contest.id, here.id)
    units = {unit.key: unit.name for unit in file.units}
    units |= {unit.key: unit.name for unit in units_of(g.contest.id) if unit.key not in units}
    choose_units(form, units)
    asked = fields_asked(
        (rule.rule for rule in composition_of(g.contest.id)), joint=len(file.units) > 1
    )
    if request.method == "GET":
        form.version.data = str(here.version)
        return _newcomer_page(here, absent, form, asked)
    read = read_newcomer(
        form,
        asked,
        absent.role,
        today=clock.now().astimezone(VIETNAM).date(),
        units=units,
        default_unit=file.units[0].key if len(file.units) == 1 else None,
    )
    reason = form.reason.data or ""
    if not reason.strip():
        form.reason.errors = [sentence("reason_needed")]
    if read.person is None or form.reason.errors:
        return _newcomer_page(here, absent, form, asked), 422
    version = whole_number(form.version.data)
    try:
        bring_newcomer(g.contest.id, here.id, version, absent.id, read.person, reason, by=actor())
    except Refusal as refusal:
        problems = sentences_of(refusal)
        form.version.data = str(here.version)
        return _newcomer_page(here, absent, form, asked, problems), refusal.status
    flash("Đã thay người và ghi có mặt.", "done")
    return redirect(url_for("reception.decide", team=team), 303)


def _newcomer_page(
    here: HallTeam,
    absent: HallMember,
    form: NewcomerForm,
    asked: Sequence[str],
    problems: Sequence[str] = (),
) -> str:
    return render_template(
        "reception/newcomer.html",
        team=here,
        absent=absent,
        form=form,
        asked=asked,
        problems=problems,
    )


def _again(team: str, refusal: Refusal, at: str, form: ReasonForm) -> tuple[str, int]:
    """The page once more with why not; what was typed stays where it was."""
    told = sentences_of(refusal)
    at_field = told if isinstance(refusal, Invalid) else []
    page = _page(
        hall_team(g.contest.id, team),
        at=at,
        typed=form.reason.data or "",
        faults=at_field,
        problems=[] if at_field else told,
    )
    return page, refusal.status


def _page(
    here: HallTeam,
    *,
    at: str = "",
    typed: str = "",
    faults: Sequence[str] = (),
    problems: Sequence[str] = (),
) -> str:
    file = file_of(g.contest.id, here.id)
    present = {member.id for member in here.members if member.is_present}
    standing = standing_at_the_hall(file, present)
    reads_all = may("registration.review")
    return render_template(
        "reception/decide.html",
        team=here,
        findings=team_sentences(standing) if reads_all else open_sentences(standing),
        reads_all=reads_all,
        performed=has_performed(here.id),
        at=at,
        typed=typed,
        faults=faults,
        problems=problems,
    )
