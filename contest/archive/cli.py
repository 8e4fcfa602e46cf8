"""The commands ``hoithi import``, ``hoithi export`` and ``hoithi evidence``."""

import sys
from pathlib import Path

import click

from contest.archive.actions.evidence import write_evidence
from contest.archive.actions.exporting import export_contest
from contest.archive.actions.importing import import_contest
from contest.archive.compute import read_file
from contest.archive.fault_sentences import fault_line
from contest.archive.rules.contest_file import ContestFile
from contest.audit.actions.trail import SYSTEM, Actor
from contest.shared.command_line import Failure, with_database
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.sentences import sentence, sentences_of


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Thay hội thi đang có cùng mã.")
def import_(file: Path, replace: bool) -> None:
    """Nhập hội thi từ tệp FILE; không công bố điều gì.

    Tệp có lỗi: in mỗi lỗi một dòng (vị trí, mã lỗi, giải thích) ra luồng lỗi, trạng thái 2.
    Đã có hội thi cùng mã mà không ghi --replace: trạng thái 1.
    """
    reading = read_file(file)
    if reading.file is None:
        lines = "".join(f"{fault_line(fault)}\n" for fault in reading.faults)
        sys.stderr.buffer.write(lines.encode("utf-8"))
        raise SystemExit(2)
    _take_in(reading.file, replace)
    contest = reading.file.contest
    click.echo(f"Đã nhập hội thi “{contest.name}”, mã {contest.slug}.")


@with_database
def _take_in(file: ContestFile, replace: bool) -> None:
    try:
        import_contest(file, replace=replace, by=SYSTEM)
    except Refusal as refusal:
        raise Failure(" ".join(sentences_of(refusal))) from refusal


@click.command()
@click.argument("slug")
@click.option("--public", is_flag=True, help="Bỏ danh sách thành viên.")
@with_database
def export(slug: str, public: bool) -> None:
    """In tệp của hội thi SLUG ra luồng chuẩn."""
    try:
        text = export_contest(slug, public=public, by=SYSTEM)
    except NotFound as missing:
        raise Failure(sentence(Reason("no_such_contest", {"slug": slug}))) from missing
    except Refusal as refusal:
        raise Failure(" ".join(sentences_of(refusal))) from refusal
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


@click.command()
@click.argument("slug")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--by", "by_key", hidden=True)
@click.option("--by-name", hidden=True, default="")
@with_database
def evidence(slug: str, file: Path, by_key: str | None, by_name: str) -> None:
    """Ghi hồ sơ chứng cứ của hội thi SLUG vào tệp FILE.

    Ai có tệp này kiểm tra lại được toàn bộ kết quả trên máy khác: hoithi verify FILE.
    """
    try:
        code = write_evidence(slug, file, by=Actor(by_key, by_name) if by_key else SYSTEM)
    except NotFound as missing:
        raise Failure(sentence(Reason("no_such_contest", {"slug": slug}))) from missing
    except Refusal as refusal:
        raise Failure(" ".join(sentences_of(refusal))) from refusal
    click.echo(f"Đã ghi hồ sơ chứng cứ vào {file}.")
    click.echo(f"Mã hồ sơ: {code}. Xin ghi mã này vào biên bản bàn giao.")
