"""Biên bản họp Ban Giám khảo: the minutes that every judge signs and initials.

Its table is the same ``Standing`` that the ranking prints; the rest says who
was there, what was deducted or waived and why, and what is proposed. Nothing is calculated
here; ``minutes_blocks`` puts it into words.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from contest.documents.rules.frame import Frame
from contest.documents.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at the meeting.

    Attributes:
        name: without academic titles.
        title: part in the jury or in the meeting ("Trưởng Ban Giám khảo", "Giám khảo").
        unit: office the person comes from; None leaves it out.
        present: False prints the person among the absent, with ``note`` as the reason.
        note: reason of absence, or whom the person stands in for; None for nothing.
    """

    name: str
    title: str
    unit: str | None = None
    present: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DeductionLine:
    """One deduction from one turn.

    Attributes:
        points: decimal string.
        code: "manual" (then ``reason`` says why), "overtime" or "undertime" (then ``seconds``
            over or under the limit).
    """

    team: str
    round: str
    points: str
    code: Literal["manual", "overtime", "undertime"]
    reason: str | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A recorded ruling on one turn, with its reason.

    ``kind`` is "time_waived" (the jury let the time pass), "absent" (did not take part in the
    round) or "disqualified" (the round's result is not recognised).
    """

    team: str
    round: str
    kind: Literal["time_waived", "absent", "disqualified"]
    reason: str | None


@dataclass(frozen=True, slots=True)
class ExcuseLine:
    """A judge who did not mark a team in a round; ``reason`` None: none was recorded."""

    judge: str
    team: str
    round: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """A team that takes part although its composition is not what the regulations ask.

    Attributes:
        at: when this was decided: "approval" of its list, or "hall", at check-in.
        by: who decided; None where nobody is named.
    """

    team: str
    at: Literal["approval", "hall"]
    reason: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class StopLine:
    """A technical stop (a power cut, a dead microphone) that was not counted in a team's time.

    Attributes:
        began, ended: aware; ``ended`` None where it has not ended.
        length: how long it lasted, in words.
    """

    team: str
    round: str
    began: datetime
    ended: datetime | None
    length: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Dissent:
    """A differing opinion that a judge asked to have recorded."""

    judge: str
    text: str


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """The minutes.

    Attributes:
        frame: signatures are the secretary's and the head judge's; ``edition.ledger_head`` is the
            head of the mark ledger at that moment.
        opened_at, closed_at: aware; None prints dots to be filled by hand.
        venue: where the jury met.
        chair, secretary: names, None prints dots.
        jury: every judge in panel order, present or not; the present ones get a line to sign.
        others: anybody else at the meeting (secretaries, guests).
        method: how marks become results, one sentence each, from the regulations.
        standing: results, places, ties and prizes; incomplete ones print as BẢN NHÁP.
        deductions, rulings: all of the contest, in running order.
        excuses: judges who did not mark a team, in the order of rounds and jury.
        waivers: teams that took part with a reason, in running order; never a person's group.
        stops: technical stops of the day, as they happened.
        prize_money: sum of all prizes in đồng, None when there is no money.
        dissents: recorded ones; empty lines follow for those made while signing.
        agreed: judges who agreed to the proposal; None prints dots.
        lacks: sentences on what is missing beside results and decisions.
    """

    frame: Frame
    opened_at: datetime | None
    closed_at: datetime | None
    venue: str
    chair: str | None
    secretary: str | None
    jury: tuple[Attendee, ...]
    standing: Standing
    others: tuple[Attendee, ...] = ()
    method: tuple[str, ...] = ()
    deductions: tuple[DeductionLine, ...] = ()
    rulings: tuple[RulingLine, ...] = ()
    excuses: tuple[ExcuseLine, ...] = ()
    waivers: tuple[WaiverLine, ...] = ()
    stops: tuple[StopLine, ...] = ()
    prize_money: int | None = None
    dissents: tuple[Dissent, ...] = ()
    agreed: int | None = None
    lacks: tuple[str, ...] = ()
