"""The results as the JSON text ``hoithi-results/1`` (contest file, section 8).

The same results give the same bytes: fields in the order of the contract, two-space indent,
only what JSON requires escaped, one line feed at the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal

from contest.ranking.rules.awards import AwardResult
from contest.ranking.rules.results import Results, TeamResult
from contest.ranking.rules.standing import Ranking
from contest.registration.rules.composition import Violation
from contest.scoring.rules.results import AppliedDeduction, TurnResult

FORMAT = "hoithi-results/1"

Object = dict[str, object]


def results_json(results: Results) -> str:
    """The whole text, with its final line feed."""
    return json.dumps(results_object(results), indent=2, ensure_ascii=False) + "\n"


def results_object(results: Results) -> Object:
    """The document before it is made text."""
    return {
        "format": FORMAT,
        "contest": results.contest,
        "complete": results.complete,
        "missing": [
            {
                "round": row.round,
                "team": row.team,
                "code": row.code,
                "judges": list(row.judges),
            }
            for row in results.missing
        ],
        "teams": {key: _team(team) for key, team in results.teams.items()},
        "rankings": [_ranking(ranking) for ranking in results.rankings],
        "unused_decisions": list(results.unused_decisions),
        "awards": [_award(award) for award in results.awards],
    }


def results_digest(results: Results) -> str:
    """SHA-256 of the figures, places and awards, hexadecimal: what an agreement is about.

    Composition is left out: a list that is mended afterwards changes no result.
    """
    document = results_object(results)
    told = {
        "rankings": document["rankings"],
        "awards": document["awards"],
        "rounds": {
            key: {name: _turn(turn) for name, turn in team.rounds.items()}
            for key, team in results.teams.items()
        },
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _team(team: TeamResult) -> Object:
    return {
        "rounds": {key: _turn(turn) for key, turn in team.rounds.items()},
        "total": _figure(team.total),
        "provisional_total": _figure(team.provisional_total),
        "violations": [_violation(violation) for violation in team.violations],
    }


def _turn(turn: TurnResult) -> Object:
    return {
        "status": turn.status,
        "judges": _totals(turn.judges),
        "dropped": list(turn.dropped),
        "aggregate": _figure(turn.aggregate),
        "deductions": [_deduction(deduction) for deduction in turn.deductions],
        "notes": list(turn.notes),
        "result": _figure(turn.result),
        "weighted": _figure(turn.weighted),
    }


def _totals(judges: Mapping[str, Decimal]) -> Object:
    return {judge: str(total) for judge, total in judges.items()}


def _deduction(deduction: AppliedDeduction) -> Object:
    points = str(deduction.points)
    if deduction.code is None:
        return {"points": points, "reason": deduction.reason}
    return {"points": points, "code": deduction.code, "seconds": deduction.seconds}


def _violation(violation: Violation) -> Object:
    return {
        "rule": violation.rule,
        "code": violation.code,
        "level": violation.level,
        "have": violation.have,
        "need": violation.need,
        "member": violation.member,
        "unit": violation.unit,
    }


def _ranking(ranking: Ranking) -> Object:
    return {
        "division": ranking.division,
        "places": [
            {
                "place": place.place,
                "team": place.team,
                "total": str(place.total),
                "decided_by": place.decided_by,
            }
            for place in ranking.places
        ],
    }


def _award(award: AwardResult) -> Object:
    return {
        "key": award.key,
        "division": award.division,
        "state": award.state,
        "teams": list(award.teams),
        "contenders": list(award.contenders),
        "members": [{"team": member.team, "member": member.member} for member in award.members],
    }
