"""Thẻ đoàn, thẻ tên: printed before the day, handed out at the door."""

from uuid import UUID

from flask import Response, g, url_for

from contest.accounts.addresses import public_base
from contest.documents.queries.cards import name_cards as name_cards_of
from contest.documents.queries.cards import team_cards as team_cards_of
from contest.documents.views import blueprint
from contest.documents.views.answers import printed
from contest.shared.access import requires


@blueprint.get("/the-doan.pdf")
@requires("papers.print")
def team_cards() -> Response:
    """The teams' cards, each with the code that opens its check-in."""
    return printed(team_cards_of(g.contest.id, _door))


@blueprint.get("/the-ten.pdf")
@requires("papers.print")
def name_cards() -> Response:
    """A card to wear for each person of the approved teams."""
    return printed(name_cards_of(g.contest.id))


def _door(team: UUID) -> str:
    return f"{public_base()}{url_for('reception.team', team=team)}"
