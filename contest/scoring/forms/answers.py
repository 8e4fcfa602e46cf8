"""How the answers to a seat's operations go over the wire (contract/interfaces.md)."""

from collections.abc import Sequence
from typing import Any

from contest.scoring.actions.operations import Answer
from contest.shared.sentences import sentence


def results_json(answers: Sequence[Answer]) -> dict[str, Any]:
    """The answers of one batch as the contract writes them, in order."""
    return {
        "results": [
            {
                "op_id": answer.op_id,
                "status": answer.status,
                "revision": answer.revision,
                "reasons": [
                    {"code": reason.code, "message": sentence(reason)} for reason in answer.reasons
                ],
            }
            for answer in answers
        ]
    }
