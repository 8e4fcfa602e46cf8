"""What each role may do in a contest. Read across: one line a permission, nothing implied."""

from collections.abc import Iterable

ROLES = (
    "organiser",
    "secretary",
    "head_judge",
    "judge",
    "timekeeper",
    "mc",
    "reviewer",
    "receptionist",
    "representative",
)

PERMISSIONS: dict[str, frozenset[str]] = {
    # the contest and its people
    "contest.view": frozenset(ROLES),
    "regulations.view": frozenset({"organiser", "secretary", "head_judge"}),
    "regulations.edit": frozenset({"organiser"}),
    "people.manage": frozenset({"organiser"}),
    "audit.view": frozenset({"organiser"}),
    "contest.export": frozenset({"organiser"}),
    "budget.manage": frozenset({"organiser"}),
    # registration
    "registration.own": frozenset({"representative"}),
    "registration.review": frozenset({"organiser"}),
    "teams.view": frozenset(
        {
            "organiser",
            "secretary",
            "head_judge",
            "timekeeper",
            "mc",
            "receptionist",
        }
    ),
    "scripts.review": frozenset({"organiser", "reviewer"}),
    "reception.run": frozenset({"organiser", "secretary", "receptionist"}),
    "reception.decide": frozenset({"organiser", "secretary"}),
    "privacy.manage": frozenset({"organiser"}),
    "camera.view": frozenset({"organiser", "secretary", "mc", "receptionist"}),
    # the day
    "preflight.view": frozenset({"organiser", "secretary"}),
    "draw.make": frozenset({"organiser", "secretary"}),
    "stage.run": frozenset({"organiser", "secretary", "timekeeper"}),
    "displays.direct": frozenset({"organiser", "secretary"}),
    "programme.view": frozenset({"organiser", "secretary", "timekeeper", "mc"}),
    "programme.fill": frozenset({"organiser", "secretary", "timekeeper", "mc"}),
    # marks and the desk
    "desk.view": frozenset({"organiser", "secretary", "head_judge"}),
    "desk.enter": frozenset({"secretary"}),
    "desk.decide": frozenset({"organiser", "secretary", "head_judge"}),
    "turn.confirm": frozenset({"secretary", "head_judge"}),
    # results
    "results.view": frozenset({"organiser", "secretary", "head_judge"}),
    "results.release": frozenset({"organiser"}),
    "prizes.change": frozenset({"organiser"}),
    "ceremony.run": frozenset({"organiser", "secretary", "mc"}),
    "approval.record": frozenset({"organiser", "secretary"}),
    "appeals.record": frozenset({"organiser", "secretary", "head_judge"}),
    "papers.print": frozenset({"organiser", "secretary"}),
    # rehearsal
    "practice.run": frozenset({"organiser"}),
}
"""Permission → the roles that hold it in a contest."""

ADMINISTRATOR = frozenset({"contest.create", "installation.manage", "audit.view", "people.manage"})
"""What an administrator of the installation may do, in every contest. Marks, results and the
lists of people are not among it: they belong to the contest's own organisers."""


def in_practice(roles: Iterable[str]) -> frozenset[str]:
    """The roles of an official contest that hold in its practice copy too.

    Representatives register people for a unit; in the copy there are only invented ones.
    """
    return frozenset(roles) - {"representative"}


def allowed(permission: str, roles: frozenset[str], *, administrator: bool) -> bool:
    """Whether somebody with these roles in the contest holds the permission.

    Raises:
        KeyError: a permission that nobody has declared.
    """
    if permission in ADMINISTRATOR and administrator:
        return True
    if permission in ADMINISTRATOR and permission not in PERMISSIONS:
        return False
    return not PERMISSIONS[permission].isdisjoint(roles)
