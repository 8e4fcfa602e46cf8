"""Báo cáo tổng kết: what was held and what came of it; people are numbers alone."""

from collections.abc import Mapping

from contest.documents import wordings
from contest.documents.queries.award_facts import AwardFacts
from contest.documents.rules import figures, words
from contest.documents.rules.frame import Letterhead
from contest.documents.rules.word_paper import (
    Bars,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.preparation.queries.themes import Coverage
from contest.ranking.queries.standing import Standing
from contest.registration.sentences import GENDERS, GROUPS

FEWEST = 5
"""People of an ethnicity that is named."""
KNOWN: Mapping[str, Mapping[str, str]] = {"group": GROUPS, "gender": GENDERS, "ethnicity": {}}


def report_paper(
    facts: AwardFacts,
    standing: Standing,
    themes: tuple[Coverage, ...],
    lacks: tuple[str, ...],
) -> WordPaper:
    """The report; what only people can judge is the contest's own wording."""
    office = facts.office
    held, people, content, judged, proposals = wordings.REPORT_PARTS
    symbol = f"{wordings.REPORT_SYMBOL}-{wordings.OUR_SYMBOL}"
    return WordPaper(
        letterhead=Letterhead(office.superior, office.body, symbol, office.place, None),
        type_name=wordings.REPORT_TYPE,
        summary=wordings.REPORT_SUMMARY.format(contest=facts.contest.name),
        blocks=(
            *_told(facts, "report.opening"),
            Heading(held),
            *_told(facts, "report.preparation"),
            *_told(facts, "report.audience"),
            Heading(people),
            Paragraph(wordings.REPORT_PEOPLE.format(people=f"{facts.counts.people:02d}")),
            _people(facts),
            *_groups(facts),
            Heading(content),
            Heading(wordings.REPORT_THEMES, 2),
            _themes(themes),
            *_theme_bars(themes),
            Heading(wordings.REPORT_RESULTS, 2),
            Paragraph(
                wordings.REPORT_ROUNDS.format(
                    rounds=", ".join(round_.name for round_ in standing.rounds),
                    judges=f"{len(office.jury):02d}",
                )
            ),
            *_prizes(facts),
            Heading(judged),
            *_part(facts, wordings.REPORT_MERITS, "report.merits"),
            *_part(facts, wordings.REPORT_LIMITS, "report.limits"),
            *_part(facts, wordings.REPORT_LESSONS, "report.lessons"),
            Heading(proposals),
            *_told(facts, "report.proposals"),
            *_told(facts, "report.closing"),
        ),
        signatures=(office.organiser_signs,),
        recipients=office.recipients,
        lacks=lacks,
    )


def _told(facts: AwardFacts, key: str) -> list[Block]:
    return [Paragraph(line) for line in facts.lines(key)]


def _part(facts: AwardFacts, title: str, key: str) -> list[Block]:
    told = _told(facts, key)
    return [Heading(title, 2), *told] if told else []


def _people(facts: AwardFacts) -> Table:
    by, what, count = wordings.REPORT_COUNTS
    rows = []
    for field, all_counts in facts.counts.by.items():
        names = KNOWN[field]
        counts = _few_together(all_counts) if field == "ethnicity" else all_counts
        order = {key: place for place, key in enumerate(names)}
        ranked = sorted(
            counts.items(),
            key=lambda item: (
                item[0] is None,
                order.get(item[0] or "", 0),
                -item[1],
                item[0] or "",
            ),
        )
        for place, (value, number) in enumerate(ranked):
            told = wordings.REPORT_UNTOLD if value is None else names.get(value, value)
            rows.append(Row(("" if place else wordings.REPORT_BY[field], told, str(number))))
    return Table((Column(by, 3), Column(what, 5), Column(count, 2, "center")), tuple(rows))


def _groups(facts: AwardFacts) -> list[Block]:
    counts = facts.counts.by["group"]
    told = [(name, counts[key]) for key, name in GROUPS.items() if counts.get(key)]
    return [Bars(wordings.REPORT_GROUP_CHART, tuple(told))] if len(told) > 1 else []


def _theme_bars(themes: tuple[Coverage, ...]) -> list[Block]:
    told = [(one.theme.name, len(one.teams)) for one in themes if one.teams]
    return [Bars(wordings.REPORT_THEME_CHART, tuple(told))] if len(told) > 1 else []


def _few_together(counts: Mapping[str | None, int]) -> dict[str | None, int]:
    """Peoples of whom only a few take part in one line: named, it could tell of one person."""
    few = {name for name, number in counts.items() if name is not None and number < FEWEST}
    told = {name: number for name, number in counts.items() if name not in few}
    if few:
        told[wordings.REPORT_FEW] = sum(counts[name] for name in few)
    return told


def _themes(themes: tuple[Coverage, ...]) -> Block:
    treated = [one for one in themes if one.teams]
    if not treated:
        return Paragraph(wordings.REPORT_NO_THEMES)
    number, theme, teams = wordings.REPORT_THEME_COLUMNS
    return Table(
        (Column(number, 1, "center"), Column(theme, 7), Column(teams, 2, "center")),
        tuple(
            Row((str(place), one.theme.name, str(len(one.teams))))
            for place, one in enumerate(treated, 1)
        ),
    )


def _prizes(facts: AwardFacts) -> list[Block]:
    takers: dict[str, list[str]] = {}
    for taker in facts.takers:
        takers.setdefault(taker.award, []).append(taker.named)
    award, count, who = wordings.REPORT_PRIZE_COLUMNS
    table = Table(
        (Column(award, 3), Column(count, 1.4, "center"), Column(who, 6)),
        tuple(Row((name, f"{len(names):02d}", ", ".join(names))) for name, names in takers.items()),
    )
    if not facts.money:
        return [table]
    money = wordings.REPORT_MONEY.format(
        money=figures.money(facts.money), words=words.money_in_words(facts.money)
    )
    return [table, Paragraph(money)]
