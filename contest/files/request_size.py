"""How much a request may carry: two megabytes, and more where files are taken in.

The size is set before anything reads the request, and only for somebody who has signed in: a
stranger's thirty megabytes are refused unread.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request
from flask_login import current_user

from contest.files.rules.kinds import Kind, largest

V = TypeVar("V", bound=Callable[..., Any])


def takes_files(kinds: frozenset[Kind], files: int = 1) -> Callable[[V], V]:
    """Let the requests to a view carry so many files of these kinds with a form."""
    return takes_bytes(largest(kinds, files))


def takes_bytes(limit: int) -> Callable[[V], V]:
    """Let the requests to a view carry so many bytes."""

    def mark(view: V) -> V:
        view.__largest_request__ = limit  # type: ignore[attr-defined]
        return view

    return mark


def set_request_size(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything else of a request: a preprocessor of addresses, which comes first."""
    view = current_app.view_functions.get(endpoint or "")
    limit: int | None = getattr(view, "__largest_request__", None)
    if limit is not None and current_user.is_authenticated:
        request.max_content_length = limit
