"""What registration tells the regulations: units and divisions of teams are not taken away.

The application loads this file of every slice; the effects of rules on teams, and the names
for the audit log, come with it.
"""

from sqlalchemy import select, union

from contest.audit.queries.names import add_names
from contest.registration.models import Delegation, DelegationUnit, Member
from contest.registration.queries.effects import effects_on_teams
from contest.registration.queries.log_names import names_for_log
from contest.regulations.models import Division, Unit
from contest.regulations.queries.effects import add_effects
from contest.regulations.queries.footing import add_footing
from contest.regulations.rules.footing import Footing
from contest.shared.db import db

add_effects(effects_on_teams)
add_names(names_for_log)


@add_footing
def footing_of_teams(contest_id: int) -> Footing:
    """The units that have a delegation or people, the divisions that have teams."""
    units = union(
        select(Unit.key)
        .join(DelegationUnit, DelegationUnit.unit_id == Unit.id)
        .where(Unit.contest_id == contest_id),
        select(Unit.key)
        .join(Member, Member.unit_id == Unit.id)
        .where(Unit.contest_id == contest_id),
    )
    divisions = (
        select(Division.key)
        .join(Delegation, Delegation.division_id == Division.id)
        .where(Division.contest_id == contest_id)
    )
    return Footing(
        units=frozenset(db.session.scalars(units)),
        divisions=frozenset(db.session.scalars(divisions)),
    )
