"""Biên bản bốc thăm and biên bản đổi thứ tự."""

from typing import Any

from flask import Response, flash, g, redirect, url_for

from contest.accounts.gate import actor
from contest.documents.actions.printing import print_paper
from contest.documents.queries.order_papers import draw_minutes as minutes_of_draw
from contest.documents.queries.order_papers import swap_minutes as minutes_of_swap
from contest.documents.queries.printing import PrintJob
from contest.documents.views import blueprint
from contest.documents.views.papers import PDF_POLICY
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence
from contest.shared.vietnamese import slug


@blueprint.get("/bien-ban-boc-tham.pdf")
@requires("papers.print")
def draw_minutes() -> Any:
    """Every head of delegation signs."""
    try:
        job = minutes_of_draw(g.contest.id)
    except Refusal as refusal:
        for reason in refusal.reasons:
            flash(sentence(reason), "problem")
        return redirect(url_for("schedule.draw"))
    return _pdf(job)


@blueprint.get("/bien-ban-doi-thu-tu/<int:swap_id>.pdf")
@requires("papers.print")
def swap_minutes(swap_id: int) -> Response:
    """Both heads of delegation sign."""
    return _pdf(minutes_of_swap(g.contest.id, swap_id))


def _pdf(job: PrintJob) -> Response:
    pdf = print_paper(g.contest.id, job, by=actor())
    name = slug(job.name)
    return Response(
        pdf,
        mimetype="application/pdf",
        headers={
            "Content-Disposition": f"inline; filename=\"{name}.pdf\"; filename*=UTF-8''{name}.pdf",
            "Content-Security-Policy": PDF_POLICY,
        },
    )
