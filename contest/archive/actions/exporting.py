"""Handing a contest out as a file: every copy with people in it is on record."""

from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.writer import file_text
from contest.audit.actions.trail import Actor, note
from contest.registration.actions.viewing import note_export
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.errors import Refusal
from contest.shared.transaction import transaction


def export_contest(slug: str, *, public: bool = False, by: Actor) -> str:
    """The contest file of a contest as text; noted in the audit log.

    Args:
        public: leave all members out.

    Raises:
        NotFound: there is no such contest.
        Refusal: ``practice_not_exported``: a file does not say that its marks are no real ones.
    """
    with transaction():
        contest = contest_by_slug(slug)
        if contest.practice_of is not None:
            raise Refusal("practice_not_exported")
        contest_id = contest.id
        text = file_text(contest_file_of(contest_id, public=public))
        note(
            by,
            "contest.export",
            f"contest:{slug}",
            contest_id=contest_id,
            new={"members": not public},
        )
        if not public:
            note_export(contest_id, f"contest:{slug}", "contest_file", by=by)
    return text
