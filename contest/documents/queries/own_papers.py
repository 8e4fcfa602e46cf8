"""The taking-part unit's own papers: which there are, and each as blocks for the Word file."""

from collections.abc import Callable, Sequence
from typing import Any

from contest.documents import words
from contest.documents.queries.money_papers import own_budget
from contest.documents.queries.own_facts import own_facts
from contest.documents.queries.own_plan import contest_plan, plan_paper
from contest.documents.rules import figures
from contest.documents.rules.frame import Letterhead, Signature
from contest.documents.rules.own_facts import OwnFacts
from contest.documents.rules.word_paper import (
    Article,
    Block,
    Capitals,
    Column,
    Ground,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.documents.sentences import COMPILED_BY
from contest.registration.queries.files import File
from contest.shared.errors import NotFound

FULL_LIST, PUBLIC_LIST = "danh-sach", "danh-sach-cong-khai"
ESTIMATE = "du-toan"
BLANK_ROWS = 10
"""Rows to be written by hand where nobody is on the list yet."""


def own_paper(file: File, paper: str) -> WordPaper:
    """One paper of a delegation.

    Raises:
        NotFound: there is no such paper.
    """
    if paper == ESTIMATE:
        return own_budget(file, "planned")
    make = _PAPERS.get(paper)
    if make is None:
        raise NotFound("not_found")
    return make(own_facts(file, full=paper == FULL_LIST))


def _decision(facts: OwnFacts) -> WordPaper:
    issuer = facts.issuer
    who = f"{issuer.title} {issuer.name}" if issuer.power else issuer.title
    first, *others = words.DECISION_ARTICLES
    count = f"{len(facts.people):02d}" if facts.people else words.NUMBER_BLANK
    filled = {"unit": issuer.unit, "contest": facts.contest, "blank": words.BLANK, "count": count}
    people = [
        (str(number), one.name, one.job, one.duty) for number, one in enumerate(facts.people, 1)
    ] or _blank_rows(4)
    return WordPaper(
        letterhead=_letterhead(facts, "QĐ-UBND" if issuer.power else "QĐ"),
        type_name=words.DECISION_TYPE,
        summary=words.DECISION_SUMMARY.format(contest=facts.contest),
        blocks=(
            Capitals(who),
            Ground(words.BASED_ON_LAW.format(day=words.DAY_BLANK)),
            Ground(words.BASED_ON_PLAN.format(plan=contest_plan(facts))),
            Ground(words.BASED_ON_REGULATIONS.format(contest=facts.contest)),
            Ground(words.PROPOSED_BY.format(who=words.BLANK)),
            Capitals(words.DECISION_ORDER),
            Article(1, first.format(**filled)),
            _table(words.PEOPLE_COLUMNS, (1, 4, 4, 3.5), people, centred=(0,)),
            *(Article(number, text.format(**filled)) for number, text in enumerate(others, 2)),
        ),
        signatures=(Signature(issuer.title),),
        recipients=words.DECISION_RECIPIENTS,
    )


def _division(facts: OwnFacts) -> WordPaper:
    duties = [
        (
            str(number),
            one.what,
            one.who or words.BLANK,
            "" if one.due is None else figures.short_day(one.due),
            words.DONE if one.is_done else "",
        )
        for number, one in enumerate(facts.duties, 1)
    ] or _blank_rows(5)
    return WordPaper(
        letterhead=_letterhead(facts, None),
        type_name=words.DIVISION_TYPE,
        summary=words.DIVISION_SUMMARY.format(contest=facts.contest),
        blocks=(
            Heading(words.DIVISION_DUTIES),
            _table(words.DIVISION_COLUMNS, (1, 5, 4, 2, 1.8), duties, centred=(0, 3, 4)),
            Heading(words.DIVISION_REHEARSALS),
            rehearsal_table(facts),
        ),
        signatures=(Signature(COMPILED_BY), _head(facts)),
        closes=False,
    )


def _list(facts: OwnFacts, *, full: bool) -> WordPaper:
    listed = facts.listed
    rows = [_listed_row(number, one, full=full) for number, one in enumerate(listed["people"], 1)]
    columns = words.LIST_FULL_COLUMNS if full else words.LIST_COLUMNS
    shares = (0.9, 4.2, 2.2, 1.4, 1.7, 3.4, 3.2, 2.2, 2.4) if full else (1, 5, 1.8, 5, 3)
    manager = listed["manager"] or {}
    told = ", ".join(text for text in (manager.get("name"), manager.get("job")) if text)
    phone = words.LIST_PHONE.format(phone=listed["phone"]) if full and listed["phone"] else ""
    blocks: list[Block] = [
        Paragraph(listed["name"], lead=words.LIST_TEAM),
        Paragraph(f"{told or words.BLANK}{phone}.", lead=words.LIST_MANAGER),
        _table(columns, shares, rows or _blank_rows(len(columns)), centred=(0, 2)),
        *(Paragraph(line) for line in listed["totals"]),
    ]
    if full:
        reference = words.LIST_REFERENCE.format(blank=words.BLANK, day=words.DAY_BLANK)
        blocks.append(Paragraph(reference, italic=True))
    return WordPaper(
        letterhead=_letterhead(facts, None),
        type_name=words.LIST_TYPE,
        summary=words.LIST_SUMMARY.format(contest=facts.contest),
        blocks=tuple(blocks),
        signatures=tuple(
            Signature(one["title"], one["power"], one["name"]) for one in listed["signatures"]
        ),
        landscape=full,
        closes=False,
    )


def _listed_row(number: int, person: dict[str, Any], *, full: bool) -> tuple[str, ...]:
    fields = ("born", "gender", "ethnicity", "job", "group", "ground", "role")
    shown = fields if full else ("gender", "job", "role")
    return (str(number), person["name"], *(person[field] or "" for field in shown))


def rehearsal_table(facts: OwnFacts) -> Table:
    """The rehearsals; blank rows where none is planned yet."""
    rows = [
        (
            str(number),
            words.REHEARSAL_AT.format(
                hour=figures.hour(one.at), day=figures.short_day(figures.local(one.at).date())
            ),
            one.place,
            one.note,
        )
        for number, one in enumerate(facts.rehearsals, 1)
    ] or _blank_rows(4)[:3]
    return _table(words.REHEARSAL_COLUMNS, (1, 4, 4, 3), rows, centred=(0,))


def _plan(facts: OwnFacts) -> WordPaper:
    planned = rehearsal_table(facts) if facts.rehearsals else None
    return plan_paper(facts, _letterhead(facts, "KH-UBND" if facts.issuer.power else "KH"), planned)


def _letterhead(facts: OwnFacts, symbol: str | None) -> Letterhead:
    issuer = facts.issuer
    return Letterhead(issuer.superior, issuer.lines, symbol, issuer.place, None)


def _head(facts: OwnFacts) -> Signature:
    return Signature(facts.issuer.title, facts.issuer.power)


def _table(
    titles: tuple[str, ...],
    shares: tuple[float, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    centred: tuple[int, ...] = (),
    right: tuple[int, ...] = (),
) -> Table:
    columns = tuple(
        Column(title, share, "center" if at in centred else "right" if at in right else "left")
        for at, (title, share) in enumerate(zip(titles, shares, strict=True))
    )
    return Table(columns, tuple(Row(cells) for cells in rows))


def _blank_rows(width: int) -> list[tuple[str, ...]]:
    return [(str(number), *[""] * (width - 1)) for number in range(1, BLANK_ROWS + 1)]


_PAPERS: dict[str, Callable[[OwnFacts], WordPaper]] = {
    "ke-hoach": _plan,
    "quyet-dinh": _decision,
    "phan-cong": _division,
    FULL_LIST: lambda facts: _list(facts, full=True),
    PUBLIC_LIST: lambda facts: _list(facts, full=False),
}
