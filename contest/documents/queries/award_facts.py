"""What the papers about awards are filled in with: takers, money, counts of people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from contest.documents import sentences, wordings
from contest.documents.models import PaperText
from contest.documents.queries.office import Office
from contest.documents.rules import figures, words
from contest.documents.rules.wording import filled
from contest.ranking.queries.standing import Standing
from contest.ranking.rules.awards import AwardState
from contest.ranking.rules.publicity import told_best_first
from contest.registration.models import Delegation, Member
from contest.registration.rules.teams import TeamStatus
from contest.regulations.queries.values import contest_of, settings_of
from contest.regulations.rules.contest import Contest, PublishLevel
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Taker:
    """One award and one who takes it.

    Attributes:
        team: of a person; None where a team takes the award.
        money: in đồng; None for none.
    """

    award: str
    who: str
    team: str | None
    money: int | None

    @property
    def named(self) -> str:
        """The taker in a list: a person with the team."""
        if self.team is None:
            return self.who
        return wordings.MEMBER_OF.format(name=self.who, team=self.team)


@dataclass(frozen=True, slots=True)
class Counts:
    """People of the approved teams, managers aside: ``by`` field, value and number."""

    people: int
    by: Mapping[str, Mapping[str | None, int]]


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """Everything of one contest that these papers say.

    Attributes:
        takers: in the order of the awards; empty until all is decided.
        texts: key of a wording → the contest's own text.
    """

    contest: Contest
    office: Office
    teams: int
    counts: Counts
    takers: tuple[Taker, ...]
    texts: Mapping[str, str]

    @property
    def money(self) -> int:
        """All prizes together, in đồng."""
        return sum(taker.money or 0 for taker in self.takers)

    def text(self, key: str, **more: str) -> str:
        """A text of ``wordings`` as the contest words it, filled in; ``more`` by place."""
        values = {**self.values, **more}
        lines = (_begun(line, values) for line in self.texts[key].split("\n"))
        return "\n".join(lines)

    def lines(self, key: str, **more: str) -> list[str]:
        """The same by paragraphs; none for an empty text."""
        return [line for line in self.text(key, **more).split("\n") if line]

    @property
    def values(self) -> dict[str, str]:
        """Place of a wording → what stands there."""
        contest, plan = self.contest, self.contest.plan
        known = bool(plan and plan.number and plan.date)
        return {
            wordings.CONTEST: contest.name,
            wordings.THEME: contest.theme or sentences.DOTS,
            wordings.DAY: figures.days(contest.dates) or sentences.DOTS,
            wordings.VENUE: contest.venue or sentences.DOTS,
            wordings.TEAMS: f"{self.teams:02d}",
            wordings.PEOPLE: f"{self.counts.people:02d}",
            wordings.PRIZES: f"{len(self.takers):02d}" if self.takers else sentences.DOTS,
            wordings.BODY: self.office.awarding.body,
            wordings.ORGANISER: contest.organiser or self.office.body,
            wordings.PLAN: _plan(plan.number, plan.date) if known and plan else _plan(None, None),
            wordings.MONEY: self._money_told(),
        }

    def _money_told(self) -> str:
        if not self.money:
            return ""
        return wordings.MONEY_TOLD.format(
            money=figures.money(self.money), words=words.money_in_words(self.money)
        )


def award_facts(
    contest_id: int, standing: Standing, office: Office, typed: Mapping[str, str] | None = None
) -> AwardFacts:
    """The facts; ``typed`` are texts to be seen before they are kept."""
    return AwardFacts(
        contest=contest_of(contest_id),
        office=office,
        teams=len(standing.results.teams),
        counts=counts_of(contest_id),
        takers=takers_of(contest_id, standing),
        texts={**texts_of(contest_id), **(typed or {})},
    )


def own_texts(contest_id: int) -> dict[str, str]:
    """Key of a wording → the contest's own text, where it has one."""
    rows = db.session.scalars(select(PaperText).where(PaperText.contest_id == contest_id))
    return {row.key: row.text for row in rows}


def texts_of(contest_id: int) -> dict[str, str]:
    """Every wording as this contest prints it."""
    ours = {one.key: one.ours for texts in wordings.WORDINGS.values() for one in texts}
    return {**ours, **own_texts(contest_id)}


def counts_of(contest_id: int) -> Counts:
    """How many people take part, by group, gender and ethnicity: numbers alone."""
    rows = db.session.execute(
        select(Member.group, Member.gender, Member.ethnicity)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status == TeamStatus.APPROVED.value,
            Member.role != "manager",
        )
    ).all()
    fields = ("group", "gender", "ethnicity")
    by = {field: Counter(row[at] or None for row in rows) for at, field in enumerate(fields)}
    return Counts(len(rows), by)


def takers_of(contest_id: int, standing: Standing) -> tuple[Taker, ...]:
    """Who takes which award, in the order of the awards; nobody until all is decided.

    The papers are read aloud and hung up: they order teams no further than the board does.
    """
    return tuple(_takers(standing, settings_of(contest_id).publish_level))


def _takers(standing: Standing, level: PublishLevel) -> Iterator[Taker]:
    if any(award.state is not AwardState.GIVEN for award in standing.awards):
        return
    people = {
        (team.key, member.key): member.name
        for team in standing.record.teams
        for member in team.members
    }
    for line, result in zip(standing.awards, standing.results.awards, strict=True):
        award = line.name
        if line.division is not None:
            award = wordings.DIVISION_OF.format(award=line.name, division=line.division)
        ranked = told_best_first(line.key, standing.record.awards, level)
        for team in line.teams if ranked else by_number(line.teams, standing):
            yield Taker(award, team, None, line.money or None)
        for one in result.members:
            name = people[one.team, one.member]
            yield Taker(award, name, standing.names[one.team], line.money or None)


def by_number(teams: Sequence[str], standing: Standing) -> list[str]:
    """Names of teams by their number on the day, which tells nothing of their places."""
    numbers = {
        team.name: team.number or 0 for division in standing.divisions for team in division.teams
    }
    return sorted(teams, key=lambda name: (numbers[name], name))


def _begun(line: str, values: Mapping[str, str]) -> str:
    """A line that begins with a place begins with a capital."""
    text = filled(line, values)
    return text[:1].upper() + text[1:] if line.startswith("{") else text


def _plan(number: str | None, day: date | None) -> str:
    return sentences.PLAN.format(
        number=number or "……", day=figures.short_day(day) if day else "…/…/……"
    )
