"""``hoithi papers``: all papers of a contest into a folder; also what the page's button starts."""

import os
from pathlib import Path

import click

from contest.audit.actions.trail import SYSTEM, Actor
from contest.documents.actions.batch import make_all
from contest.documents.rules.batch import PACKED, WHOLE, BatchState
from contest.regulations.queries.contests import contest_by_slug
from contest.shared.command_line import Failure, with_database
from contest.shared.errors import NotFound, Reason
from contest.shared.sentences import sentence

NICENESS = 10
"""Marks come first: the papers take the time that the server leaves."""


@click.command()
@click.argument("slug")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--address", help="Trang công khai mà mã QR dẫn đến.")
@click.option("--by", "by_key", hidden=True)
@click.option("--by-name", hidden=True, default="")
@with_database
def papers(slug: str, folder: Path, address: str | None, by_key: str | None, by_name: str) -> None:
    """In mọi giấy tờ của hội thi SLUG vào thư mục FOLDER: từng tệp, một tệp PDF chung, một tệp ZIP.

    Giấy tờ chưa đủ nội dung có chữ BẢN NHÁP; giấy tờ chưa in được thì bỏ qua và nêu tên.
    """
    try:
        contest = contest_by_slug(slug)
    except NotFound as missing:
        raise Failure(sentence(Reason("no_such_contest", {"slug": slug}))) from missing
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    folder.mkdir(parents=True, exist_ok=True)
    by = Actor(by_key, by_name) if by_key else SYSTEM
    batch = make_all(contest.id, folder, address, by=by)
    if batch.state is not BatchState.READY:
        raise Failure(sentence(Reason(f"paper_{batch.code}")))
    made = batch.all - len(batch.left_out)
    click.echo(f"Đã in {made} giấy tờ, {batch.pages} trang: {folder / WHOLE}, {folder / PACKED}")
    for name in batch.left_out:
        click.echo(f"Chưa in được: {name}")
