"""Toàn văn: the regulations in words, as they stand, with the way to each page that edits them."""

from flask import g, render_template

from contest.regulations.forms.notation import shown_closing
from contest.regulations.queries.document import document_of
from contest.regulations.queries.example import example_of
from contest.regulations.queries.values import regulations_of
from contest.regulations.views import blueprint
from contest.regulations.views.editing import AREAS, tabs_of
from contest.regulations.views.proposed import Proposed
from contest.shared.access import may, requires


@blueprint.get("/hoi-thi/<slug>/the-le")
@requires("regulations.view")
def overview() -> str:
    """All regulations in words."""
    value = regulations_of(g.contest.id)
    document = document_of(g.contest, value)
    proposed = Proposed(document, g.contest.proposals)
    left: dict[str, int] = {}
    for area, page in AREAS.items():
        left[page] = left.get(page, 0) + len(proposed.inside([area]))
    jury = tuple(judge.key for judge in value.judges)
    return render_template(
        "regulations/overview.html",
        document=document,
        tabs_here=tabs_of("overview"),
        editable=may("regulations.edit"),
        left=left,
        proposals_left=sum(left.values()),
        examples={one.key: example_of(one, jury) for one in value.rounds},
        rounds_by_key={one.key: one for one in value.rounds},
        most={one.key: sum(line.max for line in one.criteria) for one in value.rounds},
        closing=_closing(value.contest.registration_closes),
    )


def _closing(moment: str | None) -> str | None:
    """The deadline as it is announced: “24 giờ 00 ngày 29/10/2023”."""
    last_day, hour = shown_closing(moment)
    return f"{(hour or '24:00').replace(':', ' giờ ')} ngày {last_day}" if last_day else None
