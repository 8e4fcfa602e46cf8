"""The regulations of a contest as the contest file writes them: what the pages show and edit."""

from typing import Any

from contest.regulations.models import Contest
from contest.regulations.queries.values import regulations_of
from contest.regulations.rules.document import write_regulations


def document_of(contest: Contest) -> dict[str, Any]:
    """The regulations field by field, in one fixed form, with the letterhead of the papers.

    ``letterhead`` is not part of the contest file; it is edited and compared with the rest.
    """
    return write_regulations(regulations_of(contest.id)) | {"letterhead": dict(contest.letterhead)}
