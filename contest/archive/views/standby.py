"""Bản dự phòng: where the continuous copy is kept, and how it stands."""

from typing import Any

from flask import current_app, flash, redirect, render_template, url_for

from config import Settings
from contest.accounts.gate import actor
from contest.archive.actions.standby import choose_place, end_copying, places_found
from contest.archive.forms.standby import TYPED, PlaceForm
from contest.archive.queries.standby import standing
from contest.archive.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentences_of

PAGE = "/ban-du-phong"


@blueprint.get(PAGE)
@requires("installation.manage")
def standby() -> str:
    """How the copy stands, and the drives it could be kept on."""
    return _page(PlaceForm())


@blueprint.get(f"{PAGE}/trang-thai")
@requires("installation.manage")
def standby_part() -> str:
    """How the copy stands, alone: the page asks for it every other second."""
    return render_template("archive/standby_part.html", standing=standing())


@blueprint.post(PAGE)
@requires("installation.manage")
def standby_place() -> Any:
    """Keep the copy there."""
    form = PlaceForm()
    if form.validate():
        try:
            choose_place(_settings(), form.folder(), by=actor())
        except Refusal as refusal:
            form.typed.errors = sentences_of(refusal)
        else:
            _tell_copier()
            flash("Đang ghi bản dự phòng đầu tiên. Xin xem trạng thái bên dưới.", "done")
            return redirect(url_for("archive.standby"))
    return _page(form), 422


@blueprint.post(f"{PAGE}/thoi")
@requires("installation.manage")
def standby_end() -> Any:
    """Copy nowhere any more."""
    end_copying(_settings(), by=actor())
    _tell_copier()
    flash("Đã thôi ghi bản dự phòng. Bản đã ghi vẫn còn ở nơi cũ.", "done")
    return redirect(url_for("archive.standby"))


def _page(form: PlaceForm) -> str:
    drives = places_found(_settings())
    form.drive.choices = [(one["path"], _drive_words(one)) for one in drives]
    form.drive.choices.append((TYPED, "Thư mục khác, gõ đường dẫn ở dưới"))
    return render_template(
        "archive/standby.html",
        form=form,
        drives=drives,
        standing=standing(),
        possible="standby" in current_app.extensions,
    )


def _drive_words(drive: dict[str, Any]) -> str:
    free = f"{drive['free'] / 1e9:.1f}".replace(".", ",")
    return f"{drive['path']} · còn trống {free} GB"


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _tell_copier() -> None:
    keeper = current_app.extensions.get("standby")
    if keeper is not None:
        keeper.changed()
