"""A delegation's pieces at the organiser's desk: to read, to write for it, to take in late."""

from flask import Response, g

from contest.files.request_size import takes_files
from contest.files.rules.kinds import EVERY_KIND
from contest.preparation.views import blueprint
from contest.preparation.views.piece_page import (
    FILES_AT_ONCE,
    Desk,
    drop_act_page,
    drop_page,
    keep_answer,
    piece_file,
    pieces_page,
    save_page,
    send_fragment,
)
from contest.registration.queries.files import file_of
from contest.registration.rules.handing_in import Hand
from contest.registration.views.editing import Page
from contest.shared.access import requires

FILE = "/doan/<int:delegation_id>/bai-du-thi"
DESK = Desk(
    hand=Hand.ORGANISER,
    page="preparation.delegation_pieces",
    save="preparation.save_piece_for",
    keep="preparation.keep_piece_for",
    send="preparation.send_files_for",
    drop="preparation.drop_file_for",
    drop_act="preparation.drop_act_for",
    file="preparation.delegation_piece_file",
)


@blueprint.get(FILE)
@requires("registration.review")
def delegation_pieces(delegation_id: int) -> str:
    """All pieces of the delegation."""
    return pieces_page(file_of(g.contest.id, delegation_id), DESK)


@blueprint.post(f"{FILE}/<slot>")
@requires("registration.review")
@takes_files(EVERY_KIND, FILES_AT_ONCE)
def save_piece_for(delegation_id: int, slot: str) -> Page:
    """Store one piece with the files that came along."""
    return save_page(file_of(g.contest.id, delegation_id), DESK, slot)


@blueprint.post(f"{FILE}/<slot>/luu")
@requires("registration.review")
def keep_piece_for(delegation_id: int, slot: str) -> Response:
    """Store the texts of one piece while they are being typed."""
    return keep_answer(file_of(g.contest.id, delegation_id), DESK, slot)


@blueprint.post(f"{FILE}/<slot>/tep")
@requires("registration.review")
@takes_files(EVERY_KIND, FILES_AT_ONCE)
def send_files_for(delegation_id: int, slot: str) -> tuple[str, int]:
    """Attach files to one piece; a fragment of the page."""
    return send_fragment(file_of(g.contest.id, delegation_id), DESK, slot)


@blueprint.post(f"{FILE}/tep/<int:file_id>/bo")
@requires("registration.review")
def drop_file_for(delegation_id: int, file_id: int) -> Page:
    """Take a file off its piece."""
    return drop_page(file_of(g.contest.id, delegation_id), DESK, file_id)


@blueprint.post(f"{FILE}/tiet-muc/<int:piece_id>/bo")
@requires("registration.review")
def drop_act_for(delegation_id: int, piece_id: int) -> Page:
    """Take an exchange act off the list."""
    return drop_act_page(file_of(g.contest.id, delegation_id), DESK, piece_id)


@blueprint.get(f"{FILE}/tep/<int:file_id>")
@requires("registration.review")
def delegation_piece_file(delegation_id: int, file_id: int) -> Response:
    """One file of a delegation's pieces."""
    return piece_file(file_of(g.contest.id, delegation_id), file_id)
