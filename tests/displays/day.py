"""A contest day in the record, as far as the public sees it: acts in short words."""

import itertools
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from contest.accounts.models import Membership
from contest.archive.actions.importing import import_contest
from contest.archive.rules.reader import read
from contest.audit.actions.trail import SYSTEM
from contest.ranking.actions.freeze import freeze
from contest.ranking.actions.release import announce, correct_turn, release_turns
from contest.schedule.actions.clock import start_clock, stop_clock
from contest.schedule.actions.draw import draw_by_seed
from contest.shared import clock
from contest.shared.transaction import transaction
from tests import hall
from tests.hall import ORGANISER, SECRETARY, Hall
from tests.somebody import person_named

SLUG = "hoi-thi"
ACT = "/test/act"
"""Where the server of a played day is told what happens next."""


class Day(Hall):
    """The small contest with as many teams as wanted; ``settings`` are the contest's.

    ``members`` are those of its first team.
    """

    def __init__(
        self, teams: int = 3, members: Sequence[Mapping[str, Any]] = (), **settings: Any
    ) -> None:
        document = hall.document(**settings)
        document["teams"][0]["members"] = list(members)
        if teams != len(document["teams"]):
            document["teams"] = [
                {"key": f"doi-{number}", "name": f"Đội xã Thanh Tân {number}"}
                for number in range(1, teams + 1)
            ]
        file = read(json.dumps(document).encode()).file
        assert file is not None
        self.contest_id = import_contest(file, by=SYSTEM)
        draw_by_seed(self.contest_id, "20231115", by=ORGANISER)
        self._numbers = itertools.count(1)

    def confirm(self, round_key: str, team: str, *points: str) -> None:
        """From waiting to a confirmed result of these points by every judge."""
        staged = self.turn(round_key, team).round.staged
        self.move(round_key, team, *(["call", "finish"] if staged else ["open"]))
        self.judge_all(round_key, team, *points)
        self.move(round_key, team, "confirm")

    def release(self, round_key: str, team: str) -> None:
        """Make a confirmed result public."""
        release_turns(self.contest_id, [self.turn(round_key, team).id], by=ORGANISER)

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
