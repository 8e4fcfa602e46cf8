"""The regulations of a contest as the contest file writes them: what the pages show and edit."""

from typing import Any

from contest.regulations.models import Contest
from contest.regulations.queries.values import regulations_of
from contest.regulations.rules.document import write_regulations
from contest.regulations.rules.regulations import Regulations


def document_of(contest: Contest, value: Regulations | None = None) -> dict[str, Any]:
    """The regulations field by field, in one fixed form, with the letterhead of the papers.

    ``letterhead`` is not part of the contest file; it is edited and compared with the rest.

    Args:
        value: the regulations, where they have been read already.
    """
    written = write_regulations(value or regulations_of(contest.id))
    return written | {"letterhead": dict(contest.letterhead)}
