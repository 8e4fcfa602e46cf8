"""Making the demo contest at one point of its life, and taking it away again.

It is made by the steps that the pages use: the draw is a draw, turns go their way from state to
state, marks go through the ledger. Nothing of it is written beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from contest.accounts.models import Person
from contest.archive.actions.demo_people import store_people
from contest.archive.actions.importing import empty_contest, regulations_in, write_contest_file
from contest.archive.actions.practice import drop_copy_of
from contest.archive.rules.contest_file import ContestFile
from contest.archive.rules.demo_marks import held
from contest.archive.rules.demo_people import JUDGES
from contest.archive.rules.demo_teams import (
    EXCHANGE_ACTS,
    approved_teams,
    comments,
    registering_teams,
)
from contest.audit.actions.trail import Actor, note
from contest.displays.actions.publishing import publish_scoreboard
from contest.preparation.models import Piece
from contest.preparation.rules.slot import EXCHANGE
from contest.ranking.models import Approval
from contest.ranking.queries.results import results_of
from contest.ranking.rules.approval import Step
from contest.ranking.rules.output import results_digest
from contest.registration.models import Delegation
from contest.registration.rules.teams import TeamStatus
from contest.regulations.actions.create import take_from_preset
from contest.regulations.models import Contest, Round
from contest.regulations.queries.presets import read_preset
from contest.regulations.rules.regulations import Regulations
from contest.schedule.actions.draw import keep_draw
from contest.schedule.actions.turns import step
from contest.schedule.models import Turn
from contest.schedule.rules.draw import order_of_seed
from contest.schedule.rules.states import WITHOUT_RESULT, TurnState
from contest.scoring.models import SheetSignature
from contest.shared import bus, clock
from contest.shared.filters import VIETNAM
from contest.shared.transaction import transaction

SLUG = "ha-trung-2023"
DRAW_SEED = "231115204016"
AGREED = {
    Step.COMPILED: "Bà Mai Thị Hạnh và ông Tống Văn Lộc, Tổ Thư ký",
    Step.PROPOSED: "Ban Giám khảo",
    Step.AGREED: "Ông Lê Quang Thuận, Phó Chủ tịch UBND huyện, Trưởng Ban Tổ chức",
}
"""Who agreed to the results of the finished contest; invented people."""
DAYS_TO_REGISTER, DAYS_TO_THE_DAY = 9, 25


class Stage(StrEnum):
    """A point of the demo's life."""

    REGISTERING = "registering"
    DRAWN = "drawn"
    MARKING = "marking"
    FINISHED = "finished"


def make_demo(stage: Stage, *, replace_it: bool = False, by: Actor) -> int:
    """Make the demo contest; returns its database key.

    Raises:
        Refusal: ``contest_exists`` unless ``replace_it``.
    """
    with transaction() as session:
        now = clock.now()
        preset = read_preset(SLUG)
        file = _file(preset.regulations, stage, now)
        contest_id = write_contest_file(session, file, replace=replace_it, by=by, at=now)
        contest = session.get_one(Contest, contest_id)
        contest.is_demo = True
        take_from_preset(contest, preset, regulations_in(file))
        people = store_people(session, contest_id)
        _date_delegations(session, contest_id, now)
        if stage is not Stage.REGISTERING:
            _draw(session, contest_id, file, people)
            _add_acts(session, contest_id)
        if stage is Stage.MARKING:
            _open_the_day(session, contest_id, people)
        if stage is Stage.FINISHED:
            _finish(session, contest, people)
        session.flush()
        # One snapshot of the whole below, not one for each of the turns moved above.
        bus.forget()
    if stage is not Stage.REGISTERING:
        publish_scoreboard(contest_id)
    return contest_id


def remove_demo() -> bool:
    """Take the demo away with its people; returns whether there was one."""
    with transaction() as session:
        contests = session.scalars(select(Contest).where(Contest.is_demo)).all()
        for contest in contests:
            drop_copy_of(session, contest.id)
            empty_contest(session, contest)
            session.delete(contest)
        session.flush()
        session.execute(delete(Person).where(Person.is_demo))
    return bool(contests)


def _file(regulations: Regulations, stage: Stage, now: datetime) -> ContestFile:
    contest = regulations.contest
    judges = tuple(
        replace(judge, name=name, unit_name=office)
        for judge, (name, office) in zip(regulations.judges, JUDGES, strict=True)
    )
    teams = approved_teams(regulations.units)
    if stage is Stage.REGISTERING:
        # The plan's own deadline is long past; whoever tries the demo must be able to register.
        today = now.astimezone(VIETNAM).date()
        closes = today + timedelta(days=DAYS_TO_REGISTER)
        contest = replace(
            contest,
            dates=(today + timedelta(days=DAYS_TO_THE_DAY),),
            registration_closes=f"{closes.isoformat()}T00:00:00+07:00",
        )
        teams = registering_teams(regulations.units)
    file = ContestFile(
        contest=contest,
        rounds=regulations.rounds,
        units=regulations.units,
        divisions=regulations.divisions,
        composition=regulations.composition,
        judges=judges,
        tie_breaks=regulations.tie_breaks,
        awards=regulations.awards,
        settings=regulations.settings,
        teams=teams,
    )
    return held(file) if stage is Stage.FINISHED else file


def _date_delegations(session: Session, contest_id: int, now: datetime) -> None:
    """When each list came in and was approved, and what the returned ones are asked for."""
    asked = comments()
    rows = session.scalars(select(Delegation).where(Delegation.contest_id == contest_id))
    for hours, row in enumerate(rows, start=1):
        if row.status != TeamStatus.DRAFT:
            row.submitted_at = now - timedelta(days=3, hours=hours)
        if row.status == TeamStatus.APPROVED:
            row.approved_at = now - timedelta(days=2, hours=hours)
        if row.status == TeamStatus.RETURNED:
            row.comment = asked.get(row.key)


def _draw(
    session: Session, contest_id: int, file: ContestFile, people: Mapping[str, Actor]
) -> None:
    order = order_of_seed(DRAW_SEED, [team.key for team in file.teams])
    keep_draw(session, contest_id, order, method="seed", seed=DRAW_SEED, by=people["secretary"])
    session.flush()


def _add_acts(session: Session, contest_id: int) -> None:
    rows = session.scalars(select(Delegation).where(Delegation.contest_id == contest_id))
    session.add_all(
        Piece(delegation_id=row.id, kind=EXCHANGE, title=title, minutes=minutes)
        for row in rows
        for title, minutes in [EXCHANGE_ACTS.get(row.key, (None, None))]
        if title
    )


def _turns(session: Session, contest_id: int) -> Sequence[Turn]:
    return session.scalars(
        select(Turn)
        .join(Round, Round.id == Turn.round_id)
        .where(Turn.contest_id == contest_id)
        .order_by(Round.position, Turn.position)
    ).all()


def _open_the_day(session: Session, contest_id: int, people: Mapping[str, Actor]) -> None:
    """Every turn that is not staged opens for marks; the first team goes on stage."""
    turns = _turns(session, contest_id)
    for turn in turns:
        if not turn.round.staged:
            step(session, turn, "open", by=people["secretary"])
    first = next(turn for turn in turns if turn.round.staged)
    step(session, first, "call", by=people["timekeeper"])


def _finish(session: Session, contest: Contest, people: Mapping[str, Actor]) -> None:
    """Everything is signed, confirmed, released and announced."""
    now = clock.now()
    for turn in _turns(session, contest.id):
        if turn.state in WITHOUT_RESULT:
            turn.state_reason = "Đội gặp sự cố xe trên đường, đến sau khi phần thi kết thúc"
            turn.released_at = now
        elif turn.state == TurnState.COMPLETE:
            step(session, turn, "confirm", by=people["head_judge"])
            step(session, turn, "release", by=people["organiser"])
    session.add_all(
        SheetSignature(
            round_id=one.id, judge_id=judge.id, ticked_by=people["secretary"].name, ticked_at=now
        )
        for one in contest.rounds
        for judge in contest.judges
    )
    session.flush()
    digest = results_digest(results_of(contest.id))
    session.add_all(
        Approval(
            contest_id=contest.id,
            step=agreed.value,
            who=who,
            at=now,
            digest=digest,
            recorded_by=people["secretary"].name,
            recorded_at=now,
        )
        for agreed, who in AGREED.items()
    )
    contest.announced_at = now
    note(people["organiser"], "results.announce", "contest", contest_id=contest.id)
