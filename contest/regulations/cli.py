"""``hoithi user role``: what somebody may do in a contest; beside the commands on accounts."""

import click
from sqlalchemy import select

from contest.accounts.actions.people import give_role
from contest.accounts.cli import refused, user
from contest.accounts.rules.permissions import ROLES
from contest.audit.actions.trail import SYSTEM
from contest.regulations.models import Unit
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.command_line import BadInput, with_database
from contest.shared.db import db
from contest.shared.errors import Invalid

__all__ = ["user"]


@user.command()
@click.argument("slug")
@click.argument("role", type=click.Choice(ROLES))
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--unit", help="Khóa của đơn vị, cho người đại diện (representative).")
@with_database
def role(slug: str, role: str, names: tuple[str, ...], unit: str | None) -> None:
    """Giao vai trò ROLE trong hội thi SLUG cho các tài khoản NAME."""
    contest_id = contest_by_slug(slug).id
    unit_id = _unit_id(contest_id, unit)
    for name in names:
        try:
            full_name = give_role(contest_id, name, role, unit_id, by=SYSTEM)
        except Invalid as refusal:
            raise refused(refusal) from refusal
        click.echo(f"{full_name}: đã giao vai trò {role}.")


def _unit_id(contest_id: int, key: str | None) -> int | None:
    if key is None:
        return None
    found = db.session.scalar(select(Unit.id).where(Unit.contest_id == contest_id, Unit.key == key))
    if found is None:
        raise BadInput(f"Hội thi không có đơn vị nào có khóa {key!r}.")
    return found
