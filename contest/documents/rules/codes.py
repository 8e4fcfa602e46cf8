"""Short digests of what a paper says, as they stand in its foot.

Digests cover figures, keys and places, never names or members: a person can be erased, and a
corrected spelling changes no figure (docs/adr/0005).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from contest.ranking.rules.output import results_object
from contest.ranking.rules.results import Results

HEAD_GROUPS = 3
"""Groups of four signs of the head of the ledger, as it is printed on the minutes."""
_GROUP = 4


def short_code(digest: str, groups: int) -> str:
    """The first signs of a hexadecimal digest as they are read aloud: ``4F7A-22C1``."""
    signs = digest[: groups * _GROUP].upper()
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def digest_of(figures: Any) -> str:
    """The short digest of any JSON value; the same figures give the same code."""
    text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return short_code(hashlib.sha256(text.encode()).hexdigest(), groups=2)


def digest_of_results(results: Results, round_key: str | None = None) -> str:
    """The digest of all figures, places and prizes, or of one round's figures alone."""
    printed: Any = results_object(results)
    if round_key is not None:
        return digest_of({key: team["rounds"][round_key] for key, team in printed["teams"].items()})
    for team in printed["teams"].values():
        team.pop("violations")
    for award in printed["awards"]:
        award.pop("members")
    return digest_of(printed)
