"""Nhập phiếu giấy theo mã: the code of a sheet, typed or scanned, leads to that very sheet."""

from typing import Any

from flask import g, redirect, render_template, request, url_for

from contest.scoring.queries.desk import desk_of
from contest.scoring.queries.paper_walk import left_in
from contest.scoring.queries.sheet_codes import CodedSheet, Lookup, find_sheet
from contest.scoring.views import blueprint
from contest.scoring.views.paper import PAGE
from contest.shared.access import requires
from contest.shared.sentences import sentence


@blueprint.get(PAGE)
@requires("desk.enter")
def paper_codes() -> Any:
    """Ask for a code. ``?ma=`` is one that was typed or scanned: go to its sheet."""
    typed = request.args.get("ma")
    if typed is None:
        return _page("", Lookup())
    found = find_sheet(g.contest.id, typed[:40])
    if len(found.sheets) == 1:
        return redirect(address_of_sheet(found.sheets[0]))
    return _page(typed[:40], found), 200 if found.sheets else 422


def address_of_sheet(sheet: CodedSheet) -> str:
    """Where a sheet is typed in: alone, or with all of its round."""
    if sheet.turn_id is None:
        return url_for("scoring.paper", round_key=sheet.round, judge=sheet.judge)
    return url_for(
        "scoring.paper_turn", round_key=sheet.round, judge=sheet.judge, turn_id=sheet.turn_id
    )


def _page(typed: str, lookup: Lookup) -> str:
    desk = desk_of(g.contest.id)
    return render_template(
        "scoring/paper_codes.html",
        typed=typed,
        lookup=lookup,
        problem=None if lookup.reason is None else sentence(lookup.reason),
        rounds=[(part.round, left_in(desk, part)) for part in desk.rounds if part.turns],
        waiting={part.round.key: part.count("waiting", "on_stage") for part in desk.rounds},
        address_of=address_of_sheet,
    )
