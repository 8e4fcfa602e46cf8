"""Gathers what a taking-part unit's own papers are filled in with."""

from datetime import datetime

from contest.documents import words
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.people_papers import COMMITTEES, team_list
from contest.documents.rules import figures
from contest.documents.rules.own_facts import (
    Duty,
    Issuer,
    Named,
    OwnFacts,
    Rehearsal,
    RoundShown,
)
from contest.preparation.queries.corner import duties_of, rehearsals_of
from contest.registration.queries.deadlines import closes_for
from contest.registration.queries.files import File
from contest.registration.sentences import ROLES
from contest.regulations.queries.values import contest_of, rounds_of
from contest.regulations.rules.composition import Role
from contest.shared.filters import VIETNAM


def own_facts(file: File, *, full: bool) -> OwnFacts:
    """All that is known for the papers of one delegation.

    Args:
        full: the list of people with what only few may see.
    """
    contest = contest_of(file.contest_id)
    people = file.entry.people
    manager = next((one for one in people if one.role is Role.MANAGER), None)
    return OwnFacts(
        issuer=issuer_of([unit.name for unit in file.units], office_of(file.contest_id)),
        contest=contest.name,
        theme=contest.theme,
        organiser=contest.organiser,
        plan_number=contest.plan.number if contest.plan else None,
        plan_day=contest.plan.date if contest.plan else None,
        days=contest.dates,
        venue=contest.venue,
        closes=_closes(closes_for(file.contest_id, file.unit_ids)),
        people=tuple(Named(one.name, one.job or "", ROLES[one.role]) for one in people),
        manager=None if manager is None else manager.name,
        core=sum(one.role in (Role.CAPTAIN, Role.FULL) for one in people),
        reserves=sum(one.role is Role.RESERVE for one in people),
        duties=tuple(
            Duty(one.what, one.who, one.due, one.is_done) for one in duties_of(file.id).lines
        ),
        rehearsals=tuple(
            Rehearsal(one.starts_at, one.place or "", one.note or "")
            for one in rehearsals_of(file.id)
        ),
        rounds=tuple(
            RoundShown(one.name, one.staged, one.time.max_seconds if one.time else None)
            for one in rounds_of(file.contest_id)
        ),
        listed=dict(team_list(file.contest_id, file, full=full).data["teams"][0]),
    )


def issuer_of(units: list[str], office: Office) -> Issuer:
    """Who issues the papers of a delegation: its first unit.

    A people's committee has no body above it on a letterhead (Decree 30/2020, appendix I).
    """
    unit = units[0] if units else words.BLANK
    kind = next((one for one in COMMITTEES if unit.startswith(f"{one} ")), None)
    if kind is None:
        title = next((head for start, head in words.HEADS if unit.startswith(start)), words.HEAD)
        return Issuer(unit, unit, office.superior, office.place, None, title)
    lower = unit[0].lower() + unit[1:]
    return Issuer(
        unit=lower,
        lines=f"{words.COMMITTEE}\n{lower}",
        superior=None,
        place=unit.removeprefix(kind).strip() or words.BLANK,
        power=words.ON_BEHALF.format(body=words.COMMITTEE),
        title=words.CHAIRMAN,
    )


def _closes(closes: datetime | None) -> str | None:
    if closes is None:
        return None
    there = closes.astimezone(VIETNAM)
    day = figures.long_day(there.date())
    return day if (there.hour, there.minute) == (0, 0) else f"{figures.hour(closes)}, {day}"
