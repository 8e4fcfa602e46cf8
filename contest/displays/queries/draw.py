"""What the hall sees of the draw: the seal of a seed, never the seed before it is opened."""

from typing import Any

from contest.regulations.models import Contest
from contest.schedule.queries.draw import draws_of, plan_of
from contest.schedule.queries.drawn import drawn_orders
from contest.schedule.rules.draw import seal_words, sealed


def draw_shown(contest: Contest) -> dict[str, Any]:
    """``draws`` counts those made; ``rounds`` holds each order, its ``name`` null where it is one
    for all; teams that take no part any more leave their place empty and are not named."""
    draws = draws_of(contest.id)
    secret = plan_of(contest.id).secret
    return {
        "draws": len(draws),
        "seal": None if secret is None else seal_words(sealed(secret)),
        "seed": draws[-1].seed if draws else None,
        "rounds": [
            {
                "key": order.round_key,
                "name": order.round_name,
                "teams": [
                    {"place": team.place, "number": team.number, "name": team.name}
                    for team in order.teams
                    if not team.gone
                ],
            }
            for order in drawn_orders(contest.id)
        ],
    }
