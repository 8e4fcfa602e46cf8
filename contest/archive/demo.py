"""The demo contest: the command ``hoithi demo``, and what ``hoithi serve`` does about it."""

import click
from flask import current_app

from config import Settings
from contest.archive.actions.demo import SLUG, Stage, make_demo, remove_demo
from contest.archive.actions.demo_people import renew_demo_passwords
from contest.archive.queries.installation import has_demo, is_empty
from contest.audit.actions.trail import SYSTEM
from contest.shared.command_line import Failure, with_database
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of

DEFAULT_STAGE = Stage.MARKING
"""Where the product shows best: the day has begun, the tablets can mark at once."""


@click.command()
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    default=DEFAULT_STAGE.value,
    show_default=True,
    help="Thời điểm trong đời hội thi.",
)
@click.option("--replace", is_flag=True, help="Thay hội thi trình diễn đang có.")
@click.option(
    "--remove", is_flag=True, help="Chỉ xóa hội thi trình diễn cùng các tài khoản của nó."
)
@with_database
def demo(stage: str, replace: bool, remove: bool) -> None:
    """Nạp hội thi trình diễn Hà Trung 2023 (người trong đó đều là nhân vật hư cấu)."""
    if remove:
        if not remove_demo():
            raise Failure("Không có hội thi trình diễn nào để xóa.")
        click.echo("Đã xóa hội thi trình diễn.")
        return
    try:
        make_demo(Stage(stage), replace_it=replace, by=SYSTEM)
    except Refusal as refusal:
        told = " ".join(sentences_of(refusal))
        raise Failure(f"{told} Muốn thay, xin thêm --replace.") from refusal
    click.echo("Đã nạp hội thi trình diễn Hà Trung 2023.")
    _print_sign_ins(current_app.config["SETTINGS"])


def load_for_serving(settings: Settings, *, waiting: bool) -> None:
    """Load the demo into an empty installation and print how to sign in to it.

    Args:
        waiting: the installation waits for a standby copy and stays empty until then.

    Raises:
        Failure: the demo would be, or is, open to the network without ``HOITHI_DEMO=public``.
    """
    allowed = settings.may_serve_demo
    if is_empty():
        if waiting:
            return
        if not allowed:
            raise Failure(sentence("demo_would_be_public"))
        make_demo(DEFAULT_STAGE, by=SYSTEM)
    elif has_demo() and not allowed:
        raise Failure(sentence("demo_is_public"))
    if has_demo():
        _print_sign_ins(settings)


def _print_sign_ins(settings: Settings) -> None:
    """Show the demo's passwords: here and nowhere else, least of all in a log."""
    click.echo("Tài khoản của hội thi trình diễn:")
    for one in renew_demo_passwords(settings.secret_key):
        click.echo(f"  {one.sign_in_name:<12} {one.password:<16} {one.title}")
    click.echo(f"Mã vào ghế của giám khảo: hoithi seats {SLUG}")
