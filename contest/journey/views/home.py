"""The home of a contest: the organiser's line of steps; for everybody else their one page."""

from typing import Any

from flask import g, redirect, render_template, url_for

from contest.journey.queries.counts import counts_of
from contest.journey.rules.life import life
from contest.journey.sentences import STEP_NAMES, TASKS
from contest.journey.views import blueprint
from contest.shared.access import may, requires

ONE_PAGE = (
    ("registration.own", "registration.delegations"),
    ("scripts.review", "preparation.reviewing"),
    ("stage.run", "schedule.stage"),
    ("programme.view", "schedule.programme"),
    ("reception.run", "reception.arrivals"),
    ("teams.view", "registration.teams"),
)
"""Who does one thing lands on its page: permission → endpoint, the first that fits."""


@blueprint.get("/hoi-thi/<slug>")
@requires("contest.view")
def home() -> Any:
    """What is done, what is due now, what is missing, each with the button that leads there."""
    if not may("regulations.view"):
        for permission, endpoint in ONE_PAGE:
            if may(permission):
                return redirect(url_for(endpoint))
        return redirect(url_for("scoring.judge"))
    return render_template(
        "journey/home.html",
        steps=life(counts_of(g.contest)),
        names=STEP_NAMES,
        tasks=TASKS,
    )
