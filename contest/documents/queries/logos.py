"""The logos of a contest's certificates, as the typesetter takes them."""

import base64
from collections.abc import Mapping

from sqlalchemy import select

from contest.documents.models import PaperLogo
from contest.files import store
from contest.files.models import StoredFile
from contest.files.queries.stored import path_of
from contest.shared.db import db

PLACES = ("left", "right")

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 100"><image width="100" height="100" '
    'xlink:href="data:image/jpeg;base64,{data}"/></svg>'
)
"""A square that holds the picture whole, whatever its sides; kept pictures are JPEG."""


def logos_of(contest_id: int) -> Mapping[str, StoredFile]:
    """Place → the picture there."""
    rows = db.session.execute(
        select(PaperLogo.place, StoredFile)
        .join(StoredFile, StoredFile.id == PaperLogo.file_id)
        .where(PaperLogo.contest_id == contest_id)
    )
    return {row.place: row.StoredFile for row in rows}


def logo_svgs(contest_id: int) -> dict[str, str]:
    """Place → an SVG that holds the picture, small enough for a corner of a page."""
    return {place: _svg(file) for place, file in logos_of(contest_id).items()}


def _svg(file: StoredFile) -> str:
    small = store.thumbnail_of(file.sha256)
    data = (small if small.is_file() else path_of(file)).read_bytes()
    return _SVG.format(data=base64.b64encode(data).decode())
