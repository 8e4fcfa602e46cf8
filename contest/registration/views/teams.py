"""The approved teams with names and roles, for everybody who works at the contest."""

from flask import g, render_template

from contest.registration.queries.teams import teams_shown
from contest.registration.views import blueprint
from contest.registration.views.board import Pages, asked_query
from contest.shared.access import requires

TEAMS_A_PAGE = 20


@blueprint.get("/doi")
@requires("teams.view")
def teams() -> str:
    """Who is in which team, and as what; nothing more of anybody."""
    query = asked_query()
    found = teams_shown(g.contest.id, query)
    page = Pages(len(found), TEAMS_A_PAGE)
    return render_template(
        "registration/teams.html",
        teams=page.of(found),
        total=len(found),
        query=query,
        pages_here=page,
    )
