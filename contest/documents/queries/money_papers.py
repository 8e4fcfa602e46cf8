"""Whose money a paper is about: its head, its grounds, who signs it."""

from contest.budget.queries.budgets import Money, Owner, money_of
from contest.budget.rules.typed import Side
from contest.documents import money_words as said
from contest.documents import words as office_words
from contest.documents.queries.budget_papers import budget_book, budget_paper
from contest.documents.queries.office import ground, office_of
from contest.documents.queries.own_facts import issuer_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.rules.codes import digest_of
from contest.documents.rules.frame import Edition, Letterhead, Signature
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import WordPaper
from contest.documents.sentences import COMPILED_BY, NAMES
from contest.registration.queries.files import File
from contest.shared import clock


def contest_budget(contest_id: int, side: Side) -> WordPaper:
    """The contest's estimate or settlement."""
    money, office = money_of(Owner(contest_id)), office_of(contest_id)
    return budget_paper(
        money,
        side,
        Letterhead(office.superior, office.body, None, office.place, None),
        said.CONTEST_SUMMARY.format(contest=office.title.name),
        [ground(line) for line in money.grounds] or office.grounds,
        (
            Signature(COMPILED_BY),
            Signature(office_words.ACCOUNTANT),
            office.organiser_signs,
        ),
    )


def own_budget(file: File, side: Side) -> WordPaper:
    """What taking part costs the unit."""
    money, office = money_of(Owner(file.contest_id, file.id)), office_of(file.contest_id)
    issuer = issuer_of([unit.name for unit in file.units], office)
    return budget_paper(
        money,
        side,
        Letterhead(issuer.superior, issuer.lines, None, issuer.place, None),
        said.OWN_SUMMARY.format(contest=office.title.name),
        [ground(line) for line in money.grounds],
        (
            Signature(COMPILED_BY),
            Signature(office_words.ACCOUNTANT),
            Signature(issuer.title, issuer.power),
        ),
    )


def book_of(owner: Owner, side: Side) -> dict[str, object]:
    """The workbook of an owner's money."""
    title = said.PLANNED_TYPE if side == "planned" else said.SPENT_TYPE
    return budget_book(money_of(owner), side, title, office_of(owner.contest_id).title.name)


def money_job(made: WordPaper, paper: str, owner: Owner) -> PrintJob:
    """A paper about money, ready for the typesetter; its code covers lines and sums alone."""
    money: Money = money_of(owner)
    digest = digest_of([[line.id, line.planned.amount, line.spent.amount] for line in money.lines])
    name = NAMES[paper]
    return office_job(paper, OfficePaper(made, Edition(clock.now(), digest=digest), name))
