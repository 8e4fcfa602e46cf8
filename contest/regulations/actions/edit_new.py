"""Making a contest from a preset, with its first texts and days typed on one page."""

from collections.abc import Callable

from contest.audit.actions.trail import Actor
from contest.regulations.actions.create import write_contest
from contest.regulations.actions.edit import Faulty, calendar_faults
from contest.regulations.queries.presets import read_preset
from contest.regulations.rules.document import Document, read_regulations, write_regulations
from contest.shared.transaction import transaction


def new_contest(preset_key: str, write: Callable[[Document], Document], *, by: Actor) -> str:
    """Make a contest with the regulations of a preset; returns its slug.

    ``write`` puts the typed texts into the preset's document. Whoever makes the contest becomes
    its organiser.

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
    with transaction() as session:
        write_contest(session, preset, value, by=by)
    return value.contest.slug
