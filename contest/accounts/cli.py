"""``hoithi user``: accounts of this installation, for the operator at the machine."""

import click

from contest.accounts.actions.installation import add_account, renew_account, switch_account
from contest.accounts.actions.slips import Slip
from contest.accounts.queries.people import everybody
from contest.audit.actions.trail import SYSTEM
from contest.shared.command_line import BadInput, with_database
from contest.shared.errors import Invalid
from contest.shared.sentences import sentences_of


@click.group()
def user() -> None:
    """Tài khoản của bản cài đặt này."""


def refused(refusal: Invalid) -> BadInput:
    """The refusal as the command line says it: one line, exit status 2."""
    return BadInput("; ".join(sentences_of(refusal)))


def _show(slip: Slip) -> None:
    click.echo(f"{slip.name}: tên đăng nhập {slip.sign_in_name}, mật khẩu {slip.password}")
    click.echo("Mật khẩu chỉ hiện một lần này và phải đổi khi đăng nhập lần đầu.", err=True)


@user.command()
@click.argument("name")
@click.option("--full-name", help="Họ và tên; không ghi thì lấy tên đăng nhập.")
@click.option("--administrator", is_flag=True, help="Quản trị viên của bản cài đặt.")
@with_database
def add(name: str, full_name: str | None, administrator: bool) -> None:
    """Lập tài khoản có tên đăng nhập NAME và in mật khẩu dùng một lần."""
    try:
        slip = add_account(name, full_name or name, administrator=administrator, by=SYSTEM)
    except Invalid as refusal:
        raise refused(refusal) from refusal
    _show(slip)


@user.command()
@click.argument("name")
@with_database
def password(name: str) -> None:
    """Cấp mật khẩu dùng một lần mới cho tài khoản NAME; các phiên đang mở kết thúc."""
    try:
        slip = renew_account(name, by=SYSTEM)
    except Invalid as refusal:
        raise refused(refusal) from refusal
    _show(slip)


@user.command("list")
@with_database
def list_() -> None:
    """Mọi tài khoản."""
    for person in everybody():
        marks = [
            word
            for word, holds in (
                ("quản trị viên", person.is_administrator),
                ("đã ngừng", not person.active),
                ("chưa đổi mật khẩu", person.must_change_password),
            )
            if holds
        ]
        click.echo("\t".join([person.sign_in_name, person.name, ", ".join(marks)]).rstrip())


@user.command()
@click.argument("name")
@click.option("--again", is_flag=True, help="Cho dùng lại.")
@with_database
def disable(name: str, again: bool) -> None:
    """Ngừng tài khoản NAME và kết thúc các phiên đang mở."""
    try:
        full_name = switch_account(name, active=again, by=SYSTEM)
    except Invalid as refusal:
        raise refused(refusal) from refusal
    click.echo(f"{full_name}: {'dùng lại được' if again else 'đã ngừng sử dụng'}.")
