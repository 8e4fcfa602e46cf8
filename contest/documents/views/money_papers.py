"""Dự toán, quyết toán as PDF, in Word, in Excel: of the contest, and of taking part."""

from flask import Response, g

from contest.accounts.gate import actor
from contest.budget.queries.budgets import Owner
from contest.budget.views.page import SIDES, WHICH
from contest.documents.actions.money_papers import take_budget_book
from contest.documents.actions.own_papers import take_office_paper
from contest.documents.queries.money_papers import contest_budget, money_job, own_budget
from contest.documents.sentences import NAMES
from contest.documents.views import blueprint
from contest.documents.views.answers import printed, word_answer
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
    owner = Owner(g.contest.id)
    return printed(money_job(contest_budget(g.contest.id, SIDES[which]), PAPERS[which], owner))


@blueprint.get(f"/kinh-phi/{WHICH}.docx")
@requires("budget.manage")
def budget_word(which: str) -> Response:
    """The same in Word."""
    made = contest_budget(g.contest.id, SIDES[which])
    paper = PAPERS[which]
    return word_answer(take_office_paper(g.contest.id, paper, made, by=actor()), NAMES[paper])


@blueprint.get(f"/kinh-phi/{WHICH}.xlsx")
@requires("budget.manage")
def budget_book(which: str) -> Response:
    """The same in Excel, with formulas."""
    return _book(Owner(g.contest.id), which, NAMES[PAPERS[which]])


@blueprint.get(f"{OWN}/{WHICH}.pdf")
@requires("registration.own")
def own_budget_pdf(delegation_id: int, which: str) -> Response:
    """The unit's own, for print."""
    file = own_file(delegation_id)
    paper = f"own_{PAPERS[which]}"
    return printed(money_job(own_budget(file, SIDES[which]), paper, _owner(file)))


@blueprint.get(f"{OWN}/{WHICH}.docx")
@requires("registration.own")
def own_budget_word(delegation_id: int, which: str) -> Response:
    """The same in Word."""
    file = own_file(delegation_id)
    paper = f"own_{PAPERS[which]}"
    made = own_budget(file, SIDES[which])
    written = take_office_paper(g.contest.id, paper, made, by=actor())
    return word_answer(written, f"{NAMES[paper]} {file.entry.name}")


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
