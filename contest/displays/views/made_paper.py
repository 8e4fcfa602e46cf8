"""Tra cứu bản in: what the QR code of a printed paper leads to, for everybody.

The same for each reader, without token and script, as the scoreboard is (docs/adr/0006).
"""

from typing import Any

from flask import g, redirect, render_template, request, url_for

from contest.displays.queries.made_paper import shown_paper
from contest.displays.views import blueprint
from contest.documents.rules.made import PUBLIC_PAGE, typed_reference
from contest.documents.sentences import WHYS
from contest.shared.access import public
from contest.shared.errors import NotFound
from contest.shared.sentences import sentences_of

LONGEST = 40
"""Signs that are looked at of what somebody typed."""


@blueprint.get("/hoi-thi/<slug>/ban-in")
@public
def find_paper() -> Any:
    """Where a reference is typed that stands in the foot of a paper."""
    typed = request.args.get("so", "")[:LONGEST]
    problem = None
    if typed.strip():
        try:
            shown_paper(g.contest.id, typed)
        except NotFound as missing:
            problem = sentences_of(missing)[0]
        else:
            page = url_for("displays.made_paper", reference=typed_reference(typed))
            return redirect(page)
    page = render_template("displays/find_paper.html", typed=typed, problem=problem, csrf_token=str)
    return page, 404 if problem else 200


@blueprint.get(PUBLIC_PAGE)
@public
def made_paper(reference: str) -> str:
    """One edition: what it is, whether it counts, and its figures where they are public.

    Raises:
        NotFound: no edition goes by this reference.
    """
    paper = shown_paper(g.contest.id, reference[:LONGEST])
    return render_template(
        "displays/made_paper.html", paper=paper, poster=paper.poster, whys=WHYS, csrf_token=str
    )
