"""What every command of ``hoithi`` shares: opening the application only when it is needed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Failure(click.ClickException):
    """A command that was refused or failed: one line on standard error, exit status 1."""

    exit_code = 1


class BadInput(click.ClickException):
    """A command that was given something wrong: one line on standard error, exit status 2."""

    exit_code = 2


def with_database(command: F) -> F:
    """Run the command inside the application, on a migrated database."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        open_application = click.get_current_context().find_root().obj
        with open_application().app_context():
            return command(*args, **kwargs)

    return run  # type: ignore[return-value]
