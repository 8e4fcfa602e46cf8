"""Dự toán, quyết toán of taking part: the unit's own, seen by nobody else."""

from typing import Any

from flask import g, url_for

from contest.budget.queries.budgets import Owner
from contest.budget.views import blueprint
from contest.budget.views.page import WHICH, Place, save_page, show_table
from contest.registration.views.delegation import own_file
from contest.shared.access import requires


@blueprint.get(f"/doan-cua-toi/<int:delegation_id>/kinh-phi/{WHICH}")
@requires("registration.own")
def own_table(delegation_id: int, which: str) -> str:
    """The table of one side."""
    return show_table(_place(delegation_id), which)


@blueprint.post(f"/doan-cua-toi/<int:delegation_id>/kinh-phi/{WHICH}")
@requires("registration.own")
def save_own_table(delegation_id: int, which: str) -> Any:
    """Save it."""
    return save_page(_place(delegation_id), which)


def _place(delegation_id: int) -> Place:
    file = own_file(delegation_id)
    return Place(
        Owner(g.contest.id, file.id),
        "budget/own_table.html",
        lambda which: url_for("budget.own_table", delegation_id=file.id, which=which),
        {"file": file},
    )
