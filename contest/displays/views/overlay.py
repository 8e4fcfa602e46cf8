"""The lower third for livestream software: a page without a ground, set up by its address."""

from flask import g, render_template, request

from contest.displays.queries.poster import poster_of
from contest.displays.queries.screens import wall_of
from contest.displays.queries.snapshots import last_version
from contest.displays.queries.walls import last_turn_of, units_by_team
from contest.displays.rules.screens import MarksShown
from contest.displays.rules.wall import overlay_asked
from contest.displays.views import blueprint
from contest.shared.access import public


@blueprint.get("/hoi-thi/<slug>/lop-phu")
@public
def overlay() -> str:
    """Team and unit, clock, the result just published; nothing at all between the turns."""
    contest_id = g.contest.id
    poster = None if last_version(contest_id) is None else poster_of(contest_id)
    return render_template(
        "displays/overlay.html",
        asked=overlay_asked(_asked()),
        poster=poster,
        snapshot=None if poster is None else poster.snapshot,
        units={} if poster is None else units_by_team(contest_id),
        last=last_turn_of(contest_id, MarksShown(wall_of(contest_id).marks)),
        version=last_version(contest_id) or 0,
        csrf_token=str,  # an empty one: no form, and a token would be personal
    )


def _asked() -> dict[str, str]:
    """What stands in the address; parts may be ticked one by one or written in one."""
    return {**request.args.to_dict(), "phan": ",".join(request.args.getlist("phan"))}
