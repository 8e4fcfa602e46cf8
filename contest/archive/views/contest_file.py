"""Tệp hội thi: the whole contest as one file to keep, or to carry to another machine."""

from flask import Response, g, render_template

from contest.accounts.gate import actor
from contest.archive.actions.exporting import export_contest
from contest.archive.views import blueprint
from contest.shared.access import requires

PAGE = "/hoi-thi/<slug>/tep-hoi-thi"


@blueprint.get(PAGE)
@requires("contest.export")
def contest_file() -> str:
    """What the two files hold, and for whom they are."""
    return render_template("archive/contest_file.html")


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
