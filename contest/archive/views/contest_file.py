"""Tệp hội thi: the whole contest as one file to keep, or to carry to another machine."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from flask import Response, current_app, g, render_template, send_file

from contest.accounts.gate import actor
from contest.archive.actions.exporting import export_contest
from contest.archive.beside import evidence_beside
from contest.archive.queries.evidence import codes_of
from contest.archive.views import blueprint
from contest.shared.access import requires

PAGE = "/hoi-thi/<slug>/tep-hoi-thi"


@blueprint.get(PAGE)
@requires("contest.export")
def contest_file() -> str:
    """What the files hold, and for whom they are."""
    return render_template("archive/contest_file.html", codes=codes_of(g.contest.id))


@blueprint.post(f"{PAGE}/chung-cu")
@requires("contest.export")
def download_evidence() -> Response:
    """The evidence archive. A POST, because it is noted, with its code."""
    slug = g.contest.slug
    # Closed by the server when the answer has been sent.
    into = TemporaryFile()  # noqa: SIM115
    with TemporaryDirectory() as folder:
        file = Path(folder) / "chung-cu.zip"
        evidence_beside(current_app.config["SETTINGS"], slug, file, by=actor())
        with file.open("rb") as made:
            shutil.copyfileobj(made, into)
    into.seek(0)
    name = f"{slug}-chung-cu.zip"
    answer = send_file(into, "application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post(f"{PAGE}/<any('day-du', 'cong-khai'):kind>")
@requires("contest.export")
def download(kind: str) -> Response:
    """The file itself: with everybody in it, or without members. A POST, because it is noted."""
    public = kind == "cong-khai"
    slug = g.contest.slug
    text = export_contest(slug, public=public, by=actor())
    name = f"{slug}-{kind}.json" if public else f"{slug}.json"
    return Response(
        text,
        mimetype="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
