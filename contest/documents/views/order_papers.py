"""Biên bản bốc thăm and biên bản đổi thứ tự."""

from collections.abc import Callable
from typing import Any

from flask import Response, flash, g, redirect, url_for

from contest.documents.queries.order_papers import draw_minutes as minutes_of_draw
from contest.documents.queries.order_papers import swap_minutes as minutes_of_swap
from contest.documents.queries.printing import PrintJob
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence


@blueprint.get("/bien-ban-boc-tham.pdf")
@requires("papers.print")
def draw_minutes() -> Any:
    """Every head of delegation signs."""
    return _draw(printed)


@blueprint.get("/bien-ban-boc-tham.docx")
@requires("papers.print")
def draw_minutes_in_word() -> Any:
    """The same in Word."""
    return _draw(in_word)


@blueprint.get("/bien-ban-doi-thu-tu/<int:swap_id>.pdf")
@requires("papers.print")
def swap_minutes(swap_id: int) -> Response:
    """Both heads of delegation sign."""
    return printed(minutes_of_swap(g.contest.id, swap_id))


@blueprint.get("/bien-ban-doi-thu-tu/<int:swap_id>.docx")
@requires("papers.print")
def swap_minutes_in_word(swap_id: int) -> Response:
    """The same in Word."""
    return in_word(minutes_of_swap(g.contest.id, swap_id))


def _draw(answer: Callable[[PrintJob], Response]) -> Any:
    try:
        return answer(minutes_of_draw(g.contest.id))
    except Refusal as refusal:
        for reason in refusal.reasons:
            flash(sentence(reason), "problem")
        return redirect(url_for("schedule.draw"))
