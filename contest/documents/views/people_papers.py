"""Danh sách đội dự thi và giấy xin ý kiến, for the delegation itself and the organiser.

The secretaries print the public list alone: what they may not see is not in its data.
"""

from flask import Response, abort, g, request

from contest.accounts.gate import actor
from contest.documents.actions.people_papers import print_people_paper
from contest.documents.queries.people_papers import consent_forms as forms_of
from contest.documents.queries.people_papers import team_list as list_of
from contest.documents.queries.people_papers import team_lists as lists_of
from contest.documents.queries.printing import PrintJob
from contest.documents.views import blueprint
from contest.documents.views.answers import pdf_answer
from contest.registration.queries.files import File, file_of
from contest.registration.views.delegation import own_file
from contest.shared.access import may, requires
from contest.shared.errors import NotFound

FULL, PUBLIC = "day-du", "cong-khai"
WHICH = f"<any('{FULL}', '{PUBLIC}'):which>"


@blueprint.get("/doan-cua-toi/<int:delegation_id>/giay-xin-y-kien.pdf")
@requires("registration.own")
def own_consent_forms(delegation_id: int) -> Response:
    """Giấy xin ý kiến of the delegation's own people, or of one of them (``?nguoi=``)."""
    return _forms(own_file(delegation_id))


@blueprint.get("/doan/<int:delegation_id>/giay-xin-y-kien.pdf")
@requires("registration.review")
def consent_forms(delegation_id: int) -> Response:
    """The same, printed by the organiser."""
    return _forms(file_of(g.contest.id, delegation_id))


@blueprint.get(f"/doan-cua-toi/<int:delegation_id>/danh-sach/{WHICH}.pdf")
@requires("registration.own")
def own_team_list(delegation_id: int, which: str) -> Response:
    """Danh sách đội dự thi, printed by the delegation itself."""
    return _list(own_file(delegation_id), which)


@blueprint.get(f"/doan/<int:delegation_id>/danh-sach/{WHICH}.pdf")
@requires("papers.print")
def team_list(delegation_id: int, which: str) -> Response:
    """Danh sách đội dự thi; the full one for the organiser alone."""
    _only_the_organiser_prints_all(which)
    return _list(file_of(g.contest.id, delegation_id), which)


@blueprint.get(f"/doan/danh-sach/{WHICH}.pdf")
@requires("papers.print")
def team_lists(which: str) -> Response:
    """The lists of all approved teams; the full ones for the organiser alone."""
    _only_the_organiser_prints_all(which)
    job = lists_of(g.contest.id, full=which == FULL)
    return _pdf(job, "contest", sensitive=which == FULL)


def _only_the_organiser_prints_all(which: str) -> None:
    if which == FULL and not may("registration.review"):
        abort(403)


def _forms(file: File) -> Response:
    asked = request.args.get("nguoi")
    member_id = request.args.get("nguoi", type=int)
    if asked and member_id is None:
        raise NotFound("not_found")
    job = forms_of(g.contest.id, file, member_id)
    return _pdf(job, f"delegation:{file.key}", sensitive=False)


def _list(file: File, which: str) -> Response:
    job = list_of(g.contest.id, file, full=which == FULL)
    return _pdf(job, f"delegation:{file.key}", sensitive=which == FULL)


def _pdf(job: PrintJob, subject: str, *, sensitive: bool) -> Response:
    pdf = print_people_paper(g.contest.id, job, subject, sensitive=sensitive, by=actor())
    return pdf_answer(pdf, job)
