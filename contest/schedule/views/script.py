"""Kịch bản điều hành: where guests, presenters, names as said, words and warnings are typed in."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.schedule.actions.stage_plan import TypedPlan, save_plan
from contest.schedule.queries.stage_plan import plan_of, teams_to_name
from contest.schedule.rules.script import STEPS
from contest.schedule.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentence
from contest.shared.whole_numbers import whole_number

PAGE = "/kich-ban-dieu-hanh"


@blueprint.get(PAGE)
@requires("draw.make")
def script() -> str:
    """The plan of the stage as a form."""
    return _page()


@blueprint.post(PAGE)
@requires("draw.make")
def save_script() -> Any:
    """Keep the plan as typed."""
    typed = request.form
    plan = plan_of(g.contest.id)
    given = TypedPlan(
        guests=typed.get("guests", plan.guest_lines),
        presenters=_part("presenter", [key for key, _ in plan.awards]),
        spoken=_part("spoken", [team.key for team in teams_to_name(g.contest.id)]),
        script=_part("script", [step.key for step in STEPS]),
        before=typed.get("before", ""),
        at_limit="at_limit" in typed,
        each_step="each_step" in typed,
    )
    version = whole_number(typed.get("version"), -1)
    try:
        save_plan(g.contest.id, given, version, by=actor())
    except Stale:
        return _page(is_stale=True), 409
    except Refusal as refusal:
        return _page(refusal), 422
    flash("Đã lưu kịch bản điều hành.", "done")
    return redirect(url_for("schedule.script"))


def _part(name: str, keys: list[str]) -> dict[str, str]:
    return {key: request.form.get(f"{name}-{key}", "") for key in keys}


def _page(refusal: Refusal | None = None, *, is_stale: bool = False) -> str:
    reasons = () if refusal is None else refusal.reasons
    return render_template(
        "schedule/script.html",
        plan=plan_of(g.contest.id),
        steps=STEPS,
        teams=teams_to_name(g.contest.id),
        faults={str(one.facts["at"]): sentence(one) for one in reasons},
        is_stale=is_stale,
        typed=request.form if reasons or is_stale else {},
    )
