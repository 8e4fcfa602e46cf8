"""Kiểm tra trước giờ thi: green or what to do, line by line; printed to be ticked by hand."""

from flask import current_app, g, render_template

from contest.accounts.addresses import qr_image
from contest.journey.queries.preflight import seen_now, server_names
from contest.journey.rules.preflight import Part, State, lines
from contest.journey.sentences import PREFLIGHT, PREFLIGHT_PARTS
from contest.journey.views import blueprint
from contest.shared import clock
from contest.shared.access import requires


@blueprint.get("/hoi-thi/<slug>/kiem-tra")
@requires("preflight.view")
def preflight() -> str:
    """What is ready an hour before the contest, and what is not."""
    seen = seen_now(g.contest.id)
    found = lines(seen)
    first = seen.told or next(iter(seen.addresses), None)
    return render_template(
        "journey/preflight.html",
        parts=[
            (PREFLIGHT_PARTS[part], [one for one in found if one.part is part]) for part in Part
        ],
        words=PREFLIGHT,
        left=any(one.state is State.NEEDS for one in found),
        first_address=first,
        qr=None if first is None else qr_image(first),
        now=clock.now(),
        names=server_names(),
        settings=current_app.config["SETTINGS"],
        first_round=next((one.key for one in g.contest.rounds), None),
    )
