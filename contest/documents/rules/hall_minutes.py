"""Biên bản hội thi: how the day went, what was ruled and appealed, who takes which award."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from contest.documents import minute_words as words
from contest.documents.rules.frame import Frame
from contest.documents.rules.minutes import MinutesPaper
from contest.documents.rules.minutes_blocks import closed_at, opened_at, ruled_parts
from contest.documents.rules.office_paper import framed
from contest.documents.rules.standing_blocks import award_table, missing_lines, two
from contest.documents.rules.word_paper import (
    Block,
    Counted,
    Dotted,
    Heading,
    Paragraph,
    WordPaper,
)


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """How many teams of all took part in a round."""

    name: str
    held: int
    all: int


@dataclass(frozen=True, slots=True)
class AppealHeard:
    """A kiến nghị; ``round`` None: about the contest as a whole; ``answer`` None: none yet."""

    team: str
    round: str | None
    text: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two teams that changed places; ``round`` None: in every staged round."""

    first: str
    second: str
    round: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class HallMinutesPaper:
    """The minutes of the contest.

    Attributes:
        frame: signatures are the secretary's and of whoever presides.
        jury: the minutes of the jury, from which rulings, waivers, stops and results are taken.
        teams: names in the order of their numbers.
    """

    frame: Frame
    jury: MinutesPaper
    presides: str | None
    teams: Sequence[str]
    rounds: Sequence[RoundHeld]
    swaps: Sequence[Swapped] = ()
    appeals: Sequence[AppealHeard] = ()

    def blocks(self) -> WordPaper:
        """The whole paper; hours, guests and incidents that nobody typed are left to a pen."""
        jury = self.jury
        made = framed(
            self.frame,
            words.MINUTES_TYPE,
            None,
            (
                Paragraph(
                    words.HALL_OPENED.format(
                        when=opened_at(jury), venue=jury.venue, contest=self.frame.contest.name
                    )
                ),
                Heading(words.PRESENT_PART),
                *self._people(),
                Heading(words.COURSE_PART),
                *self._course(),
                Heading(words.RESULT_PART),
                *self._result(),
                Counted(words.HALL_CLOSED.format(when=closed_at(jury)), words.HALL_READ),
            ),
        )
        lacks = (*missing_lines(jury.standing), *jury.lacks)
        return replace(made, lacks=lacks, initials=True)

    def _people(self) -> Iterable[Block]:
        jury = self.jury
        secretary = f"{jury.secretary}." if jury.secretary else words.NAME_BLANK
        presides = f"{self.presides}." if self.presides else words.NAME_BLANK
        head, count = jury.chair or words.NAME_BLANK, two(len(jury.jury))
        teams = words.HALL_TEAMS_SAID.format(
            count=two(len(self.teams)), teams=", ".join(self.teams)
        )
        yield Paragraph(presides, lead=words.HALL_PRESIDED)
        yield Paragraph(secretary, lead=words.HALL_SECRETARY)
        said = words.HALL_JURY_SAID.format(count=count, head=head)
        yield Paragraph(said, lead=words.HALL_JURY)
        yield Paragraph(teams, lead=words.HALL_TEAMS)
        yield Dotted(2, words.HALL_GUESTS)

    def _course(self) -> Iterable[Block]:
        swaps = [
            words.SWAP_SAID.format(
                first=one.first, second=one.second, round=_of(one.round), reason=one.reason
            )
            for one in self.swaps
        ]
        parts = [
            (
                words.COURSE_ROUNDS,
                [
                    words.ROUND_HELD.format(round=one.name, held=two(one.held), all=two(one.all))
                    for one in self.rounds
                ],
            ),
            (words.COURSE_SWAPS, swaps),
            *ruled_parts(self.jury),
            (words.COURSE_APPEALS, [_appeal(one) for one in self.appeals]),
        ]
        for number, (title, lines) in enumerate((part for part in parts if part[1]), 1):
            yield Heading(f"{number}. {title}", 2)
            for line in lines:
                yield Paragraph(f"– {line}")
        yield Dotted(3, words.DISCIPLINE)

    def _result(self) -> Iterable[Block]:
        awards = self.jury.standing.awards
        if not awards:
            yield Paragraph(words.NO_AWARDS)
            return
        yield Paragraph(words.RESULT_SAID)
        yield award_table(awards)


def _of(round_: str | None) -> str:
    return words.OF_ROUND.format(round=round_) if round_ else ""


def _appeal(one: AppealHeard) -> str:
    answer = (
        words.APPEAL_OPEN if one.answer is None else words.APPEAL_ANSWERED.format(answer=one.answer)
    )
    return words.APPEAL_SAID.format(
        team=one.team, round=_of(one.round), text=one.text, answer=answer
    )
