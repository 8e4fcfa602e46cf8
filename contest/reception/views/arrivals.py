"""Đón tiếp: all teams that are expected, on a phone in one hand."""

from flask import g, render_template, request

from contest.accounts.addresses import only_this_machine, public_base
from contest.reception.queries.arrivals import FILTERS, counted, narrowed
from contest.reception.queries.arrivals import arrivals as arrivals_of
from contest.reception.sentences import not_the_day
from contest.reception.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.filters import VIETNAM


@blueprint.get("")
@requires("reception.run")
def arrivals() -> str:
    """Every approved team: how far it has arrived, how many of it are there."""
    rows = arrivals_of(g.contest.id)
    chosen = request.args.get("loc")
    chosen = chosen if chosen in FILTERS else None
    query = request.args.get("tim", "")[:200]
    states = counted(rows)
    return render_template(
        "reception/arrivals.html",
        rows=narrowed(rows, chosen, query),
        total=len(rows),
        come=sum(row.presence.present > 0 for row in rows),
        present=sum(row.presence.present for row in rows),
        expected=sum(row.presence.expected for row in rows),
        counts={word: sum(states[one] for one in kinds) for word, kinds in FILTERS.items()},
        only_this_machine=only_this_machine(),
        door=public_base(),
        not_the_day=not_the_day(g.contest.dates, clock.now().astimezone(VIETNAM).date()),
        chosen=chosen,
        query=query,
    )
