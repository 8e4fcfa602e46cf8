"""Khen thưởng: who is commended by the Chairman's decision; the decision, the Giấy khen."""

from datetime import date
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.documents.actions.commendations import TypedCommending, keep_commending
from contest.documents.queries.commendations import (
    Commended,
    Commending,
    commendations_job,
    commending_of,
    decision_job,
)
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.regulations.forms.notation import day
from contest.shared.access import requires
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

SPARE, MORE, MOST_ROWS = 3, 8, 220


@blueprint.get("/khen-thuong")
@requires("papers.print")
def commendations() -> str:
    """The decision and its list."""
    return _page(commending_of(g.contest.id))


@blueprint.post("/khen-thuong")
@requires("papers.print")
def save_commendations() -> Any:
    """Keep them; what is wrong is told, and nothing typed is lost."""
    typed = _typed()
    version = whole_number(request.form.get("version"))
    if request.form.get("act") == "more":
        return _page(_as_shown(typed, version), spare=MORE)
    try:
        keep_commending(g.contest.id, version, typed, by=actor())
    except Stale as stale:
        told = [sentence("commending_stale")]
        return _page(_as_shown(typed, stale.current.version), told), stale.status
    except Refusal as refusal:
        return _page(_as_shown(typed, version), sentences_of(refusal)), refusal.status
    flash("Đã lưu.", "done")
    return redirect(url_for(".commendations"))


@blueprint.get("/khen-thuong/quyet-dinh.pdf")
@requires("papers.print")
def commending_pdf() -> Any:
    """Quyết định tặng Giấy khen."""
    try:
        return printed(decision_job(g.contest.id))
    except Refusal as refusal:
        return _page(commending_of(g.contest.id), sentences_of(refusal)), refusal.status


@blueprint.get("/khen-thuong/quyet-dinh.docx")
@requires("papers.print")
def commending_word() -> Any:
    """The same in Word."""
    try:
        return in_word(decision_job(g.contest.id))
    except Refusal as refusal:
        return _page(commending_of(g.contest.id), sentences_of(refusal)), refusal.status


@blueprint.get("/khen-thuong/giay-khen.pdf")
@requires("papers.print")
def commendations_pdf() -> Any:
    """Every Giấy khen of the signed decision."""
    try:
        return printed(commendations_job(g.contest.id))
    except Refusal as refusal:
        return _page(commending_of(g.contest.id), sentences_of(refusal)), refusal.status


def _typed() -> TypedCommending:
    texts = {
        name: " ".join(request.form.get(name, "").split())
        for name in ("body", "superior", "signatory", "fund", "number", "day")
    }
    lines = [line.strip() for line in request.form.get("grounds", "").splitlines()]
    count = min(whole_number(request.form.get("rows")), MOST_ROWS)
    rows = [
        Commended(
            *(
                " ".join(request.form.get(f"{name}-{row}", "").split())
                for name in ("who", "of", "deed")
            )
        )
        for row in range(count)
    ]
    return TypedCommending(
        body=texts["body"],
        superior=texts["superior"],
        signatory=texts["signatory"],
        grounds="\n".join(line for line in lines if line),
        fund=texts["fund"].rstrip("."),
        number=texts["number"],
        day_typed=texts["day"],
        day=_day(texts["day"]),
        people=[one for one in rows if one != Commended("")],
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(day(typed) or "")
    except ValueError:
        return None


def _as_shown(typed: TypedCommending, version: int) -> Commending:
    return Commending(
        version,
        typed.body,
        typed.superior,
        typed.signatory,
        tuple(typed.grounds.splitlines()),
        typed.fund,
        typed.number,
        typed.day,
        tuple(typed.people),
    )


def _page(shown: Commending, problems: list[str] | None = None, spare: int = SPARE) -> str:
    return render_template(
        "documents/commendations.html",
        shown=shown,
        rows=[*shown.people, *[Commended("")] * spare],
        day_typed=request.form.get("day", ""),
        problems=problems or [],
    )
