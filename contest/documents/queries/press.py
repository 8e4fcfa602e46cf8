"""Press text for the portal and a reading for the commune's radio.

They say who takes which award and no figure, and teams that share an award stand by their number
on the day: so they tell no more than the most reserved publication level does.
"""

from contest.documents import sentences, wordings
from contest.documents.queries.award_facts import AwardFacts, by_number
from contest.documents.rules.word_paper import Block, Paragraph, WordPaper
from contest.ranking.queries.standing import Standing
from contest.ranking.rules.awards import AwardState


def press_paper(facts: AwardFacts, winners: str, lacks: tuple[str, ...]) -> WordPaper:
    """The press text, to be finished and sent as it is."""
    blocks: list[Block] = [
        Paragraph(line)
        for key in ("press.lead", "press.body", "press.closing")
        for line in facts.lines(key, **{wordings.WINNERS: winners or sentences.DOTS})
    ]
    return _paper(wordings.PRESS_TYPE, facts.text("press.title"), blocks, lacks)


def radio_paper(facts: AwardFacts, winners: str, lacks: tuple[str, ...]) -> WordPaper:
    """The reading: short sentences, no figures that an ear cannot keep."""
    lines = facts.lines("radio.text", **{wordings.WINNERS: winners or sentences.DOTS})
    blocks: list[Block] = [Paragraph(line) for line in lines]
    return _paper(wordings.RADIO_TYPE, facts.contest.name, blocks, lacks)


def winners_of(standing: Standing) -> str:
    """Every award and its takers in running text; empty until all is decided."""
    if any(award.state is not AwardState.GIVEN for award in standing.awards):
        return ""
    told = []
    for award in standing.awards:
        takers = [*by_number(award.teams, standing), *award.members]
        if takers:
            told.append(wordings.WINNER.format(award=award.name, takers=", ".join(takers)))
    return "; ".join(told)


def _paper(name: str, title: str, blocks: list[Block], lacks: tuple[str, ...]) -> WordPaper:
    return WordPaper(
        letterhead=None,
        type_name=name,
        summary=title,
        blocks=tuple(blocks),
        closes=False,
        lacks=lacks,
    )
