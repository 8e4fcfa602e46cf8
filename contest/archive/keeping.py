"""The commands that keep a record safe: ``hoithi backup``, ``restore`` and ``verify``."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import current_app

from config import Settings, read_settings
from contest.archive.actions.backup import make_backup, read_backup
from contest.archive.actions.evidence import read_evidence
from contest.archive.actions.opening import open_here
from contest.archive.evidence_words import conclusion, words_of
from contest.archive.rules.evidence import MANIFEST, archive_code
from contest.archive.rules.evidence_check import check
from contest.archive.sentences import SENTENCES
from contest.regulations.models import Contest
from contest.scoring.queries.ledger_check import LedgerReport, check_ledger
from contest.shared import migrations
from contest.shared.command_line import with_database
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.filters import moment
from contest.shared.sentences import add_sentences

add_sentences(SENTENCES)  # restore runs before there is an application that would do it


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_database
def backup(file: Path) -> None:
    """Sao lưu cả bản cài đặt vào tệp FILE; làm được cả khi đang chấm.

    Tệp chứa khóa bí mật của bản cài đặt: xin giữ như giữ chìa khóa.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if db.engine.dialect.name != "sqlite":
        raise Refusal("backup_needs_sqlite")
    make_backup(settings.data, migrations.current(), file)
    click.echo(f"Đã sao lưu vào {file}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Thay dữ liệu đang có; bản cũ được giữ lại.")
def restore(file: Path, replace: bool) -> None:
    """Khôi phục từ FILE, bản sao lưu hay bản dự phòng hay thư mục có nó; xin dừng máy chủ trước."""
    opened = open_here(file, read_settings(), migrations.known(), replace=replace)
    click.echo(f"Đã khôi phục đến {moment(datetime.fromisoformat(opened['at']))}.")
    if opened.get("kept_in"):
        click.echo(f"Dữ liệu cũ còn nguyên ở thư mục {opened['kept_in']}.")
    click.echo("Mở lại bằng: hoithi serve")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
def verify(file: Path | None) -> None:
    """Kiểm tra sổ điểm của bản cài đặt này, của bản sao lưu FILE, hoặc hồ sơ chứng cứ FILE.

    Hồ sơ chứng cứ được tính lại toàn bộ, không cần cơ sở dữ liệu; mỗi điều một dòng.
    """
    if file is None:
        broken = _verify_here()
    elif (members := read_evidence(file)) is not None:
        broken = _verify_evidence(members)
    else:
        with TemporaryDirectory() as folder:
            read_backup(file, Path(folder), migrations.known())
            broken = _verify_copy(Path(folder))
    if broken:
        click.get_current_context().exit(1)


def _verify_evidence(members: dict[str, bytes]) -> bool:
    """Print a line for each finding; True when something does not fit."""
    findings = check(members)
    for finding in findings:
        click.echo(words_of(finding), err=not finding.fits)
    broken = any(not finding.fits for finding in findings)
    code = archive_code(members[MANIFEST])
    click.echo(conclusion(findings, code), err=broken)
    return broken


@with_database
def _verify_here() -> bool:
    return _verify_contests()


def _verify_copy(folder: Path) -> bool:
    """Open the copy as an installation of its own."""
    open_application = click.get_current_context().find_root().obj
    with open_application({"HOITHI_DATA": str(folder)}).app_context():
        broken = _verify_contests()
        db.session.remove()
        db.engine.dispose()
    return broken


def _verify_contests() -> bool:
    """Print a line a contest; True when one of them does not fit."""
    broken = False
    for contest in db.session.query(Contest).order_by(Contest.id):
        report = check_ledger(contest.id)
        click.echo(f"{contest.slug}: {_line(report)}", err=not report.sound)
        broken = broken or not report.sound
    return broken


def _line(report: LedgerReport) -> str:
    if report.broken_at is not None:
        return f"sổ điểm bị đứt từ dòng {report.broken_at}."
    if not report.head_fits:
        return "dòng cuối của sổ điểm không khớp."
    if not report.marks_fit:
        return "điểm hiện tại không khớp với sổ điểm."
    return f"{report.entries} dòng sổ điểm, khớp. Mã cuối: {report.digest[:16]}"
