"""The reviewers' pages (Tổ thẩm định): all scripts, and one to read, comment on and judge."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.preparation.actions.reviewing import (
    agree_on_script,
    ask_for_changes,
    comment_on_passage,
    remove_comment,
    reopen_script,
)
from contest.preparation.forms.script import (
    CommentForm,
    ReopenForm,
    VerdictForm,
)
from contest.preparation.queries.script_rows import chosen_rows, script_counts, script_rows
from contest.preparation.queries.scripts import script_of
from contest.preparation.rules.script import ScriptState, why_not_judge, why_not_reopen
from contest.preparation.views import blueprint
from contest.registration.views.editing import Page
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Refusal, Stale
from contest.shared.sentences import sentences_of
from contest.shared.whole_numbers import whole_number

REVIEW = "/tham-dinh/<int:piece_id>"
STATES = tuple(state.value for state in ScriptState)


@blueprint.get("/tham-dinh")
@requires("scripts.review")
def reviewing() -> str:
    """Every script with its state."""
    rows = script_rows(g.contest.id)
    state = request.args.get("trang_thai")
    state = state if state in STATES else None
    query = request.args.get("tim", "")[:200]
    return render_template(
        "preparation/reviewing.html",
        rows=chosen_rows(rows, state, query),
        total=len(rows),
        counts=script_counts(rows),
        states=STATES,
        state=state,
        query=query,
    )


@blueprint.get(REVIEW)
@requires("scripts.review")
def review_script(piece_id: int) -> str:
    """One script, paragraph by paragraph."""
    return _page(piece_id)


@blueprint.post(f"{REVIEW}/gop-y")
@requires("scripts.review")
def comment(piece_id: int) -> Page:
    """Comment on a passage."""
    form = CommentForm()
    number, paragraph = whole_number(form.number.data), whole_number(form.paragraph.data)
    try:
        comment_on_passage(
            g.contest.id,
            piece_id,
            number,
            paragraph,
            form.quote.data or "",
            form.text.data or "",
            by=actor(),
        )
    except Refusal as refusal:
        quoted = any(reason.code == "script_quote_not_found" for reason in refusal.reasons)
        at = form.quote if quoted else form.text
        return _again(piece_id, refusal, at, comment_form=form, paragraph=paragraph)
    flash("Đã ghi góp ý.", "done")
    return _back(piece_id, f"doan-{paragraph + 1}")


@blueprint.post(f"{REVIEW}/gop-y/<int:comment_id>/bo")
@requires("scripts.review")
def uncomment(piece_id: int, comment_id: int) -> Page:
    """Take a comment back that the delegation has not read."""
    try:
        remove_comment(g.contest.id, piece_id, comment_id, by=actor())
    except Refusal as refusal:
        return _again(piece_id, refusal, None)
    flash("Đã bỏ góp ý.", "done")
    return _back(piece_id, "kich-ban")


@blueprint.post(f"{REVIEW}/ket-luan")
@requires("scripts.review")
def judge(piece_id: int) -> Page:
    """The verdict: asked to revise, or agreed."""
    form = VerdictForm()
    agreed = request.form.get("verdict") == "agreed"
    act = agree_on_script if agreed else ask_for_changes
    number, text = whole_number(form.number.data), form.text.data or ""
    try:
        act(g.contest.id, piece_id, number, text, by=actor())
    except Refusal as refusal:
        return _again(piece_id, refusal, form.text, verdict_form=form)
    flash("Đã thống nhất kịch bản." if agreed else "Đã gửi đề nghị chỉnh sửa đến đoàn.", "done")
    return _back(piece_id)


@blueprint.post(f"{REVIEW}/mo-lai")
@requires("scripts.review")
def reopen(piece_id: int) -> Page:
    """Open an agreed script again, with the reason."""
    form = ReopenForm()
    try:
        reopen_script(g.contest.id, piece_id, form.reason.data or "", by=actor())
    except Refusal as refusal:
        return _again(piece_id, refusal, form.reason, reopen_form=form)
    flash("Đã mở lại kịch bản. Bản đã thống nhất vẫn được giữ.", "done")
    return _back(piece_id)


def _back(piece_id: int, part: str | None = None) -> Page:
    return redirect(url_for("preparation.review_script", piece_id=piece_id, _anchor=part))


def _again(piece_id: int, refusal: Refusal, field: Any, **what: Any) -> tuple[str, int]:
    """The page once more with why not, and the newest version under it."""
    if isinstance(refusal, NotFound):
        raise refusal
    refused: list[str] = []
    if isinstance(refusal, Invalid) and field is not None:
        field.errors = sentences_of(refusal)
    elif not isinstance(refusal, Stale):
        refused = sentences_of(refusal)
    page = _page(piece_id, refused=refused, is_stale=isinstance(refusal, Stale), **what)
    return page, refusal.status


def _page(
    piece_id: int,
    *,
    refused: list[str] | None = None,
    is_stale: bool = False,
    paragraph: int | None = None,
    comment_form: CommentForm | None = None,
    verdict_form: VerdictForm | None = None,
    reopen_form: ReopenForm | None = None,
) -> str:
    found = script_of(g.contest.id, piece_id)
    shown = found.version(request.args.get("ban", type=int))
    number = {"number": str(found.newest.number if found.newest else 0)}
    for form in (comment_form, verdict_form):
        if form is not None:
            form.number.data = number["number"]
    chosen = request.args.get("doan", type=int)
    if paragraph is None and chosen is not None:
        paragraph = chosen - 1
    return render_template(
        "preparation/review_script.html",
        script=found,
        shown=shown,
        may_judge=shown is found.newest and not why_not_judge(found.state, announced=found.over),
        may_reopen=not why_not_reopen(found.state, announced=found.over),
        paragraph=paragraph,
        comment_form=comment_form or CommentForm(formdata=None, data=number),
        verdict_form=verdict_form or VerdictForm(formdata=None, data=number),
        reopen_form=reopen_form or ReopenForm(formdata=None),
        refused=refused or [],
        is_stale=is_stale,
    )
