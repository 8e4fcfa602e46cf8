"""Dự toán, quyết toán of the contest."""

from typing import Any

from flask import g, url_for

from contest.budget.queries.budgets import Owner
from contest.budget.views import blueprint
from contest.budget.views.page import WHICH, Place, save_page, show_table
from contest.shared.access import requires


@blueprint.get(f"/kinh-phi/{WHICH}")
@requires("budget.manage")
def contest_table(which: str) -> str:
    """The table of one side."""
    return show_table(_place(), which)


@blueprint.post(f"/kinh-phi/{WHICH}")
@requires("budget.manage")
def save_contest_table(which: str) -> Any:
    """Save it."""
    return save_page(_place(), which)


def _place() -> Place:
    return Place(
        Owner(g.contest.id),
        "budget/contest_table.html",
        lambda which: url_for("budget.contest_table", which=which),
        {},
    )
