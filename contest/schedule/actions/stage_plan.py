"""The plan of the stage, edited in one place: guests, presenters, names as said, script."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from contest.audit.actions.trail import Actor, note
from contest.regulations.queries.contests import touch
from contest.schedule.models import StagePlan
from contest.schedule.rules.script import STEPS, guests_typed
from contest.schedule.rules.warnings import LONGEST_BEFORE, MOST_BEFORE, WarningTimes
from contest.shared.errors import Reason, Refusal, Stale
from contest.shared.transaction import transaction

MOST_GUESTS = 150
LINE, TEXT = 300, 4000
"""Characters of one line, of one text of the script."""


@dataclass(frozen=True, slots=True)
class TypedPlan:
    """The plan as typed; keys of the mappings are those of awards, teams and steps."""

    guests: str
    presenters: Mapping[str, str]
    spoken: Mapping[str, str]
    script: Mapping[str, str]
    before: str
    at_limit: bool
    each_step: bool


def save_plan(contest_id: int, typed: TypedPlan, version: int, *, by: Actor) -> None:
    """Store the plan as typed; a text of the script left as proposed stays the proposal.

    Args:
        version: the plan's when the page was made; 0 where there was none.

    Raises:
        Refusal: each field that is wrong, by its name in ``at``.
        Stale: somebody else changed it since ``version``.
    """
    with transaction() as session:
        touch(contest_id)
        row = session.get(StagePlan, contest_id)
        if (row.version if row else 0) != version:
            raise Stale(row.version if row else 0)
        against: list[Reason] = []
        guests = guests_typed(clean(typed.guests))
        if len(guests) > MOST_GUESTS:
            against.append(Reason("too_many_guests", {"at": "guests", "most": MOST_GUESTS}))
        if any(len(name) + len(title) > LINE for name, title in guests):
            against.append(Reason("plan_too_long", {"at": "guests", "most": LINE}))
        presenters = _short("presenter", typed.presenters, LINE, against)
        spoken = _short("spoken", typed.spoken, LINE, against)
        script = _short("script", typed.script, TEXT, against)
        before = _seconds(typed.before)
        if before is None:
            against.append(Reason("bad_warning_times", {"at": "before", "most": LONGEST_BEFORE}))
        if against:
            raise Refusal(*against)
        row = row or StagePlan(contest_id=contest_id, version=0)
        row.guests = [list(one) for one in guests]
        row.presenters, row.spoken = presenters, spoken
        proposed = {step.key: step.text for step in STEPS}
        row.script = {key: text for key, text in script.items() if text != proposed.get(key)}
        row.warnings = WarningTimes(before or (), typed.at_limit, typed.each_step).kept()
        row.version += 1
        session.add(row)
        note(by, "stage.plan", "stage", contest_id=contest_id, new={"lines": len(guests)})


def choose_sound_screen(contest_id: int, screen: str | None) -> None:
    """Let one screen sound the warnings from now on, or none; the one before falls silent."""
    with transaction() as session:
        touch(contest_id)
        row = session.get(StagePlan, contest_id) or StagePlan(contest_id=contest_id, version=0)
        row.sound_screen = screen
        session.add(row)


def clean(text: str) -> str:
    """Texts in NFC, lines ended by ``\\n``, without hidden characters."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    hidden = ("Cc", "Cf", "Cs")
    return "".join(
        one for one in normal if one in "\n\t" or unicodedata.category(one) not in hidden
    ).strip()


def _short(name: str, typed: Mapping[str, str], most: int, against: list[Reason]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for key, text in typed.items():
        words = clean(text)
        if len(words) > most:
            against.append(Reason("plan_too_long", {"at": f"{name}-{key}", "most": most}))
        elif words:
            kept[key] = words
    return kept


def _seconds(text: str) -> tuple[int, ...] | None:
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if len(parts) > MOST_BEFORE:
        return None
    found = []
    for part in parts:
        if not (part.isascii() and part.isdecimal() and len(part) <= len(str(LONGEST_BEFORE))):
            return None
        found.append(int(part))
    if any(not 0 < one <= LONGEST_BEFORE for one in found):
        return None
    return tuple(sorted(set(found), reverse=True))
