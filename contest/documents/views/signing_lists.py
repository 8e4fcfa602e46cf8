"""Danh sách ký nhận: asked for on a page, made at once; nothing of it is kept."""

from typing import Any

from flask import g, render_template, request

from contest.budget.rules.typed import typed_money
from contest.documents.money_words import SIGNING_KINDS
from contest.documents.queries.signing_lists import (
    MOST_BLANK,
    MOST_EACH,
    Asked,
    signing_job,
)
from contest.documents.views import blueprint
from contest.documents.views.answers import in_word, printed
from contest.shared.access import requires
from contest.shared.errors import Invalid, Reason, Refusal
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

LONGEST_SESSION = 120


@blueprint.get("/ky-nhan")
@requires("budget.manage")
def signing_lists() -> str:
    """Which list, for whom, how much."""
    return _page([])


@blueprint.get("/ky-nhan.pdf")
@requires("budget.manage")
def signing_pdf() -> Any:
    """The list, for print."""
    try:
        return printed(signing_job(g.contest.id, _asked()))
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status


@blueprint.get("/ky-nhan.docx")
@requires("budget.manage")
def signing_word() -> Any:
    """The same in Word."""
    try:
        return in_word(signing_job(g.contest.id, _asked()))
    except Refusal as refusal:
        return _page(sentences_of(refusal)), refusal.status


def _asked() -> Asked:
    """What the page asks for.

    Raises:
        Invalid: every box that is wrong.
    """
    kind = request.args.get("cua", "")
    money = request.args.get("muc", "").strip()
    each = typed_money(money) if money else None
    rows = request.args.get("trong", "").strip()
    blank = whole_number(rows, -1) if rows else 0
    faults = []
    if kind not in SIGNING_KINDS:
        faults.append(Reason("signing_kind"))
    if money and (each is None or each > MOST_EACH):
        faults.append(Reason("signing_money"))
    if not 0 <= blank <= MOST_BLANK:
        faults.append(Reason("signing_blank", {"most": MOST_BLANK}))
    if faults:
        raise Invalid(*faults)
    session = " ".join(request.args.get("buoi", "").split())[:LONGEST_SESSION]
    return Asked(kind, session, each, blank)


def _page(problems: list[str]) -> str:
    return render_template(
        "documents/signing_lists.html", kinds=SIGNING_KINDS, problems=problems, typed=request.args
    )
