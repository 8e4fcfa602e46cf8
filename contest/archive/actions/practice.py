"""The practice copy (bản diễn tập) of a contest: made whole, thrown away whole.

The official contest is only read. Nothing is noted in its audit log either: what belongs to
practice is kept with the copy, and goes with it (docs/adr/0020).
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.accounts.models import Membership, Person
from contest.archive.actions.importing import empty_contest, write_contest_file
from contest.archive.queries.contest_file import contest_file_of
from contest.archive.rules.practice import lacks, practice_file, practice_slug
from contest.audit.actions.trail import Actor, note
from contest.displays.actions.publishing import publish_scoreboard
from contest.regulations.models import Contest
from contest.schedule.actions.practice import carry_the_draw, carry_the_script
from contest.shared import bus, clock
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.transaction import transaction


def make_practice(official_id: int, *, by: Actor) -> int:
    """Make the practice copy of a contest as the contest stands now; an older copy is thrown away.

    Returns the copy's database key. The first scoreboard is published at once, marked as practice,
    so that walls and phones can be tried.

    Raises:
        Refusal: ``practice_of_practice``; ``practice_no_rounds``, ``practice_no_judges``;
            ``practice_slug_taken`` by another contest.
    """
    with transaction() as session:
        official = session.get_one(Contest, official_id)
        if official.practice_of is not None:
            raise Refusal("practice_of_practice")
        file = contest_file_of(official_id)
        missing = lacks(rounds=len(file.rounds), judges=len(file.judges))
        reasons = [Reason(code) for code in missing]
        slug = practice_slug(official.slug)
        taken = session.scalar(select(Contest).where(Contest.slug == slug))
        if taken is not None and taken.practice_of != official_id:
            reasons.append(Reason("practice_slug_taken", {"slug": slug}))
        if reasons:
            raise Refusal(*reasons)
        drop_copy_of(session, official_id)
        practice_id = write_contest_file(
            session, practice_file(file), replace=False, by=by, at=clock.now()
        )
        # Whoever made it is its organiser by being the official contest's.
        session.execute(delete(Membership).where(Membership.contest_id == practice_id))
        practice = session.get_one(Contest, practice_id)
        practice.practice_of = official_id
        practice.letterhead = dict(official.letterhead)
        practice.paper_check = official.paper_check
        carry_the_draw(session, official_id, practice_id)
        carry_the_script(session, official_id, practice_id)
        note(by, "practice.make", f"contest:{slug}", contest_id=practice_id)
        session.flush()
        bus.forget()
    publish_scoreboard(practice_id)
    return practice_id


def drop_practice(official_id: int, *, by: Actor) -> None:
    """Throw the practice copy away, with its marks, its log and its robots.

    Raises:
        NotFound: there is none.
    """
    with transaction() as session:
        slug = drop_copy_of(session, official_id)
        if slug is None:
            raise NotFound("no_practice")
        note(by, "practice.drop", f"contest:{slug}", contest_id=None)


def drop_copy_of(session: Session, official_id: int) -> str | None:
    """Take the practice copy of a contest away; returns its slug, None where there was none.

    The accounts of its robots go too: they are switched off and have a role nowhere else. A step.
    """
    practice = session.scalar(
        select(Contest).where(Contest.practice_of == official_id).with_for_update()
    )
    if practice is None:
        return None
    slug = practice.slug
    here = select(Membership.person_id).where(Membership.contest_id == practice.id)
    elsewhere = select(Membership.person_id).where(Membership.contest_id != practice.id)
    robots = list(
        session.scalars(
            select(Person.id).where(
                Person.id.in_(here), Person.id.not_in(elsewhere), ~Person.active
            )
        )
    )
    empty_contest(session, practice)
    session.delete(practice)
    session.flush()
    session.execute(delete(Person).where(Person.id.in_(robots)))
    return slug
