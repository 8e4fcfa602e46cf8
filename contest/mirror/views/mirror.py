"""Xem từ xa: whether those at home see what the hall sees, and how to set it up."""

from flask import current_app, render_template

from contest.accounts.addresses import qr_image
from contest.mirror.queries.standing import mirror_standing, sender_here
from contest.mirror.views import blueprint
from contest.shared.access import requires


@blueprint.get("/xem-tu-xa")
@requires("preflight.view")
def mirror() -> str:
    """How the mirror stands."""
    from contest.mirror.signing import private_key, public_text  # noqa: PLC0415 - 9 MB, seldom

    sender, secret = sender_here(), current_app.config["SETTINGS"].secret_key
    standing = mirror_standing()
    return render_template(
        "mirror/mirror.html",
        standing=standing,
        key=sender.public_key if sender else public_text(private_key(secret)),
        qr=None if standing is None else qr_image(standing.url),
    )
