"""Dữ liệu cá nhân: how long people stay known, who looked at what, what they have agreed to."""

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.audit.words import value_words
from contest.privacy.actions.anonymise import anonymise_people
from contest.privacy.actions.retention import set_retention
from contest.privacy.forms.people import ForgettingForm, RetentionForm
from contest.privacy.queries.consents import counts_of
from contest.privacy.queries.retention import retention_of
from contest.privacy.queries.viewings import viewings_of
from contest.privacy.views import blueprint
from contest.registration.views.editing import Page
from contest.shared.access import requires
from contest.shared.errors import Invalid, Refusal
from contest.shared.sentences import sentence, sentences_of


@blueprint.get("/du-lieu-ca-nhan")
@requires("privacy.manage")
def people() -> Page:
    """The organiser's page about people's data."""
    return _page()


@blueprint.post("/du-lieu-ca-nhan/thoi-han")
@requires("privacy.manage")
def keep_until() -> Page:
    """Set the last day on which people stay known."""
    form = RetentionForm()
    until = form.last_day()
    if until is None:
        empty = not (request.form.get("until") or "").strip()
        code = "retention_day_missing" if empty else "consent_day_unreadable"
        form.until.errors = [sentence(code)]
        return _page(form), 422
    try:
        set_retention(g.contest.id, until, by=actor())
    except Refusal as refusal:
        told = sentences_of(refusal)
        if isinstance(refusal, Invalid):
            form.until.errors = told
            told = []
        return _page(form, refused=told), refusal.status
    flash(f"Đã đặt: lưu dữ liệu cá nhân đến hết ngày {until:%d/%m/%Y}.", "done")
    return redirect(url_for("privacy.people"))


@blueprint.post("/du-lieu-ca-nhan/xoa-ten")
@requires("privacy.manage")
def anonymise() -> Page:
    """Make everybody anonymous now."""
    form = ForgettingForm()
    if not form.sure.data:
        form.sure.errors = [sentence("forgetting_not_confirmed")]
        return _page(forgetting=form), 422
    try:
        count = anonymise_people(g.contest.id, by=actor())
    except Refusal as refusal:
        told = sentences_of(refusal)
        return _page(forgetting=form, refused=told), refusal.status
    flash(f"Đã xóa tên và thông tin riêng của {count} người. Kết quả được giữ nguyên.", "done")
    return redirect(url_for("privacy.people"))


def _page(
    form: RetentionForm | None = None,
    *,
    forgetting: ForgettingForm | None = None,
    refused: list[str] | None = None,
) -> str:
    retention = retention_of(g.contest.id)
    if form is None:
        form = RetentionForm(formdata=None)
        form.until.data = (retention.until or retention.proposed).isoformat()
    return render_template(
        "privacy/people.html",
        retention=retention,
        form=form,
        forgetting=forgetting or ForgettingForm(formdata=None),
        refused=refused or [],
        teams=counts_of(g.contest.id),
        viewings=viewings_of(g.contest.id),
        value_words=value_words,
    )
