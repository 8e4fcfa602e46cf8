"""What a practice copy (bản diễn tập) takes of a contest: the regulations, the teams by name, the
order that was drawn. No mark, no decision, and not one person: all are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.demo_teams import invented_person
from contest.registration.rules.teams import Member, Team, TeamStatus
from contest.regulations.rules.composition import Role
from contest.regulations.rules.contest import Judge
from contest.schedule.rules.turns import Turn

NAME = "Diễn tập – {name}"
SLUG_END = "-dien-tap"
LONGEST_SLUG = 64
JUDGE = "Giám khảo {number} (diễn tập)"
TEAM = "Đội diễn tập {number}"
FEWEST_TEAMS = 2
"""With fewer there is nothing to draw and nothing to rank."""
INVENTED_TEAMS = 4
TEAM_ROLES = (Role.MANAGER, Role.CAPTAIN, *[Role.FULL] * 9)
"""Of an invented team."""


def practice_slug(slug: str) -> str:
    """The slug of a contest's practice copy."""
    return slug[: LONGEST_SLUG - len(SLUG_END)].rstrip("-_") + SLUG_END


def lacks(*, rounds: int, judges: int) -> list[str]:
    """What a contest must have before it can be practised, as codes; empty when it has all."""
    found = [] if rounds else ["practice_no_rounds"]
    return found if judges else [*found, "practice_no_judges"]


def taken_over(approved: int) -> int:
    """How many of so many approved teams a copy takes over: all, or none where there are too few
    to compete, and it invents its own."""
    return approved if approved >= FEWEST_TEAMS else 0


def practice_file(file: ContestFile) -> ContestFile:
    """The practice copy at the beginning of its day.

    Judges are numbered instead of named: no mark of a robot may stand under the name of a real
    judge. Awards that are given by hand name nobody.
    """
    slug = practice_slug(file.contest.slug)
    ready = [team for team in file.teams if team.status is TeamStatus.APPROVED]
    taken = ready[: taken_over(len(ready))]
    teams = tuple(_with_invented_people(team, slug) for team in taken or _invented(file))
    keys = {team.key for team in taken}
    return replace(
        file,
        contest=replace(
            file.contest,
            slug=slug,
            name=NAME.format(name=file.contest.name),
            registration_closes=None,
        ),
        judges=tuple(_numbered(judge, number) for number, judge in enumerate(file.judges, start=1)),
        awards=tuple(replace(award, teams=(), members=()) for award in file.awards),
        teams=teams,
        running_order={
            key: kept
            for key, order in file.running_order.items()
            if (kept := tuple(team for team in order if team in keys))
        },
        turns=tuple(Turn(turn.round, turn.team) for turn in file.turns if turn.team in keys),
        marks=(),
        excused=(),
        decisions=(),
    )


def _numbered(judge: Judge, number: int) -> Judge:
    return replace(judge, name=JUDGE.format(number=number), unit_name=None)


def _invented(file: ContestFile) -> Iterator[Team]:
    """Teams for a contest that has none yet; one division after the other gets one."""
    divisions: list[str | None] = [division.key for division in file.divisions] or [None]
    units: list[str | None] = [unit.key for unit in file.units] or [None]
    for number in range(max(INVENTED_TEAMS, FEWEST_TEAMS * len(divisions))):
        unit = units[number % len(units)]
        yield Team(
            key=f"doi-{number + 1}",
            name=TEAM.format(number=number + 1),
            units=() if unit is None else (unit,),
            division=divisions[number % len(divisions)],
            members=tuple(Member(f"tv{n:02d}", "", role) for n, role in enumerate(TEAM_ROLES, 1)),
        )


def _with_invented_people(team: Team, seed: str) -> Team:
    """As many people in each role as the team has; nothing else of them is taken over."""
    numbers = count(1)
    ranked = sorted(team.members, key=lambda member: not member.is_core)
    people = [
        invented_person(f"{seed}/{team.key}", next(numbers), member.role, team.units)
        for member in ranked
    ]
    return replace(team, members=tuple(people))
