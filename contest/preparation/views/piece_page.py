"""The pieces of one delegation: the same page for its own people and for the organiser."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from flask import Response, flash, g, jsonify, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.files.actions.keeping import Incoming, all_taken_in
from contest.files.answers import file_answer
from contest.files.rules.kinds import EVERY_KIND, LIMITS_MB, Kind, accept
from contest.preparation.actions.pieces import (
    Writing,
    add_files,
    drop_act,
    drop_file,
    save_piece,
)
from contest.preparation.actions.themes import lay_out_themes
from contest.preparation.forms.piece import PieceForm, form_of, posted_form
from contest.preparation.queries.pieces import PieceValue, file_of_piece, pieces_of
from contest.preparation.queries.themes import ThemeValue, themes_of
from contest.preparation.rules.piece import (
    PieceFault,
    PieceTexts,
    differing,
    read_piece,
    why_not_write,
)
from contest.preparation.rules.slot import EXCHANGE, NEW_ACT, ROUND, slot_named
from contest.preparation.sentences import KIND_NAMES, MISSING, PIECE_FIELDS
from contest.registration.queries.deadlines import in_time
from contest.registration.queries.files import File
from contest.registration.rules.handing_in import Hand
from contest.registration.views.editing import Page, deadline_here, storage_key
from contest.shared import clock
from contest.shared.errors import Invalid, NotFound, Reason, Refusal, Stale
from contest.shared.filters import hour
from contest.shared.sentences import sentence, sentences_of

WALL_KINDS = frozenset({Kind.PICTURE, Kind.PDF, Kind.WORD})
FILES_AT_ONCE = 2
"""In one request without a script; with one they are sent one by one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the pieces are being written: whose hand, and the endpoints of the page."""

    hand: Hand
    page: str
    save: str
    keep: str
    send: str
    drop: str
    drop_act: str
    file: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps the last act from being done, to be said at its piece.

    Attributes:
        slot: the name of the piece's slot.
        form: what was typed.
        refused: sentences.
        stored: the texts that somebody else has stored meanwhile.
    """

    slot: str
    form: PieceForm | None = None
    refused: Sequence[str] = ()
    stored: PieceTexts | None = None


def pieces_page(file: File, desk: Desk, trouble: Trouble | None = None) -> str:
    """All pieces of the delegation; the one that is asked for, or with trouble, stands open."""
    lay_out_themes(g.contest.id)
    pieces, themes = pieces_of(g.contest.id, file.id), themes_of(g.contest.id)
    is_in_time = in_time(g.contest.id, file.unit_ids)
    acts = [piece for piece in pieces if piece.slot.kind == EXCHANGE]
    shown = [*pieces, _new_act()]
    forms = {piece.slot.name: form_of(piece, themes) for piece in shown}
    if trouble is not None and trouble.form is not None:
        forms[trouble.slot] = trouble.form
    opened = trouble.slot if trouble else request.args.get("bai", "")
    if not opened and desk.hand is Hand.DELEGATION:
        opened = next((piece.slot.name for piece in pieces if piece.missing), "")
    return render_template(
        "preparation/pieces.html",
        file=file,
        desk=desk,
        for_unit=desk.hand is Hand.ORGANISER,
        deadline=deadline_here(file.unit_ids),
        storage_key=storage_key(file, ":bai"),
        locked_by=[sentence(code) for code in why_not_write(file.status, desk.hand, is_in_time)],
        is_late=desk.hand is Hand.ORGANISER and not is_in_time,
        pieces=pieces,
        acts=len(acts),
        new_act=_new_act(),
        forms=forms,
        theme_names=lambda ids: "; ".join(theme.name for theme in themes if theme.id in ids),
        opened=opened,
        trouble=trouble,
        differing=_differing(trouble),
        **_words(),
    )


def save_page(file: File, desk: Desk, name: str) -> Page:
    """Store a piece as the form says, with the files that came along."""
    piece, themes = _asked(file, name)
    form = posted_form(piece, themes)
    texts, faults = _read(form, piece, themes)
    if faults:
        return pieces_page(file, desk, Trouble(name, form)), 422
    try:
        with _uploads(piece, form) as files:
            written = save_piece(
                _writing(file, desk, form), piece.slot, texts, form.built_on(), files
            )
    except Stale as stale:
        newest, _ = _asked(file, name)
        form.version.data = str(newest.version)
        return pieces_page(file, desk, Trouble(name, form, stored=stale.current)), stale.status
    except Refusal as refusal:
        return pieces_page(file, desk, Trouble(name, form, sentences_of(refusal))), refusal.status
    flash("Đã lưu bài dự thi." if piece.slot.kind == ROUND else f"Đã lưu: {texts.title}.", "done")
    return _back(file, desk, written.piece_id)


def keep_answer(file: File, desk: Desk, name: str) -> Response:
    """Store the texts while they are being typed.

    Raises:
        Invalid, Refusal, Stale: answered as JSON; the page keeps what was typed.
    """
    piece, themes = _asked(file, name)
    form = posted_form(piece, themes)
    texts, faults = _read(form, piece, themes)
    if faults:
        raise Invalid(*(Reason(fault.code, fault.facts) for fault in faults))
    written = save_piece(_writing(file, desk, form), piece.slot, texts, form.built_on())
    newest, _ = _asked(file, name)
    is_asked = newest.slot.kind == ROUND or not newest.is_empty
    missing = missing_words(newest) if is_asked else None
    return jsonify(version=written.version, at=hour(clock.now()), missing=missing)


def send_fragment(file: File, desk: Desk, name: str) -> tuple[str, int]:
    """Attach files and answer with the list of the piece's files."""
    piece, themes = _asked(file, name)
    if piece.slot.is_new:
        raise NotFound("not_found")
    form = posted_form(piece, themes)
    refused: Sequence[str] = ()
    status = 200
    try:
        with _uploads(piece, form, required=True) as files:
            add_files(_writing(file, desk, form), piece.slot, files)
    except Refusal as refusal:
        refused, status = sentences_of(refusal), refusal.status
    newest, _ = _asked(file, name)
    fragment = render_template(
        "preparation/piece_files.html",
        file=file,
        desk=desk,
        piece=newest,
        refused=refused,
        may_write=True,
        is_late=desk.hand is Hand.ORGANISER and not in_time(g.contest.id, file.unit_ids),
        **_words(),
    )
    return fragment, status


def drop_page(file: File, desk: Desk, file_id: int) -> Page:
    """Take a file off its piece."""
    try:
        piece_id = drop_file(_writing(file, desk), file_id)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _refused(file, desk, refusal)
    flash("Đã bỏ tệp.", "done")
    return _back(file, desk, piece_id)


def drop_act_page(file: File, desk: Desk, piece_id: int) -> Page:
    """Take an exchange act off the list."""
    try:
        drop_act(_writing(file, desk), piece_id)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _refused(file, desk, refusal)
    flash("Đã bỏ tiết mục.", "done")
    return redirect(url_for(desk.page, delegation_id=file.id))


def piece_file(file: File, file_id: int) -> Response:
    """A file of one of the delegation's pieces; ``?nho=1`` small, ``?tai=1`` to be saved."""
    stored = file_of_piece(file.id, file_id)
    return file_answer(stored, thumbnail="nho" in request.args, download="tai" in request.args)


def _asked(file: File, name: str) -> tuple[PieceValue, tuple[ThemeValue, ...]]:
    """The piece of this slot, and the catalogue."""
    slot = slot_named(name)
    themes = themes_of(g.contest.id)
    if slot == NEW_ACT:
        return _new_act(), themes
    for piece in pieces_of(g.contest.id, file.id):
        if piece.slot == slot:
            return piece, themes
    raise NotFound("not_found")


def _new_act() -> PieceValue:
    return PieceValue(NEW_ACT, None, KIND_NAMES[EXCHANGE], True)


def _read(
    form: PieceForm, piece: PieceValue, themes: Iterable[ThemeValue]
) -> tuple[PieceTexts, tuple[PieceFault, ...]]:
    known = {theme.id for theme in themes}
    texts, faults = read_piece(form.typed(), kind=piece.slot.kind, themes=known)
    form.tell(faults)
    return texts, faults


def kinds_for(piece: PieceValue) -> frozenset[Kind]:
    """What may be handed in with a piece: music where it is on the stage."""
    return EVERY_KIND if piece.staged else WALL_KINDS


def missing_words(piece: PieceValue) -> str:
    """What is still asked of a piece: ``tên bài, ảnh chụp``."""
    return ", ".join(MISSING[name] for name in piece.missing)


def _uploads(
    piece: PieceValue, form: PieceForm, *, required: bool = False
) -> AbstractContextManager[list[Incoming]]:
    sent = [upload for upload in request.files.getlist(form.files.name) if upload.filename]
    if required and not sent:
        raise Invalid("file_missing")
    return all_taken_in(((upload.filename, upload.stream) for upload in sent), kinds_for(piece))


def _writing(file: File, desk: Desk, form: PieceForm | None = None) -> Writing:
    typed = request.form.get("reason", "") if form is None else form.reason.data or ""
    return Writing(g.contest.id, file.id, desk.hand, actor(), typed)


def _differing(trouble: Trouble | None) -> tuple[str, ...]:
    if trouble is None or trouble.stored is None or trouble.form is None:
        return ()
    known = trouble.stored.themes | {
        int(text) for text, *_ in trouble.form.themes.choices if text.isdecimal()
    }
    mine, _ = read_piece(trouble.form.typed(), kind=ROUND, themes=known)
    return differing(trouble.stored, mine)


def _refused(file: File, desk: Desk, refusal: Refusal) -> Page:
    for line in sentences_of(refusal):
        flash(line, "problem")
    return redirect(url_for(desk.page, delegation_id=file.id))


def _back(file: File, desk: Desk, piece_id: int) -> Page:
    pieces = pieces_of(g.contest.id, file.id)
    name = next((piece.slot.name for piece in pieces if piece.id == piece_id), "")
    return redirect(url_for(desk.page, delegation_id=file.id, bai=name, _anchor=name))


def _words() -> dict[str, object]:
    return {
        "missing_words": missing_words,
        "PIECE_FIELDS": PIECE_FIELDS,
        "LIMITS": LIMITS_MB,
        "accept": lambda piece: accept(kinds_for(piece)),
    }
