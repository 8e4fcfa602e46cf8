"""Dự toán, quyết toán as PDF, in Word, in Excel: of the contest, and of taking part."""

from dataclasses import replace

from flask import Response, g

from contest.accounts.gate import actor
from contest.budget.queries.budgets import Owner
from contest.budget.views.page import SIDES, WHICH
from contest.documents.actions.money_papers import take_budget_book
from contest.documents.queries.money_papers import contest_budget, money_job, own_budget
from contest.documents.queries.printing import PrintJob
from contest.documents.sentences import NAMES
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.registration.queries.files import File
from contest.registration.views.delegation import own_file
from contest.registration.views.table_door import workbook_answer
from contest.shared.access import requires
from contest.shared.vietnamese import slug

OWN = "/doan-cua-toi/<int:delegation_id>/kinh-phi"
PAPERS = {"du-toan": "estimate", "quyet-toan": "settlement"}
"""Word of the address → the paper."""


@blueprint.get(f"/kinh-phi/{WHICH}.pdf")
@requires("budget.manage")
def budget_pdf(which: str) -> Response:
    """The contest's, for print."""
    return printed(_job(which))


@blueprint.get(f"/kinh-phi/{WHICH}.docx")
@requires("budget.manage")
def budget_word(which: str) -> Response:
    """The same in Word."""
    return in_word(_job(which))


@blueprint.get(f"/kinh-phi/{WHICH}.xlsx")
@requires("budget.manage")
def budget_book(which: str) -> Response:
    """The same in Excel, with formulas."""
    return _book(Owner(g.contest.id), which, NAMES[PAPERS[which]])


@blueprint.get(f"{OWN}/{WHICH}.pdf")
@requires("registration.own")
def own_budget_pdf(delegation_id: int, which: str) -> Response:
    """The unit's own, for print."""
    return printed(_own_job(own_file(delegation_id), which))


@blueprint.get(f"{OWN}/{WHICH}.docx")
@requires("registration.own")
def own_budget_word(delegation_id: int, which: str) -> Response:
    """The same in Word."""
    file = own_file(delegation_id)
    job = _own_job(file, which)
    return in_word(replace(job, name=f"{job.name} {file.entry.name}"))


@blueprint.get(f"{OWN}/{WHICH}.xlsx")
@requires("registration.own")
def own_budget_book(delegation_id: int, which: str) -> Response:
    """The same in Excel."""
    file = own_file(delegation_id)
    name = f"{NAMES[f'own_{PAPERS[which]}']} {file.entry.name}"
    return _book(_owner(file), which, name)


def _book(owner: Owner, which: str, name: str) -> Response:
    written = take_budget_book(owner, SIDES[which], PAPERS[which], by=actor())
    return workbook_answer(written, slug(name))


def _owner(file: File) -> Owner:
    return Owner(file.contest_id, file.id)


def _job(which: str) -> PrintJob:
    owner = Owner(g.contest.id)
    return money_job(contest_budget(g.contest.id, SIDES[which]), PAPERS[which], owner)


def _own_job(file: File, which: str) -> PrintJob:
    return money_job(own_budget(file, SIDES[which]), f"own_{PAPERS[which]}", _owner(file))
