"""A contest day in the record, as far as the public sees it: acts in short words."""

import itertools
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from contest.accounts.models import Membership
from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.displays.actions.reveal import go_to_step, make_ceremony, open_results
from contest.displays.queries.reveal import reveal_under_way
from contest.displays.rules.reveal import Order
from contest.ranking.actions.freeze import freeze
from contest.ranking.actions.release import announce, correct_turn, release_turns
from contest.regulations.actions.edit import Edit, digest_of, edit_regulations
from contest.regulations.models import Contest, Round
from contest.regulations.queries.document import document_of
from contest.schedule.actions.clock import start_clock, stop_clock
from contest.schedule.actions.deductions import deduct
from contest.schedule.actions.draw import draw_by_seed
from contest.schedule.models import Turn
from contest.scoring.actions.completion import confirm_turn
from contest.shared import clock
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests import hall
from tests.hall import ORGANISER, SECRETARY, Hall
from tests.somebody import person_named

SLUG = "hoi-thi"
ACT = "/test/act"
"""Where the server of a played day is told what happens next."""


class Day(Hall):
    """The small contest with as many teams as wanted; ``settings`` are the contest's.

    ``members`` are those of its first team; ``held`` is a contest file to hold instead, with its
    own order and marks. Where the record has the contest already, the day goes on.
    """

    def __init__(
        self,
        teams: int = 3,
        members: Sequence[Mapping[str, Any]] = (),
        held: Mapping[str, Any] | None = None,
        **settings: Any,
    ) -> None:
        self._numbers = itertools.count(1)
        begun = db.session.scalar(select(Contest.id).where(Contest.slug == SLUG))
        if begun is not None:
            self.contest_id, self._numbers = begun, itertools.count(1_000_000)
            return
        document = held or hall.document(**settings)
        if held is None:
            document["teams"][0]["members"] = list(members)
            if teams != len(document["teams"]):
                document["teams"] = [
                    {"key": f"doi-{number}", "name": f"Đội xã Thanh Tân {number}"}
                    for number in range(1, teams + 1)
                ]
        file = read(json.dumps(document).encode()).file
        assert file is not None
        self.contest_id = import_contest(file, by=SYSTEM)
        if held is None:
            draw_by_seed(self.contest_id, "20231115", by=ORGANISER)

    def confirm(self, round_key: str, team: str, *points: str) -> None:
        """From waiting to a confirmed result of these points by every judge."""
        staged = self.turn(round_key, team).round.staged
        self.move(round_key, team, *(["call", "finish"] if staged else ["open"]))
        self.judge_all(round_key, team, *points)
        self.move(round_key, team, "confirm")

    def release(self, round_key: str, team: str) -> None:
        """Make a confirmed result public."""
        release_turns(self.contest_id, [self.turn(round_key, team).id], by=ORGANISER)

    def absent(self, round_key: str, team: str) -> None:
        """A team does not take part in a round, and that is public."""
        self.move(round_key, team, "absent", reason="Xe hỏng")
        self.release(round_key, team)

    def because(self, round_key: str, team: str, *moves: str) -> None:
        """Moves that need a reason."""
        self.move(round_key, team, *moves, reason="Xe hỏng")

    def result(self, round_key: str, team: str, *points: str) -> None:
        """Confirm and release."""
        self.confirm(round_key, team, *points)
        self.release(round_key, team)

    def clock(self, round_key: str, team: str, act: str) -> None:
        """Start or stop the stage clock."""
        (start_clock if act == "start" else stop_clock)(self.turn(round_key, team).id, by=SECRETARY)

    def freeze(self, seconds: int = 0) -> None:
        """Keep from the public whatever is released from then on."""
        since = clock.now() + timedelta(seconds=seconds) if seconds else None
        freeze(self.contest_id, None, since, by=ORGANISER)

    def engage(self, sign_in_name: str, role: str) -> None:
        """Give somebody a role in the contest; the password is the cast's."""
        with transaction() as session:
            person = person_named(sign_in_name)
            person.memberships.append(Membership(contest_id=self.contest_id, role=role))
            session.add(person)

    def correct(self, round_key: str, team: str, reason: str) -> None:
        """Take a public result back."""
        correct_turn(self.turn(round_key, team).id, reason, by=ORGANISER)

    def announce(self) -> None:
        """Announce the final results."""
        announce(self.contest_id, by=ORGANISER)

    def turns(self, round_key: str, state: str) -> list[int]:
        """Database keys of the turns of a round that stand so."""
        db.session.rollback()
        found = select(Turn.id).join(Round).where(Round.key == round_key, Turn.state == state)
        return list(db.session.scalars(found))

    def confirm_round(self, round_key: str) -> None:
        """Confirm every complete turn of it."""
        for turn_id in self.turns(round_key, "complete"):
            confirm_turn(turn_id, by=SYSTEM)

    def release_round(self, round_key: str) -> None:
        """Make every confirmed result of it public."""
        release_turns(self.contest_id, self.turns(round_key, "confirmed"), by=ORGANISER)

    def deduct(self, round_key: str, team: str, points: str) -> None:
        """Take points off a result that is not confirmed."""
        deduct(self.turn(round_key, team).id, points, "Quá thời gian", by=ORGANISER)

    def publish(self, level: str, when: str) -> None:
        """Have another level of publication from now on."""
        contest = db.session.get_one(Contest, self.contest_id)
        settings = document_of(contest)["settings"]
        chosen = settings | {"publish": {"level": level, "when": when}}
        edit = Edit(
            page="settings",
            write=lambda old: {**old, "settings": chosen},
            part=lambda shown: shown["settings"],
            version=contest.version,
            seen=digest_of(settings),
        )
        assert edit_regulations(self.contest_id, edit, by=ORGANISER)

    def hold_anew(self) -> None:
        """The contest is imported anew, as it was before the draw: nothing of it is public."""
        file = read(json.dumps(hall.document()).encode()).file
        assert file is not None
        import_contest(file, replace=True, by=SYSTEM)

    def draw(self) -> None:
        """The order is drawn, and published with it."""
        draw_by_seed(self.contest_id, "20231115", by=ORGANISER)

    def ceremony(self) -> None:
        """Make the ceremony of the results as they stand; nothing is said yet."""
        make_ceremony(self.contest_id, Order.PRIZES, by=ORGANISER, rehearsal=False)

    def say(self, position: int) -> None:
        """Have the first steps said, so many and no more."""
        reveal = reveal_under_way(db.session(), self.contest_id)
        assert reveal is not None
        go_to_step(self.contest_id, position, reveal.version, by=ORGANISER)

    def open_results(self) -> None:
        """End the ceremony: the final results open."""
        open_results(self.contest_id, by=ORGANISER)
