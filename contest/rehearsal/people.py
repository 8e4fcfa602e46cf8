"""The accounts of the robots: made or woken for a rehearsal, switched off after it.

Robots are told from people by their names, here and in the log; what they did stays on record.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from contest.accounts.actions.installation import renew_account, switch_account
from contest.accounts.actions.people import NewPerson, add_people
from contest.accounts.actions.slips import Slip
from contest.accounts.queries.people import colleagues
from contest.audit.actions.trail import SYSTEM

ROBOTS = {
    "organiser": ("dien-tap-to-chuc", "Máy diễn tập (Tổ giúp việc)"),
    "secretary": ("dien-tap-thu-ky", "Máy diễn tập (Tổ Thư ký)"),
    "timekeeper": ("dien-tap-thoi-gian", "Máy diễn tập (theo dõi thời gian)"),
}
"""Role → what its sign-in name is made from, and the name."""


@contextmanager
def robot_accounts(contest_id: int) -> Iterator[Mapping[str, Slip]]:
    """Role → the slip of its robot, good inside the block only."""
    slips = {role: _slip(contest_id, role) for role in ROBOTS}
    try:
        yield slips
    finally:
        for slip in slips.values():
            switch_account(slip.sign_in_name, active=False, by=SYSTEM)


def _slip(contest_id: int, role: str) -> Slip:
    stem, name = ROBOTS[role]
    for one in colleagues(contest_id):
        holds = any(given.role == role for given in one.roles)
        if one.name == name and one.sign_in_name.startswith(stem) and holds:
            switch_account(one.sign_in_name, active=True, by=SYSTEM)
            return renew_account(one.sign_in_name, by=SYSTEM)
    [slip] = add_people(contest_id, [NewPerson(name, role, stem=stem)], by=SYSTEM)
    return slip
