"""Quyết định công nhận kết quả và trao giải, with its list; the list alone."""

from contest.documents import sentences, wordings
from contest.documents.queries.award_facts import AwardFacts
from contest.documents.rules import figures, words
from contest.documents.rules.frame import Letterhead
from contest.documents.rules.word_paper import (
    Article,
    Block,
    Capitals,
    Column,
    Ground,
    Paragraph,
    Row,
    Table,
    WordPaper,
)


def decision_paper(facts: AwardFacts, lacks: tuple[str, ...]) -> WordPaper:
    """The decision; its list is the annex. Number and day are the clerk's."""
    awarding = facts.office.awarding
    symbol = f"{wordings.DECISION_SYMBOL}-{awarding.symbol}"
    grounds = [ground.rstrip(";. ") for ground in facts.lines("decision.grounds")]
    articles = facts.lines("decision.articles", **{wordings.MONEY: facts.values[wordings.MONEY]})
    return WordPaper(
        letterhead=Letterhead(awarding.superior, awarding.body, symbol, facts.office.place, None),
        type_name=wordings.DECISION_TYPE,
        summary=facts.text("decision.summary"),
        blocks=(
            Capitals(awarding.authority),
            *(Ground(ground) for ground in (*facts.office.grounds, *grounds)),
            Capitals(wordings.DECISION_ORDER),
            *(Article(number, text) for number, text in enumerate(articles, 1)),
        ),
        signatures=(awarding.signs,),
        recipients=awarding.recipients,
        annex=(
            Capitals(wordings.LIST_TYPE),
            Paragraph(facts.text("decision.list"), centred=True, bold=True),
            Paragraph(
                wordings.ANNEX_OF.format(symbol=symbol, body=awarding.body),
                italic=True,
                centred=True,
            ),
            *award_blocks(facts),
        ),
        lacks=lacks,
    )


def award_list_paper(facts: AwardFacts, lacks: tuple[str, ...]) -> WordPaper:
    """The list of awards by itself, for whoever calls them out and hands them over."""
    office = facts.office
    return WordPaper(
        letterhead=Letterhead(office.superior, office.body, None, office.place, None),
        type_name=wordings.LIST_TYPE,
        summary=facts.text("decision.list"),
        blocks=award_blocks(facts),
        signatures=(office.secretary_signs, office.organiser_signs),
        lacks=lacks,
    )


def award_blocks(facts: AwardFacts) -> tuple[Block, ...]:
    """The table of who takes which award, and what it comes to, in figures and in words."""
    paid = facts.money > 0
    table = Table(award_columns(paid=paid), tuple(_rows(facts, paid=paid)))
    told = wordings.TOTAL_COUNT.format(count=f"{len(facts.takers):02d}")
    if paid:
        told += wordings.TOTAL_MONEY.format(
            money=figures.money(facts.money), words=words.money_in_words(facts.money)
        )
    return (table, Paragraph(f"{told}."))


def award_columns(*, paid: bool) -> tuple[Column, ...]:
    """The columns; those of money only where there is any."""
    number, who, award = wordings.AWARD_COLUMNS
    amount, in_words = wordings.MONEY_COLUMNS
    money = (Column(amount, 2.4, "right"), Column(in_words, 3.6)) if paid else ()
    return (Column(number, 0.9, "center"), Column(who, 4.6), Column(award, 3), *money)


def _rows(facts: AwardFacts, *, paid: bool) -> list[Row]:
    if not facts.takers:
        return [Row(("", sentences.DOTS, "", *(("", "") if paid else ())))]
    rows = []
    for number, taker in enumerate(facts.takers, 1):
        money: tuple[str, ...] = ()
        if paid:
            amount = taker.money or 0
            money = (figures.money(amount), words.money_in_words(amount)) if amount else ("", "")
        rows.append(Row((str(number), taker.named, taker.award, *money)))
    if paid:
        rows.append(Row(("", wordings.TOTAL, "", figures.money(facts.money), ""), bold=True))
    return rows
