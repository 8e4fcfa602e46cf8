"""The three kinds of wrong: a violation, a refusal, a bug (docs/architecture.md).

Rules and actions speak in codes and facts; the sentence a person reads comes from the catalogue
``contest/shared/sentences.py`` and its like in each slice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something cannot be done now: a code for machines, facts to fill the sentence."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 - an expected no, not an error
    """An expected no: the request was understood and cannot be carried out now (409).

    Attributes:
        reasons: all of them, not the first one found.
        status: the HTTP status that a door answers with.
    """

    status = 409

    def __init__(self, *reasons: Reason | str) -> None:
        self.reasons: Sequence[Reason] = [
            r if isinstance(r, Reason) else Reason(r) for r in reasons
        ]
        super().__init__(", ".join(r.code for r in self.reasons))


class Invalid(Refusal):
    """The input itself is wrong (422); ``at`` names the field of each reason where there is one."""

    status = 422


class Stale(Refusal):
    """Somebody else changed the same thing first (409).

    Attributes:
        current: what is stored now, so that the second person sees both versions.
    """

    def __init__(self, current: Any) -> None:
        self.current = current
        super().__init__("changed_meanwhile")


class NotFound(Refusal):
    """There is no such thing, or not for this person (404)."""

    status = 404
