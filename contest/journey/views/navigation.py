"""What every desk page of a contest shows around itself: the life line and the way out."""

from typing import Any

from flask import g, request, url_for
from flask_login import current_user

from contest.accounts.gate import roles_here
from contest.accounts.words import ROLE_NAMES
from contest.journey.queries.counts import counts_of
from contest.journey.rules.life import Step, life
from contest.journey.sentences import STEP_NAMES
from contest.shared.access import may

STEP_OF_SLICE = {
    "regulations": "prepare",
    "registration": "registration",
    "preparation": "registration",
    "privacy": "registration",
    "reception": "registration",
    "schedule": "draw",
    "scoring": "day",
    "mirror": "day",
    "ranking": "publish",
    "budget": "papers",
    "documents": "papers",
}
STEP_OF_PAGE = {
    "schedule.stage": "day",
    "schedule.programme": "day",
    "displays.presenter": "publish",
    "displays.present": "publish",
    "displays.conduct": "publish",
    **dict.fromkeys(
        (
            f"displays.{page}"
            for page in (
                "director",
                "direct",
                "cover",
                "claim",
                "change_wall",
                "one_screen",
                "change_screen",
                "gallery",
                "decide_gallery",
            )
        ),
        "day",
    ),
}
NEEDS = {
    "prepare": "regulations.view",
    "registration": "registration.review",
    "draw": "draw.make",
    "day": "desk.view",
    "publish": "results.view",
    "papers": "papers.print",
    "report": "papers.print",
}
"""Step → the permission without which its page cannot be opened."""


def around() -> dict[str, Any]:
    """The context of the shell; nothing for public pages and strangers."""
    if not current_user.is_authenticated:
        return {}
    found: dict[str, Any] = {
        "sign_out_url": url_for("accounts.sign_out"),
        "person_url": url_for("accounts.change_password"),
        "home_url": url_for("regulations.home"),
    }
    roles = roles_here()
    if "contest" not in g or not roles:
        return found
    found["person_role"] = ", ".join(ROLE_NAMES[role] for role in sorted(roles))
    found["contest_url"] = url_for("journey.home")
    if may("regulations.view"):
        found["nav"] = _nav()
    return found


def life_here() -> list[Step]:
    """The life of the contest of this request, counted once however often the page asks."""
    if "life" not in g:
        g.life = life(counts_of(g.contest))
    steps: list[Step] = g.life
    return steps


def _address(step: Step) -> str:
    query: dict[str, Any] = dict(step.query)
    return url_for(step.endpoint, **query)


def _nav() -> list[dict[str, Any]]:
    endpoint = request.endpoint or ""
    here = STEP_OF_PAGE.get(endpoint) or STEP_OF_SLICE.get(endpoint.partition(".")[0])
    return [
        {
            "key": step.key,
            "label": STEP_NAMES[step.key],
            "url": _address(step) if may(NEEDS[step.key]) else None,
            "state": step.state.value,
            "current": step.key == here,
        }
        for step in life_here()
    ]
