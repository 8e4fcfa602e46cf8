"""What teams, units, rounds and judges are called, for the readers of the audit log."""

from sqlalchemy import literal, select, union_all

from contest.audit.words import Names
from contest.registration.models import Delegation
from contest.regulations.models import Judge, Round, Unit
from contest.shared.db import db


def names_for_log(contest_id: int) -> Names:
    """The names as they are now, in one query."""
    kinds = (("team", Delegation), ("unit", Unit), ("round", Round), ("judge", Judge))
    rows = union_all(
        *(
            select(literal(kind), model.key, model.name).where(model.contest_id == contest_id)
            for kind, model in kinds
        )
    )
    return {f"{kind}:{key}": name for kind, key, name in db.session.execute(rows)}
