"""A kept file as the answer to a request; the view has decided who may have it."""

from flask import Response, send_file

from contest.files import store
from contest.files.models import StoredFile
from contest.files.queries.stored import path_of
from contest.files.rules.kinds import SHOWN_IN_THE_PAGE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Nothing in a file may run, load or be framed."""


def file_answer(stored: StoredFile, *, download: bool = False, thumbnail: bool = False) -> Response:
    """The file with the media type that its content was found to have.

    Browsers ask again each time (with the digest as ETag), so that a person who may no longer see
    it does not find it in a cache. Parts are served, which players of music ask for.

    Raises:
        NotFound: its bytes are not on the server any more.
    """
    path = path_of(stored)
    if thumbnail and (small := store.thumbnail_of(stored.sha256)).is_file():
        path = small
    attached = download or stored.media_type not in SHOWN_IN_THE_PAGE
    answer = send_file(
        path,
        mimetype=stored.media_type,
        as_attachment=attached,
        download_name=stored.name,
        conditional=True,
        etag=path.name,
        max_age=0,
    )
    # The viewers of PDF that browsers have inside do not start in a sandbox; a PDF is no page.
    is_pdf = stored.media_type == "application/pdf"
    answer.headers["Content-Security-Policy"] = POLICY if is_pdf else f"{POLICY}; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
