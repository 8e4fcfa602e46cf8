"""The decisions that mend: a prize more, and the amendment of an issued decision on awards."""

from collections.abc import Mapping, Sequence

from contest.documents import amendment_words, wordings
from contest.documents.queries.amendments import Amendment, Told
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
from contest.ranking.models import PrizeChange


def prize_decision_paper(
    facts: AwardFacts, change: PrizeChange, names: Mapping[str, str]
) -> WordPaper:
    """Quyết định điều chỉnh cơ cấu giải thưởng: one prize more, and that no mark changes."""
    count = len(change.teams)
    money = ""
    if change.money:
        money = amendment_words.PRIZE_MONEY.format(
            money=figures.money(change.money),
            words=words.money_in_words(change.money),
            each=amendment_words.PRIZE_EACH if count > 1 else "",
        )
    article = amendment_words.PRIZE_ARTICLE.format(
        count=f"{count:02d}",
        award=change.name,
        contest=facts.contest.name,
        takers=", ".join(names.get(key, key) for key in change.teams),
        money=money,
    )
    reason = amendment_words.PRIZE_REASON.format(reason=_clause(change.reason))
    return _decision(
        facts,
        amendment_words.PRIZE_SUMMARY.format(contest=facts.contest.name),
        grounds=(_ground(change.basis),),
        articles=(f"{article} {reason}", amendment_words.PRIZE_KEPT, amendment_words.IN_FORCE),
    )


def amendment_paper(
    facts: AwardFacts, amendment: Amendment, touched: Sequence[str], lacks: tuple[str, ...]
) -> WordPaper:
    """Quyết định sửa đổi, bổ sung: what is said otherwise, and which papers go with it."""
    decision = amendment_words.AMENDED.format(
        number=amendment.number or amendment_words.NUMBER_UNKNOWN, contest=facts.contest.name
    )
    papers = amendment_words.AMENDMENT_NO_PAPERS
    if touched:
        papers = amendment_words.AMENDMENT_PAPERS.format(papers="; ".join(touched))
    reasons = tuple(
        amendment_words.AMENDMENT_REASON.format(reason=_clause(one)) for one in amendment.reasons
    )
    return _decision(
        facts,
        amendment_words.AMENDMENT_SUMMARY.format(decision=decision),
        grounds=(
            amendment_words.AMENDMENT_BASIS.format(decision=decision),
            *(reasons or (amendment_words.AMENDMENT_TABLES,)),
        ),
        articles=(
            amendment_words.AMENDMENT_ARTICLE.format(decision=decision),
            papers,
            amendment_words.AMENDMENT_KEPT.format(decision=decision),
            amendment_words.IN_FORCE,
        ),
        annex=_annex(facts, amendment),
        lacks=lacks,
    )


def _decision(
    facts: AwardFacts,
    summary: str,
    *,
    grounds: tuple[str, ...],
    articles: tuple[str, ...],
    annex: tuple[Block, ...] = (),
    lacks: tuple[str, ...] = (),
) -> WordPaper:
    """A decision of the body that decides on awards. Number and day are the clerk's."""
    awarding = facts.office.awarding
    symbol = f"{wordings.DECISION_SYMBOL}-{awarding.symbol}"
    return WordPaper(
        letterhead=Letterhead(awarding.superior, awarding.body, symbol, facts.office.place, None),
        type_name=wordings.DECISION_TYPE,
        summary=summary,
        blocks=(
            Capitals(awarding.authority),
            *(Ground(ground) for ground in (*facts.office.grounds, *grounds)),
            Capitals(wordings.DECISION_ORDER),
            *(Article(number, text) for number, text in enumerate(articles, 1)),
        ),
        signatures=(awarding.signs,),
        recipients=awarding.recipients,
        annex=annex,
        lacks=lacks,
    )


def _annex(facts: AwardFacts, amendment: Amendment) -> tuple[Block, ...]:
    awarding = facts.office.awarding
    number, award, before, now = amendment_words.COLUMNS
    rows = tuple(
        Row((str(at), line.award, _told(line.before), _told(line.now)))
        for at, line in enumerate(amendment.lines, 1)
    )
    return (
        Capitals(amendment_words.LIST_TYPE),
        Paragraph(
            amendment_words.LIST_OF.format(contest=facts.contest.name), centred=True, bold=True
        ),
        Paragraph(
            wordings.ANNEX_OF.format(
                symbol=f"{wordings.DECISION_SYMBOL}-{awarding.symbol}", body=awarding.body
            ),
            italic=True,
            centred=True,
        ),
        Table(
            (
                Column(number, 0.9, "center"),
                Column(award, 3),
                Column(before, 4),
                Column(now, 4),
            ),
            rows,
        ),
    )


def _told(takers: tuple[Told, ...]) -> str:
    if not takers:
        return amendment_words.NOBODY
    return "; ".join(
        amendment_words.PAID.format(who=who, money=figures.money(money)) if money else who
        for _, who, money in takers
    )


def _ground(basis: str) -> str:
    text = _clause(basis)
    if text.casefold().startswith(amendment_words.BASIS_WORD.casefold()):
        return text
    return amendment_words.BASIS.format(basis=text)


def _clause(text: str) -> str:
    return text.strip().rstrip(".;")
