"""How a judge's device comes to trust this installation's own https, and does without it."""

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, render_template, request, url_for

from contest.accounts.addresses import only_this_machine, public_base, qr_image
from contest.accounts.views import blueprint
from contest.shared.access import public
from contest.shared.errors import NotFound

if TYPE_CHECKING:
    from contest.shared.local_authority import LocalAuthority

FILE = "hoi-thi.crt"


@blueprint.get("/tin-cay")
@public
def trust() -> Any:
    """Step by step for each kind of device, with the certificate to take along."""
    authority = _authority()
    _, _, port = request.host.rpartition(":")
    at_port = f":{port}" if port.isdigit() and port != "443" else ""
    # Always by http: whoever needs this page does not trust our https yet.
    here = f"http://{public_base().split('://', 1)[1]}{url_for('accounts.trust')}"
    return render_template(
        "accounts/trust.html",
        authority=authority,
        addresses=_secure_addresses(authority, at_port) if authority else [],
        here=here,
        qr=qr_image(here),
        only_this_machine=only_this_machine(),
    )


@blueprint.get(f"/tin-cay/{FILE}")
@public
def trust_file() -> Any:
    """The authority's certificate as phones and Windows open it (DER).

    Raises:
        NotFound: this server does not answer by https of its own.
    """
    authority = _authority()
    if authority is None:
        raise NotFound("not_found")
    return Response(
        authority.certificate(),
        mimetype="application/x-x509-ca-cert",
        headers={"Content-Disposition": f"attachment; filename={FILE}"},
    )


def _authority() -> "LocalAuthority | None":
    found: LocalAuthority | None = current_app.config["AUTHORITY"]
    return found


def _secure_addresses(authority: "LocalAuthority", at_port: str) -> list[str]:
    """The addresses that a tablet in the hall can use, machine-only ones left out."""
    outside = [one for one in authority.addresses if one not in ("127.0.0.1", "::1")]
    hosts = [f"[{one}]" if ":" in one else one for one in outside]
    return [f"https://{host}{at_port}" for host in hosts]
