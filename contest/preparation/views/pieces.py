"""Bài dự thi: what a unit's own delegation shows, with its files."""

from flask import Response

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
from contest.registration.rules.handing_in import Hand
from contest.registration.views.delegation import own_file
from contest.registration.views.editing import Page
from contest.shared.access import requires

OWN = "/dang-ky/<int:delegation_id>/bai-du-thi"
DESK = Desk(
    hand=Hand.DELEGATION,
    page="preparation.pieces",
    save="preparation.save_own_piece",
    keep="preparation.keep_own_piece",
    send="preparation.send_own_files",
    drop="preparation.drop_own_file",
    drop_act="preparation.drop_own_act",
    file="preparation.own_piece_file",
)


@blueprint.get(OWN)
@requires("registration.own")
def pieces(delegation_id: int) -> str:
    """All pieces of the delegation."""
    return pieces_page(own_file(delegation_id), DESK)


@blueprint.post(f"{OWN}/<slot>")
@requires("registration.own")
@takes_files(EVERY_KIND, FILES_AT_ONCE)
def save_own_piece(delegation_id: int, slot: str) -> Page:
    """Store one piece with the files that came along."""
    return save_page(own_file(delegation_id), DESK, slot)


@blueprint.post(f"{OWN}/<slot>/luu")
@requires("registration.own")
def keep_own_piece(delegation_id: int, slot: str) -> Response:
    """Store the texts of one piece while they are being typed."""
    return keep_answer(own_file(delegation_id), DESK, slot)


@blueprint.post(f"{OWN}/<slot>/tep")
@requires("registration.own")
@takes_files(EVERY_KIND, FILES_AT_ONCE)
def send_own_files(delegation_id: int, slot: str) -> tuple[str, int]:
    """Attach files to one piece; a fragment of the page."""
    return send_fragment(own_file(delegation_id), DESK, slot)


@blueprint.post(f"{OWN}/tep/<int:file_id>/bo")
@requires("registration.own")
def drop_own_file(delegation_id: int, file_id: int) -> Page:
    """Take a file off its piece."""
    return drop_page(own_file(delegation_id), DESK, file_id)


@blueprint.post(f"{OWN}/tiet-muc/<int:piece_id>/bo")
@requires("registration.own")
def drop_own_act(delegation_id: int, piece_id: int) -> Page:
    """Take an exchange act off the list."""
    return drop_act_page(own_file(delegation_id), DESK, piece_id)


@blueprint.get(f"{OWN}/tep/<int:file_id>")
@requires("registration.own")
def own_piece_file(delegation_id: int, file_id: int) -> Response:
    """One file of the delegation's own pieces."""
    return piece_file(own_file(delegation_id), file_id)
