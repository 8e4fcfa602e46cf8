"""Danh sách cho tổ quay phim: who is not to be filmed, and nothing else about anybody."""

from flask import g, render_template

from contest.privacy.queries.consents import camera_list
from contest.privacy.views import blueprint
from contest.shared.access import requires


@blueprint.get("/khong-ghi-hinh")
@requires("camera.view")
def camera() -> str:
    """The names by team and number, without a reason; how many of a team were not asked."""
    return render_template("privacy/camera.html", teams=camera_list(g.contest.id))
