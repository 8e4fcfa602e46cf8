"""Hội thi mới: choose a preset, then name the contest."""

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.regulations.actions.create import new_contest as make_contest
from contest.regulations.actions.edit import Faulty
from contest.regulations.forms.new_contest import NewContestForm
from contest.regulations.queries.presets import Preset, list_presets
from contest.regulations.rules.document import write_regulations
from contest.regulations.views import blueprint
from contest.shared.access import requires
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of

ADDRESS = "/hoi-thi/moi"


@blueprint.get(ADDRESS)
@requires("contest.create")
def create() -> Any:
    """The presets; and, once one is chosen, its first texts and days to be changed."""
    preset = _chosen(request.args.get("mau"))
    if preset is None:
        return render_template("regulations/presets.html", presets=list_presets())
    document = write_regulations(preset.regulations)
    shown = NewContestForm.shown(document)
    return _page(NewContestForm(document, data={**shown, "preset": preset.key}), preset)


@blueprint.post(ADDRESS)
@requires("contest.create")
def create_new() -> Any:
    """Make the contest."""
    preset = _chosen(request.form.get("preset"))
    if preset is None:
        return redirect(url_for("regulations.create"))
    form = NewContestForm(write_regulations(preset.regulations))
    if form.act(request.form.get("act", "")):
        return _page(form, preset)
    if form.too_long():
        return _page(form, preset), 422
    if form.address() in _reserved():
        form.slug.errors = [sentence("slug_reserved")]
        return _page(form, preset), 422
    try:
        slug = make_contest(preset.key, form.write, by=actor())
    except Faulty as faulty:
        form.take(faulty.faults)
        return _page(form, preset), 422
    except Refusal as refusal:
        form.slug.errors = sentences_of(refusal)
        return _page(form, preset), 409
    flash("Đã tạo hội thi. Xin xem lại các giá trị còn ghi “đề xuất”.", "done")
    return redirect(url_for("regulations.overview", slug=slug))


def _chosen(key: str | None) -> Preset | None:
    return next((preset for preset in list_presets() if preset.key == key), None)


def _reserved() -> set[str]:
    """Words that our own addresses use where a contest's slug stands."""
    paths = (rule.rule.split("/") for rule in current_app.url_map.iter_rules())
    return {path[2] for path in paths if len(path) > 2 and path[1] == "hoi-thi"} - {"<slug>"}


def _page(form: NewContestForm, preset: Preset) -> str:
    return render_template(
        "regulations/new_contest.html",
        form=form,
        preset=preset,
        presets=list_presets(),
        root=request.host_url + "hoi-thi/",
    )
