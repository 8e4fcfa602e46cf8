"""``hoithi``: the commands of the contract, each loaded only when it is called.

``compute`` needs neither Flask nor a database and starts in a fraction of a second; ``serve`` and
``mirror`` need the standard library made cooperative before anything else is imported.
"""

import sys
from importlib import import_module

import click

COMMANDS: dict[str, str] = {
    "backup": "contest.archive.keeping:backup",
    "compute": "contest.archive.compute:compute",
    "demo": "contest.archive.demo:demo",
    "doctor": "contest.service:doctor",
    "evidence": "contest.archive.cli:evidence",
    "export": "contest.archive.cli:export",
    "import": "contest.archive.cli:import_",
    "mirror": "contest.mirror.cli:mirror",
    "papers": "contest.documents.cli:papers",
    "restore": "contest.archive.keeping:restore",
    "seats": "contest.scoring.cli:seats",
    "robots": "contest.rehearsal.robots:robots",
    "serve": "contest.service:serve",
    "simulate": "contest.rehearsal.cli:simulate",
    "user": "contest.regulations.cli:user",
    "verify": "contest.archive.keeping:verify",
}
"""Command name → where it lives; the only list of commands."""


class Commands(click.Group):
    """Loads a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, without loading them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands)
@click.pass_context
def hoithi(ctx: click.Context) -> None:
    """Hội Thi: điều hành hội thi truyền thông về giảm nghèo."""
    ctx.obj = _open_application


def _open_application(environ: dict[str, str] | None = None) -> object:
    from contest.service import open_application

    return open_application(environ)


def main() -> None:
    """Entry of the ``hoithi`` script: exit status 0, 1 (refused, failed) or 2 (bad input)."""
    if sys.argv[1:2] in (["serve"], ["mirror"]):
        from gevent import monkey

        monkey.patch_all()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; errors go to standard error, one line each, never a traceback."""
    try:
        status = hoithi.main(arguments, prog_name="hoithi", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Abort:
        return 1
    except click.ClickException as error:
        click.echo(_words(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _failed(error)


def _words(error: click.ClickException) -> str:
    """What is wrong with a command line, in one line of Vietnamese."""
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"Thiếu {name}. Xem: hoithi {_path(error)} --help"
        case click.BadParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"Giá trị của {name} không dùng được. Xem: hoithi {_path(error)} --help"
        case click.UsageError() if error.message.startswith("No such command"):
            return "Không có lệnh này. Xem: hoithi --help"
        case click.UsageError() if error.ctx is not None:
            return f"Lệnh gõ chưa đúng. Xem: hoithi {_path(error)} --help"
        case _:
            return " ".join(error.format_message().split())


def _path(error: click.UsageError) -> str:
    """The command that was meant, without the name of the program."""
    return "" if error.ctx is None else error.ctx.command_path.partition(" ")[2]


def _failed(error: Exception) -> int:
    reasons = getattr(error, "reasons", None)
    if reasons is None:
        from contest.service import log_bug

        click.echo(log_bug(error), err=True)
        return 1
    from contest.shared.sentences import sentence

    for reason in reasons:
        click.echo(sentence(reason), err=True)
    return 1


if __name__ == "__main__":
    main()
