"""Over whose account an organiser has a say: only over people who work in their contests alone.

Somebody who may print a new password for an account may sign in with it. Without this rule, an
organiser could give a foreign account a role here, print its slip, and enter another contest.
"""

from collections.abc import Set


def may_renew(
    *,
    target_is_administrator: bool,
    target_contests: Set[int],
    actor_is_administrator: bool,
    actor_organises: Set[int],
) -> bool:
    """Whether the actor may give the target a new password or end their sessions."""
    if actor_is_administrator:
        return True
    return not target_is_administrator and target_contests <= actor_organises
