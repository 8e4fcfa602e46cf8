"""Ý kiến về dữ liệu: what each person of a delegation has agreed to, on one page for the team."""

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.privacy.actions.consents import record_consents
from contest.privacy.forms.consents import Entry, TakingForm, read
from contest.privacy.queries.consents import consents_of
from contest.privacy.queries.retention import retention_of, today
from contest.privacy.rules.consent import How, Kind
from contest.privacy.views import blueprint
from contest.registration.actions.viewing import note_viewing
from contest.registration.queries.files import File, file_of
from contest.registration.views.delegation import own_file
from contest.registration.views.editing import Page
from contest.shared.access import requires
from contest.shared.errors import Refusal, Stale
from contest.shared.sentences import sentence, sentences_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the answers are written down: by the delegation, or by the organiser."""

    page: str
    forms: str
    is_own: bool


OWN = Desk("privacy.own_consents", "documents.own_consent_forms", is_own=True)
ORGANISER = Desk("privacy.consents", "documents.consent_forms", is_own=False)
FILL = "fill"
"""The button that chooses “Đồng ý” wherever nobody has answered yet; it saves nothing."""


@blueprint.route("/dang-ky/<int:delegation_id>/y-kien", methods=["GET", "POST"])
@requires("registration.own")
def own_consents(delegation_id: int) -> Page:
    """The delegation writes down what its own people have said."""
    return _answered(own_file(delegation_id), OWN)


@blueprint.route("/doan/<int:delegation_id>/y-kien", methods=["GET", "POST"])
@requires("registration.review")
def consents(delegation_id: int) -> Page:
    """The organiser does so on behalf of a delegation."""
    file = file_of(g.contest.id, delegation_id)
    note_viewing(g.contest.id, f"delegation:{file.key}", "consents", by=actor())
    return _answered(file_of(g.contest.id, delegation_id), ORGANISER)


def _answered(file: File, desk: Desk) -> Page:
    form = TakingForm()
    if request.method != "POST":
        form.how.data, form.day.data = How.SIGNED.value, today().isoformat()
        return _page(file, desk, form, Entry())
    entry = read(request.form, form, today())
    if request.form.get("do") == FILL:
        return _filled(file, desk, form, entry)
    if entry.faults or (entry.answers and entry.taking is None):
        return _page(file, desk, form, entry, entry.faults), 422
    try:
        added = _recorded(file, entry)
    except Refusal as refusal:
        if isinstance(refusal, Stale):
            told: tuple[str, ...] = (sentence("consent_changed"),)
        else:
            told = tuple(sentences_of(refusal))
        return _page(file, desk, form, entry, told), refusal.status
    flash(f"Đã ghi {added} ý kiến." if added else "Không có ý kiến nào mới để ghi.", "done")
    return redirect(url_for(desk.page, delegation_id=file.id))


def _recorded(file: File, entry: Entry) -> int:
    if entry.taking is None:
        return 0
    return record_consents(
        file.contest_id, file.id, entry.answers, entry.taking, entry.seen, by=actor()
    )


def _filled(file: File, desk: Desk, form: TakingForm, entry: Entry) -> Page:
    """The page with a yes in every empty place; to be looked over, then saved."""
    for field in form:
        field.errors = []
    typed = {
        f"tra-loi-{person.id}-{kind}": "co"
        for person in consents_of(file.contest_id, file.id).people
        for kind in Kind
        if not person.said[kind]
    }
    return _page(file, desk, form, Entry(typed=typed | entry.typed), just_filled=True)


def _page(
    file: File,
    desk: Desk,
    form: TakingForm,
    entry: Entry,
    problems: tuple[str, ...] = (),
    *,
    just_filled: bool = False,
) -> str:
    team = consents_of(file.contest_id, file.id)
    form.seen.data = str(team.newest)
    return render_template(
        "privacy/consents.html",
        file=file,
        desk=desk,
        form=form,
        team=team,
        typed=entry.typed,
        problems=problems,
        just_filled=just_filled,
        retention=retention_of(file.contest_id),
    )
