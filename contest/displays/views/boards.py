"""The one address to tell people: every scoreboard that is public, or straight to the only one."""

from typing import Any

from flask import redirect, render_template, url_for

from contest.displays.queries.snapshots import published_contests
from contest.displays.views import blueprint
from contest.shared.access import public


@blueprint.get("/bang-diem")
@public
def boards() -> Any:
    """The contests of which something was published."""
    found = published_contests()
    if len(found) == 1:
        return redirect(url_for("displays.scoreboard", slug=found[0].slug))
    return render_template("displays/boards.html", contests=found)
