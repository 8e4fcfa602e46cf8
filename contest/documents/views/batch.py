"""In tất cả: every paper of the contest at once, made beside the server; a bar tells how far."""

from typing import Any

from flask import (
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    send_file,
    url_for,
)

from contest.accounts.gate import actor
from contest.documents.beside import batch_folder, batch_of, start_batch
from contest.documents.rules.batch import PACKED, WHOLE, BatchState
from contest.documents.views import blueprint
from contest.documents.views.papers import public_page
from contest.shared.access import requires
from contest.shared.errors import Reason
from contest.shared.sentences import sentence

LOOKED_AT_AGAIN = 2
"""Seconds until a browser asks again how far it is; it needs no script for that."""
TYPES = {WHOLE: "application/pdf", PACKED: "application/zip"}
_FILES = ", ".join(f"'{name}'" for name in TYPES)


@blueprint.post("/tat-ca")
@requires("papers.print")
def make_all_papers() -> Any:
    """Begin; where somebody has just begun, look on."""
    settings = current_app.config["SETTINGS"]
    start_batch(settings, g.contest.id, g.contest.slug, public_page(), by=actor())
    return redirect(url_for("documents.all_papers"))


@blueprint.get("/tat-ca")
@requires("papers.print")
def all_papers() -> Response:
    """How far it is; the page looks again by itself until the papers are there."""
    batch = batch_of(current_app.config["SETTINGS"], g.contest.id)
    failed = batch is not None and batch.state is BatchState.FAILED
    page = make_response(
        render_template(
            "documents/all_papers.html",
            batch=batch,
            problem=sentence(Reason(f"paper_{batch.code}")) if batch and failed else None,
            whole=WHOLE,
            packed=PACKED,
        )
    )
    if batch is not None and batch.state is BatchState.WORKING:
        page.headers["Refresh"] = str(LOOKED_AT_AGAIN)
    return page


@blueprint.get(f"/tat-ca/<any({_FILES}):name>")
@requires("papers.print")
def all_papers_file(name: str) -> Any:
    """All of them as one PDF, or each in a ZIP."""
    settings = current_app.config["SETTINGS"]
    batch = batch_of(settings, g.contest.id)
    if batch is None or batch.state is not BatchState.READY:
        abort(404)
    return send_file(
        batch_folder(settings, g.contest.id) / name,
        mimetype=TYPES[name],
        as_attachment=True,
        download_name=f"giay-to-{g.contest.slug}{name[-4:]}",
    )
