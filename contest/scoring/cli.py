"""``hoithi seats``: the judges' codes, for the operator at the machine."""

import json

import click
from flask import current_app

from contest.accounts.addresses import public_base
from contest.regulations.queries.contests import contest_by_slug
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import seat_codes
from contest.shared.command_line import with_database


@click.command()
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON, cho chương trình khác đọc.")
@with_database
def seats(slug: str, as_json: bool) -> None:
    """Mã vào ghế của từng giám khảo trong hội thi SLUG."""
    contest_id = contest_by_slug(slug).id
    make_seats(contest_id)
    base = public_base()
    codes = seat_codes(contest_id, current_app.config["SETTINGS"].secret_key)
    if as_json:
        listed = [
            {"judge": c.key, "name": c.name, "pin": c.pin, "token": c.token, "url": c.url(base)}
            for c in codes
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for code in codes:
        click.echo(f"{code.pin}  {code.name} ({code.key})  {code.url(base)}")
