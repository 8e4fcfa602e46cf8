"""Making a contest from a preset, with its first texts and days typed on one page."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from contest.accounts.models import Membership
from contest.audit.actions.trail import Actor, note
from contest.regulations.actions.edit import Faulty, calendar_faults
from contest.regulations.actions.store import store_regulations
from contest.regulations.models import Contest
from contest.regulations.queries.presets import Preset, read_preset
from contest.regulations.rules.document import Document, read_regulations, write_regulations
from contest.regulations.rules.proposals import carried
from contest.regulations.rules.regulations import Regulations
from contest.shared import clock
from contest.shared.errors import Reason, Refusal
from contest.shared.transaction import transaction


def new_contest(preset_key: str, write: Callable[[Document], Document], *, by: Actor) -> str:
    """Make a contest with the regulations of a preset; returns its slug.

    ``write`` puts the typed texts into the preset's document. What the preset only proposes stays
    marked as a proposal until somebody edits or confirms it. Whoever makes the contest becomes its
    organiser.

    Raises:
        NotFound: there is no such preset.
        Faulty: what was typed is no contest; every fault with its pointer.
        Refusal: ``contest_exists``.
    """
    preset = read_preset(preset_key)
    typed = write(write_regulations(preset.regulations))
    value, faults = read_regulations(typed)
    if value is None:
        raise Faulty(faults, typed)
    if early := calendar_faults(value):
        raise Faulty(early, typed)
    slug = value.contest.slug
    with transaction() as session:
        if session.scalar(select(Contest.id).where(Contest.slug == slug)) is not None:
            raise Refusal(Reason("contest_exists", {"slug": slug}))
        keys = store_regulations(session, value, at=clock.now())
        contest = session.get_one(Contest, keys.contest_id)
        take_from_preset(contest, preset, value)
        make_organiser(session, contest.id, by)
        note(
            by,
            "contest.create",
            f"contest:{slug}",
            contest_id=contest.id,
            new={"name": value.contest.name, "preset": preset.key},
        )
    return slug


def take_from_preset(contest: Contest, preset: Preset, regulations: Regulations) -> None:
    """Keep with the contest what a contest file does not hold: proposals and letterhead.

    A proposal whose value ``regulations`` has changed already is none any more.
    """
    letterhead = {"letterhead": dict(preset.letterhead)}
    proposed = write_regulations(preset.regulations) | letterhead
    made = write_regulations(regulations) | letterhead
    contest.preset = preset.key
    contest.letterhead = dict(preset.letterhead)
    contest.proposals = carried(proposed, made, preset.proposals)


def make_organiser(session: Session, contest_id: int, by: Actor) -> None:
    """Give the role of organiser to whoever acts, if it is a person."""
    kind, _, number = by.key.partition(":")
    if kind == "person":
        session.add(Membership(person_id=int(number), contest_id=contest_id, role="organiser"))
        session.flush()
