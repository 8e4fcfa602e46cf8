"""Kế hoạch tham gia: the plan of a unit that takes part, from what is known."""

from contest.documents import words
from contest.documents.rules import figures
from contest.documents.rules.frame import Letterhead, Signature
from contest.documents.rules.own_facts import OwnFacts
from contest.documents.rules.word_paper import Block, Heading, Paragraph, Table, WordPaper


def contest_plan(facts: OwnFacts) -> str:
    """The plan that the contest is held under, in running text."""
    return words.PLAN_OF_CONTEST.format(
        number=facts.plan_number or words.NUMBER_BLANK,
        day=figures.long_day(facts.plan_day) if facts.plan_day else words.DAY_BLANK,
        organiser=facts.organiser or words.BLANK,
        contest=facts.contest,
    )


def plan_paper(facts: OwnFacts, letterhead: Letterhead, rehearsals: Table | None) -> WordPaper:
    """The whole plan; ``rehearsals`` where some are planned."""
    issuer = facts.issuer
    theme = words.PLAN_THEME.format(theme=facts.theme) if facts.theme else ""
    blocks: list[Block] = [
        Paragraph(words.PLAN_INTRO.format(plan=contest_plan(facts), body=issuer.name)),
        Heading(words.PLAN_AIMS),
    ]
    for heading, *texts in (words.PLAN_AIM, words.PLAN_NEED):
        blocks.append(Heading(heading, 2))
        blocks += [Paragraph(f"- {text.format(theme=theme)}") for text in texts]
    blocks += _content(facts)
    blocks += _steps(facts, rehearsals)
    money, text = words.PLAN_MONEY
    blocks += [Heading(money), Paragraph(text.format(blank=words.BLANK))]
    blocks.append(Heading(words.PLAN_DUTIES))
    blocks += [
        Paragraph(
            words.DUTY.format(
                number=number,
                who=duty.who or words.BLANK,
                what=duty.what.rstrip(". "),
                due="" if duty.due is None else words.DUE.format(day=figures.short_day(duty.due)),
            )
        )
        for number, duty in enumerate(facts.duties, 1)
    ]
    blocks.append(Paragraph(words.PLAN_END.format(contest=facts.contest, unit=issuer.unit)))
    return WordPaper(
        letterhead=letterhead,
        type_name=words.PLAN_TYPE,
        summary=words.PLAN_SUMMARY.format(contest=facts.contest),
        blocks=tuple(blocks),
        signatures=(Signature(issuer.title, issuer.power),),
        recipients=tuple(
            line.format(organiser=facts.organiser or words.BLANK) for line in words.PLAN_RECIPIENTS
        ),
    )


def _content(facts: OwnFacts) -> list[Block]:
    heading, text = words.PLAN_WHEN
    when = " và ".join(figures.long_day(day) for day in facts.days) or words.DAY_BLANK
    venue = facts.venue or words.BLANK
    return [
        Heading(words.PLAN_CONTENT),
        Heading(heading, 2),
        Paragraph(text.format(when=when, venue=venue)),
        Heading(words.PLAN_WHO, 2),
        Paragraph(_delegation(facts)),
        Heading(words.PLAN_ROUNDS, 2),
        *(
            Paragraph(words.PLAN_ROUND.format(name=one.name, limit=_limit(one.limit)))
            for one in facts.rounds
        ),
        Paragraph(words.PLAN_OTHERS),
    ]


def _delegation(facts: OwnFacts) -> str:
    if not facts.people:
        return words.PLAN_DELEGATION_BLANK
    team = len(facts.people) - (facts.manager is not None)
    return words.PLAN_DELEGATION.format(
        all=f"{len(facts.people):02d}",
        manager=facts.manager or words.BLANK,
        people=f"{team:02d}",
        core=f"{facts.core:02d}",
        others=f", {facts.reserves:02d} dự bị" if facts.reserves else "",
    )


def _limit(seconds: int | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    told = figures.minutes_and_seconds(seconds) if rest else f"{minutes:02d} phút"
    return words.PLAN_LIMIT.format(minutes=told)


def _steps(facts: OwnFacts, rehearsals: Table | None) -> list[Block]:
    blank = {"blank": words.DAY_BLANK}
    steps: list[Block] = [
        Heading(words.PLAN_STEPS),
        Paragraph(words.PLAN_DEADLINE.format(closes=facts.closes or words.DAY_BLANK)),
        Paragraph(words.PLAN_SCRIPTS.format(**blank)),
    ]
    if rehearsals is None:
        return [*steps, Paragraph(words.PLAN_REHEARSALS_BLANK.format(**blank))]
    return [*steps, Paragraph(words.PLAN_REHEARSALS), rehearsals]
