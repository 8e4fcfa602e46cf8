"""Mở bản dự phòng trên máy này: for a machine that takes over, by the person who sits at it."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for

from config import LOOPBACK, Settings
from contest.accounts.addresses import qr_image
from contest.archive.actions.standby import places_found, stage_copy
from contest.archive.actions.standby_copy import moment_of
from contest.archive.forms.standby import TYPED, OpeningForm
from contest.archive.queries.installation import is_untouched
from contest.archive.views import blueprint
from contest.shared import lan, lineage
from contest.shared.access import may, public
from contest.shared.errors import Refusal
from contest.shared.filters import moment
from contest.shared.sentences import sentences_of

PAGE = "/ban-du-phong/mo"
LARGEST_UPLOAD = 1 << 30
"""Bytes of a copy that is sent through the browser; a larger one is pointed at."""


def at_this_machine() -> bool:
    """Whether the request was made in a browser on the server itself, and through no proxy."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    asked = {request.remote_addr, request.host.rsplit(":", 1)[0].strip("[]")}
    return asked <= LOOPBACK or asked <= {*LOOPBACK, *lan.addresses_here(), *lan.names_here()}


def may_open_copy() -> bool:
    """An administrator; on an installation that nobody has used yet, whoever sits at it."""
    # The welcome page asks this for everybody in the hall: the quick question first.
    return may("installation.manage") or (is_untouched() and at_this_machine())


@blueprint.url_value_preprocessor
def _size_of_upload(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    if endpoint == "archive.open_copy" and request.method == "POST" and may_open_copy():
        request.max_content_length = LARGEST_UPLOAD


@blueprint.get(PAGE)
@public
def opening() -> Any:
    """The copies that lie on what is plugged in."""
    if not may_open_copy():
        return redirect(url_for("regulations.home"))
    return _page(OpeningForm())


@blueprint.post(PAGE)
@public
def open_copy() -> Any:
    """Check the copy, lay it ready, and start the server anew with it."""
    _only_who_may()
    form = OpeningForm()
    if not form.validate():
        return _page(form), 422
    try:
        about = _staged(form)
    except Refusal as refusal:
        form.form_errors = sentences_of(refusal)
        return _page(form), refusal.status
    restart = current_app.extensions.get("restart")
    if restart is not None:
        restart()
    at = datetime.fromisoformat(about["at"])
    return render_template(
        "archive/opening_now.html", at=at, line=about["line"], by_itself=restart is not None
    )


@blueprint.get("/ban-du-phong/da-mo")
@public
def opened_copy() -> Any:
    """What was opened, and how the judges get here: for whoever sits at the machine."""
    if not (at_this_machine() or may("installation.manage")):
        return redirect(url_for("regulations.home"))
    opened = lineage.opened_copy(_settings().data)
    if opened is None:
        return redirect(url_for("archive.opening"))
    here = [one for one in lan.addresses_here() if one not in ("127.0.0.1", "::1")]
    port = _settings().port
    addresses = [f"http://{f'[{one}]' if ':' in one else one}:{port}" for one in here]
    old = [one for one in opened.get("addresses") or [] if ":" not in one]
    return render_template(
        "archive/opened_copy.html",
        opened=opened,
        at=datetime.fromisoformat(opened["at"]),
        old=old,
        old_port=opened.get("port"),
        port=port,
        same_host=bool(set(old) & set(here)),
        only_this_machine=_settings().on_loopback,
        addresses=[(address, qr_image(f"{address}/giam-khao")) for address in addresses],
    )


def _staged(form: OpeningForm) -> dict[str, Any]:
    """Lay ready what was chosen; a file that was sent counts before a folder.

    Raises:
        Refusal: nothing was chosen, or it is not sound.
    """
    settings = _settings()
    if form.file.data:
        with TemporaryDirectory(dir=settings.data) as folder:
            sent = Path(folder) / "sent"
            form.file.data.save(sent)
            return stage_copy(settings, sent)
    if not form.folder():
        raise Refusal("no_copy_chosen")
    return stage_copy(settings, Path(form.folder()))


def _page(form: OpeningForm) -> str:
    drives = places_found(_settings(), form.typed.data or "")
    copies = [copy for drive in drives for copy in drive["copies"]]
    copies.sort(key=lambda copy: -copy["at_ms"])
    form.drive.choices = [(copy["path"], _copy_words(copy)) for copy in copies]
    form.drive.choices.append((TYPED, "Chọn thư mục hoặc tệp khác ở dưới"))
    if not form.is_submitted():
        form.drive.data = form.drive.choices[0][0]
    return render_template(
        "archive/opening.html", form=form, copies=copies, untouched=is_untouched()
    )


def _copy_words(copy: dict[str, Any]) -> str:
    at = moment(moment_of(copy["at_ms"]).astimezone(UTC))
    return f"Ghi lần cuối {at} · máy {copy['machine']} · {copy['path']}"


def _only_who_may() -> None:
    if not may_open_copy():
        abort(403 if at_this_machine() else 401)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
