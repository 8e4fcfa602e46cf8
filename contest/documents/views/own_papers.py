"""The taking-part unit's own papers, to be taken as Word files and finished there."""

from flask import Response, g, render_template

from contest.accounts.gate import actor
from contest.documents import words
from contest.documents.actions.own_papers import take_own_paper
from contest.documents.views import blueprint
from contest.documents.views.answers import word_answer
from contest.registration.queries.files import File
from contest.registration.views.delegation import own_file
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentences_of


@blueprint.get("/doan-cua-toi/<int:delegation_id>")
@requires("registration.own")
def own_papers(delegation_id: int) -> str:
    """Which papers there are."""
    return _page(own_file(delegation_id))


@blueprint.get("/doan-cua-toi/<int:delegation_id>/<paper>.docx")
@requires("registration.own")
def own_paper(delegation_id: int, paper: str) -> Response | tuple[str, int]:
    """One of them as a Word file."""
    file = own_file(delegation_id)
    try:
        written = take_own_paper(file, paper, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(file, sentences_of(refusal)), refusal.status
    return word_answer(written, f"{words.OWN_NAMES[paper]} {file.entry.name}")


def _page(file: File, refused: list[str] | None = None) -> str:
    return render_template(
        "documents/own_papers.html",
        file=file,
        names=words.OWN_NAMES,
        said=words.OWN_SAID,
        contest=g.contest,
        refused=refused or [],
    )
