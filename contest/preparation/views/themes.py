"""The organiser's pages about what is shown: themes and who covers them, exchange acts."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.preparation.actions.themes import (
    add_theme,
    drop_theme,
    lay_out_themes,
    move_theme,
    rename_theme,
)
from contest.preparation.queries.exchange import acts_of, talents_of
from contest.preparation.queries.themes import coverage_of
from contest.preparation.views import blueprint
from contest.registration.views.editing import Page
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal, Stale
from contest.shared.sentences import sentences_of

THEMES = "/chu-de"


@blueprint.get(THEMES)
@requires("registration.review")
def themes() -> str:
    """The catalogue, who treats what, and what nobody treats."""
    return _page()


@blueprint.post(THEMES)
@requires("registration.review")
def add() -> Page:
    """Add a theme to the catalogue."""
    name = request.form.get("name", "")
    try:
        added = add_theme(g.contest.id, name, by=actor())
    except Refusal as refusal:
        return _page(typed=name, add_refused=sentences_of(refusal)), refusal.status
    flash("Đã thêm chủ đề.", "done")
    return _back(added)


@blueprint.post(f"{THEMES}/<int:theme_id>")
@requires("registration.review")
def change(theme_id: int) -> Page:
    """Rename a theme, move it, or take it off the catalogue."""
    do = request.form.get("do", "")
    name, was = request.form.get("name", ""), request.form.get("was", "")
    try:
        if do in ("up", "down"):
            move_theme(g.contest.id, theme_id, do == "up", by=actor())
        elif do == "drop":
            sure = request.form.get("sure") == "1"
            drop_theme(g.contest.id, theme_id, sure=sure, by=actor())
            flash("Đã bỏ chủ đề.", "done")
            return _back()
        else:
            rename_theme(g.contest.id, theme_id, was, name, by=actor())
            flash("Đã sửa chủ đề.", "done")
    except Stale as stale:
        trouble = {"id": theme_id, "name": name, "stored": stale.current}
        return _page(trouble=trouble), stale.status
    except NotFound:
        flash("Chủ đề này vừa được người khác bỏ khỏi danh mục.", "problem")
        return _back()
    except Refusal as refusal:
        told = sentences_of(refusal)
        trouble = {"id": theme_id, "name": name, "refused": told, "ask": do == "drop"}
        return _page(trouble=trouble), refusal.status
    return _back(theme_id)


@blueprint.get("/tiet-muc-giao-luu")
@requires("registration.review")
def exchange() -> str:
    """The exchange acts of all teams with their minutes, and the talent content."""
    acts = acts_of(g.contest.id)
    return render_template(
        "preparation/exchange.html",
        acts=acts,
        talents=talents_of(g.contest.id),
        minutes=sum(act.minutes or 0 for act in acts),
        untold=sum(1 for act in acts if act.minutes is None),
    )


def _page(
    *,
    typed: str = "",
    add_refused: list[str] | None = None,
    trouble: dict[str, Any] | None = None,
) -> str:
    lay_out_themes(g.contest.id)
    coverage = coverage_of(g.contest.id)
    return render_template(
        "preparation/themes.html",
        coverage=coverage,
        uncovered=[one for one in coverage if not one.teams],
        acts=len(acts_of(g.contest.id)),
        typed=typed,
        add_refused=add_refused or [],
        trouble=trouble,
    )


def _back(theme_id: int | None = None) -> Page:
    anchor = None if theme_id is None else f"chu-de-{theme_id}"
    return redirect(url_for("preparation.themes", _anchor=anchor))
