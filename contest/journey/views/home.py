"""The home of a contest: the organiser's line of steps; for everybody else their own work."""

from typing import Any

from flask import redirect, render_template, url_for

from contest.accounts.gate import roles_here
from contest.journey.sentences import DOOR_WORDS, STEP_NAMES, TASKS
from contest.journey.views import blueprint
from contest.journey.views.navigation import life_here
from contest.shared.access import may, requires

DOORS = (
    ("registration.own", "registration.delegations"),
    ("scripts.review", "preparation.reviewing"),
    ("stage.run", "schedule.stage"),
    ("reception.run", "reception.arrivals"),
)
"""Permission → the page of its work; what the words on its button are, DOOR_WORDS says."""
MORE_DOORS = (("programme.view", "schedule.programme"), ("teams.view", "registration.teams"))
"""Pages that go along with another; they are a door of their own where there is no other."""


@blueprint.get("/hoi-thi/<slug>")
@requires("contest.view")
def home() -> Any:
    """What is done, what is due now, what is missing, each with the button that leads there."""
    if not may("regulations.view"):
        return _own_work()
    return render_template(
        "journey/home.html",
        steps=life_here(),
        names=STEP_NAMES,
        tasks=TASKS,
    )


def _own_work() -> Any:
    """Who has one work lands on its page; who has several chooses."""
    doors = [endpoint for permission, endpoint in DOORS if may(permission)]
    if "mc" in roles_here() or not doors:
        doors += [endpoint for permission, endpoint in MORE_DOORS if may(permission)][:1]
    if "judge" in roles_here() or not doors:
        doors.append("scoring.judge")
    if len(doors) == 1:
        return redirect(url_for(doors[0]))
    return render_template("journey/doors.html", doors=[(one, *DOOR_WORDS[one]) for one in doors])
