"""The cards of the day: a team's with the code of its check-in, and everybody's name."""

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from contest.documents.queries.printing import PrintJob
from contest.documents.queries.proof import address_of
from contest.documents.rules.card import CardPaper, NameCard, TeamCard
from contest.documents.sentences import NAMES
from contest.reception.queries.arrivals import arrivals
from contest.registration.models import Delegation, Member
from contest.registration.rules.teams import TeamStatus
from contest.registration.sentences import ROLES
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Refusal


def team_cards(contest_id: int, door: Callable[[UUID], str]) -> PrintJob:
    """A card for each approved team; ``door`` gives the full address of its check-in.

    Raises:
        Refusal: no team is approved.
    """
    cards = []
    for row in arrivals(contest_id):
        address = address_of(door(row.team))
        assert address is not None
        cards.append(TeamCard(row.name, row.units, row.team_number, address.qr_svg))
    return _job(contest_id, "team_card", tuple(cards))


def name_cards(contest_id: int) -> PrintJob:
    """A card for each person of the approved teams, team by team.

    Raises:
        Refusal: no team is approved.
    """
    people: dict[UUID, list[NameCard]] = defaultdict(list)
    rows = db.session.execute(
        select(Delegation.uuid, Delegation.name, Member.name, Member.role)
        .join(Member, Member.delegation_id == Delegation.id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status == TeamStatus.APPROVED.value,
        )
        .order_by(Member.position)
    )
    for team, team_name, name, role in rows:
        people[team].append(NameCard(name, ROLES[role], team_name))
    cards = [card for row in arrivals(contest_id) for card in people[row.team]]
    return _job(contest_id, "name_card", tuple(cards))


def _job(
    contest_id: int, paper: str, cards: tuple[TeamCard, ...] | tuple[NameCard, ...]
) -> PrintJob:
    if not cards:
        raise Refusal("paper_no_teams")
    name = db.session.get_one(Contest, contest_id).name
    data = CardPaper(name, clock.now(), cards).to_data()
    return PrintJob(paper, f"{paper}s", NAMES[f"{paper}s"], data, draft=False, digest="")
