"""The delegation's page of one script: handing it in, reading what was said of it."""

import json
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.request_size import takes_files
from contest.files.rules.kinds import Kind, accept
from contest.files.sent import sent_file
from contest.preparation.actions import script as acts
from contest.preparation.forms.script import (
    ScriptFileForm,
    ScriptTextForm,
)
from contest.preparation.queries.scripts import Script, script_of
from contest.preparation.rules.script import SCRIPT_LENGTH, why_not_hand_in
from contest.preparation.views import blueprint
from contest.registration.queries.files import File
from contest.registration.views.delegation import own_file
from contest.registration.views.editing import Page, storage_key
from contest.shared.access import requires
from contest.shared.aside import AsideError, done_aside
from contest.shared.errors import Invalid, NotFound, Refusal, Stale
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

SCRIPT = "/dang-ky/<int:delegation_id>/bai-du-thi/<int:piece_id>/kich-ban"
WORD = frozenset({Kind.WORD})


@blueprint.post("/dang-ky/<int:delegation_id>/phan-thi/<int:round_id>/kich-ban")
@requires("registration.own")
def begin_script(delegation_id: int, round_id: int) -> Page:
    """Go to the script of a round, whose piece may not have been begun."""
    file = own_file(delegation_id)
    piece_id = acts.begin_script(g.contest.id, file.id, round_id)
    return redirect(url_for("preparation.script", delegation_id=file.id, piece_id=piece_id))


@blueprint.get(SCRIPT)
@requires("registration.own")
def script(delegation_id: int, piece_id: int) -> str:
    """The script, the comments at its passages, and the form of a new version."""
    file = own_file(delegation_id)
    return _page(file, _own_script(file, piece_id))


@blueprint.post(SCRIPT)
@requires("registration.own")
def hand_in(delegation_id: int, piece_id: int) -> Page:
    """Hand in what was typed or pasted."""
    file = own_file(delegation_id)
    found = _own_script(file, piece_id)
    form = ScriptTextForm()
    try:
        number = acts.hand_in_script(
            g.contest.id,
            file.id,
            piece_id,
            form.text.data or "",
            whole_number(form.seen.data),
            by=actor(),
        )
    except Refusal as refusal:
        return _again(file, found, refusal, text_form=form, field=form.text)
    flash(f"Đã nộp kịch bản, bản {number}. Tổ thẩm định sẽ đọc và góp ý ở trang này.", "done")
    return redirect(url_for("preparation.script", delegation_id=file.id, piece_id=piece_id))


@blueprint.post(f"{SCRIPT}/tep")
@requires("registration.own")
@takes_files(WORD)
def hand_in_file(delegation_id: int, piece_id: int) -> Page:
    """Hand in a Word file: its text becomes the new version, the file is kept."""
    file = own_file(delegation_id)
    found = _own_script(file, piece_id)
    form = ScriptFileForm()
    try:
        with sent_file("file", WORD) as incoming:
            if incoming is None:
                raise Invalid("file_missing")
            number = acts.hand_in_script(
                g.contest.id,
                file.id,
                piece_id,
                _words_of(incoming.draft.read_bytes()),
                whole_number(form.seen.data),
                by=actor(),
                incoming=incoming,
            )
    except Refusal as refusal:
        return _again(file, found, refusal, file_form=form, field=form.file)
    flash(f"Đã nộp kịch bản, bản {number}, lấy từ tệp Word. Xin đọc lại một lần.", "done")
    return redirect(url_for("preparation.script", delegation_id=file.id, piece_id=piece_id))


def _words_of(data: bytes) -> str:
    try:
        lines: list[str] = json.loads(
            done_aside("contest.preparation.script_file", "paragraphs", data)
        )
    except AsideError as error:
        raise Invalid("script_file_unreadable") from error
    return "\n".join(lines)


def _own_script(file: File, piece_id: int) -> Script:
    found = script_of(g.contest.id, piece_id)
    if found.delegation_id != file.id:
        raise NotFound("not_found")
    return found


def _again(
    file: File, found: Script, refusal: Refusal, *, field: Any, **forms: Any
) -> tuple[str, int]:
    """The page once more with why not, nothing typed lost."""
    refused: list[str] = []
    if isinstance(refusal, NotFound):
        raise refusal
    if isinstance(refusal, Invalid):
        field.errors = sentences_of(refusal)
    else:
        refused = sentences_of(refusal)
    newest = _own_script(file, found.piece_id)
    for form in forms.values():
        form.seen.data = str(newest.newest.number if newest.newest else 0)
    is_stale = isinstance(refusal, Stale)
    return _page(file, newest, refused=refused, is_stale=is_stale, **forms), refusal.status


def _page(
    file: File,
    found: Script,
    *,
    text_form: ScriptTextForm | None = None,
    file_form: ScriptFileForm | None = None,
    refused: list[str] | None = None,
    is_stale: bool = False,
) -> str:
    newest = found.newest
    fresh = {"seen": str(newest.number if newest else 0)}
    text = "\n".join(newest.paragraphs) if newest else ""
    return render_template(
        "preparation/script.html",
        file=file,
        script=found,
        shown=found.version(request.args.get("ban", type=int)),
        closed=why_not_hand_in(found.state, announced=found.over, withdrawn=found.withdrawn),
        sentence=sentence,
        text_form=text_form or ScriptTextForm(formdata=None, data={**fresh, "text": text}),
        file_form=file_form or ScriptFileForm(formdata=None, data=fresh),
        accepts=accept(WORD),
        length=SCRIPT_LENGTH,
        storage_key=storage_key(file, f":kich-ban:{found.piece_id}"),
        refused=refused or [],
        is_stale=is_stale,
    )
