"""Decision, list of awards, certificates, report, press text: as PDF, and in Word."""

from typing import Any

from flask import g, request

from contest.documents.queries.award_desk import AwardDesk
from contest.documents.queries.certificates import On
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.documents.views.papers import or_page_of_papers
from contest.documents.views.places import AWARD_WORDS
from contest.ranking.queries.standing import standing_of
from contest.shared.access import requires

MOST_BLANKS = 50
_WHICH = "<any({}):which>".format(", ".join(f'"{word}"' for word in AWARD_WORDS))


@blueprint.get(f"/{_WHICH}.pdf")
@requires("papers.print")
def award_paper(which: str) -> Any:
    """One of them as PDF."""
    return or_page_of_papers(lambda: printed(_desk().print_job(AWARD_WORDS[which])))


@blueprint.get(f"/{_WHICH}.docx")
@requires("papers.print")
def award_paper_in_word(which: str) -> Any:
    """The same in Word, to be finished there."""
    return or_page_of_papers(lambda: in_word(_desk().print_job(AWARD_WORDS[which])))


@blueprint.get("/giay-chung-nhan.pdf")
@requires("papers.print")
def certificates() -> Any:
    """All certificates; ``?phoi`` for pre-printed paper."""
    return _certificates()


@blueprint.get("/giay-chung-nhan/<int:number>.pdf")
@requires("papers.print")
def certificate(number: int) -> Any:
    """One again."""
    return _certificates(number=number)


@blueprint.get("/giay-chung-nhan/trong.pdf")
@requires("papers.print")
def blank_certificates() -> Any:
    """Some without a name; ``?so`` says how many."""
    asked = request.args.get("so", "1")
    blanks = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    return _certificates(blanks=min(max(blanks, 1), MOST_BLANKS))


def _certificates(number: int | None = None, blanks: int = 0) -> Any:
    on: On = "preprinted" if "phoi" in request.args else "ours"
    return or_page_of_papers(
        lambda: printed(_desk().certificates(on=on, number=number, blanks=blanks))
    )


def _desk() -> AwardDesk:
    return AwardDesk(g.contest.id, standing_of(g.contest.id))
