"""The pages that a table comes in by: choose a file or paste, look it through, accept it whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import (
    Response,
    flash,
    g,
    get_template_attribute,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.exceptions import RequestEntityTooLarge

from contest.accounts.gate import actor
from contest.registration.actions.pending import forget_pending, keep_pending, mend_pending
from contest.registration.forms.table import (
    LABELS,
    PAGE_ROWS,
    WHOLE_SHOWN,
    TableView,
    column_choices,
    columns_of,
    note_words,
    posted_cells,
    posted_columns,
    posted_versions,
)
from contest.registration.forms.table_teams import handed_in, teams_of, versions_of
from contest.registration.queries.files import File
from contest.registration.queries.last_writing import last_writing
from contest.registration.queries.pending import Pending, pending_of
from contest.registration.queries.standing import Standing
from contest.registration.queries.table_check import TableCheck
from contest.registration.queries.uploads import read_file, read_pasted
from contest.registration.queries.workbook import TYPE
from contest.registration.views import blueprint
from contest.registration.views.editing import Page, deadline_here
from contest.registration.workbook_words import column_words
from contest.regulations.queries.values import units_of
from contest.shared.errors import Invalid, Reason, Refusal, Stale
from contest.shared.sentences import sentence, sentences_of

UPLOAD_MB = 8
UPLOAD_LIMIT = UPLOAD_MB * 1024 * 1024
"""Bytes of a file or a pasted text with its form."""
REMOVAL = "bo"
"""The tick by which one says to have seen who is left out."""
_STARTS = {f"registration.{name}_workbook" for name in ("own", "unit", "many")}


@dataclass(frozen=True, slots=True)
class Door:
    """Where a table comes in.

    Attributes:
        name: ``own``, ``unit`` or ``many``: the beginning of its endpoints.
        home: the endpoint that one comes from and goes back to.
        file: the delegation; ``None`` for a table of many teams.
        check: what the table would make of the lists.
        standing: the composition of the list, for a table of one delegation.
        accept: stores it all; returns what to say.
        names: the names of teams that a row may be for.
    """

    name: str
    home: str
    file: File | None
    check: Callable[[Pending], TableCheck]
    accept: Callable[[TableCheck], str]
    standing: Callable[[TableCheck], Standing | None]
    names: Callable[[], Sequence[str]] = tuple

    @property
    def delegation_id(self) -> int | None:
        """Whose table it is."""
        return None if self.file is None else self.file.id

    def url(self, page: str) -> str:
        """The address of ``workbook``, ``template``, ``table`` or ``home``."""
        endpoint = self.home if page == "home" else f"registration.{self.name}_{page}"
        if self.file is None:
            return url_for(endpoint)
        return url_for(endpoint, delegation_id=self.file.id)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way back."""
        if self.name == "own":
            return [("Danh sách", self.url("home"))]
        board = [("Danh sách đoàn", url_for("registration.review"))]
        return board if self.file is None else [*board, (self.file.entry.name, self.url("home"))]

    @property
    def pending(self) -> Pending | None:
        """What this person has waiting here."""
        return pending_of(g.contest.id, self.delegation_id, actor())


@blueprint.url_value_preprocessor
def _allow_long_texts(endpoint: str | None, _values: object) -> None:
    """A pasted table is one long field of the form."""
    if endpoint in _STARTS:
        request.max_form_memory_size = UPLOAD_LIMIT


@blueprint.errorhandler(RequestEntityTooLarge)
def _too_large(error: RequestEntityTooLarge) -> Page | RequestEntityTooLarge:
    if request.endpoint not in _STARTS:
        return error
    flash(sentence(Reason("table_file_too_large", {"limit": UPLOAD_MB})), "problem")
    return redirect(request.path, 303)


def start_page(door: Door) -> Page:
    """Download the workbook, bring it back, or paste."""
    if request.method != "POST":
        return _start(door)
    pasted = request.form.get("text", "")
    sent = request.files.get("file")
    try:
        if sent is not None and sent.filename:
            name = sent.filename
            found = read_file(sent.read(), with_team=door.file is None)
        elif pasted.strip():
            name = "Bảng đã dán"
            found = read_pasted(pasted, with_team=door.file is None)
        else:
            raise Invalid("table_file_missing")
    except Invalid as refusal:
        reasons = sentences_of(refusal)
        return _start(door, pasted, reasons), refusal.status
    version = None if door.file is None else door.file.version
    keep_pending(g.contest.id, door.delegation_id, name, found, version, by=actor())
    return redirect(door.url("table"), 303)


def _start(door: Door, pasted: str = "", refused: list[str] | None = None) -> str:
    return render_template(
        "registration/workbook.html",
        door=door,
        file=door.file,
        pending=door.pending,
        pasted=pasted,
        refused=refused or [],
        deadline=deadline_here(door.file.unit_ids if door.file else ()),
    )


def table_page(door: Door) -> Page:
    """The table that waits: its columns, its cells, what it would change; accepted or given up."""
    if door.pending is None:
        flash(sentence("pending_gone"), "needs")
        return redirect(door.url("workbook"))
    if request.method != "POST":
        return _table(door)
    if request.form.get("do") == "drop":
        forget_pending(g.contest.id, door.delegation_id, by=actor())
        flash("Đã bỏ bảng. Danh sách đang lưu không thay đổi.", "done")
        return redirect(door.url("workbook"), 303)
    mend_pending(
        g.contest.id,
        door.delegation_id,
        posted_columns(request.form),
        posted_cells(request.form),
        by=actor(),
    )
    if request.form.get("do") != "accept":
        return redirect(address_with_view(door), 303)
    return _accept(door)


def _accept(door: Door) -> Page:
    pending = door.pending
    check = None if pending is None else door.check(pending)
    if check is None or not check.can_be_accepted:
        return _table(door, insisted=True), 422
    if door.file is None:
        check = check.without(request.form.getlist("skip"))
        if not check.lists:
            return _table(door, refused=[sentence(Reason("table_all_left_alone"))]), 422
        if check.removals and _is_current(check) and not request.form.get("removing"):
            return _table(door, unconfirmed=True), 422
    elif _is_unseen(check.removed) and _is_current(check):
        return _table(door, removal_missing=True), 422
    try:
        said = door.accept(check)
    except Stale as stale:
        return _table(door, refused=sentences_of(stale)), 409
    except Refusal as refusal:
        reasons = sentences_of(refusal)
        return _table(door, refused=reasons), refusal.status
    forget_pending(g.contest.id, door.delegation_id, by=actor())
    flash(said, "done")
    return redirect(door.url("home"), 303)


def _is_unseen(removed: list[str]) -> bool:
    return bool(removed) and request.form.get(REMOVAL) != str(len(removed))


def _is_current(check: TableCheck) -> bool:
    """Whether the lists are still those that were on screen; if not, storing them says so."""
    seen = posted_versions(request.form)
    files = ((one.target.key, one.target.file) for one in check.lists)
    return all(file is None or seen.get(key) == file.version for key, file in files)


def address_with_view(door: Door) -> str:
    """The page of the table, at the part that was being looked at."""
    view = request.args.get("xem")
    return door.url("table") + ("?xem=tat-ca" if view == "tat-ca" else "")


def _table(
    door: Door,
    *,
    refused: list[str] | None = None,
    insisted: bool = False,
    removal_missing: bool = False,
    unconfirmed: bool = False,
) -> str:
    pending = door.pending
    assert pending is not None
    check = door.check(pending)
    units = [unit.name for unit in units_of(g.contest.id)]
    view = TableView(pending, check, units=units, teams=door.names())
    is_long = len(view.rows) > WHOLE_SHOWN
    all_asked = request.args.get("xem") == "tat-ca" or not view.faulty
    page, count = 1, 1
    rows = view.rows
    if is_long and all_asked:
        count = -(-len(rows) // PAGE_ROWS)
        page = min(count, max(1, request.args.get("trang", 1, type=int)))
        rows = rows[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    elif is_long:
        rows = view.faulty[:WHOLE_SHOWN]
    columns = columns_of(pending)
    changed_since = door.file is not None and pending.based_on != door.file.version
    return render_template(
        "registration/table.html",
        door=door,
        file=door.file,
        pending=pending,
        check=check,
        one=check.lists[0] if door.file else None,
        teams=[] if door.file else teams_of(check),
        handed_in=handed_in(check),
        standing=door.standing(check),
        notes=[note_words(note) for note in check.notes],
        columns=columns,
        ignored=[c.label for c in columns if not c.taken],
        twice=[column_words(c.taken, LABELS) for c in columns if c.taken and not c.is_used],
        choices=column_choices(with_team=door.file is None),
        heads=view.columns,
        rows=view.shown(rows),
        total=len(view.rows),
        faulty=len(view.faulty),
        faults=view.listed_faults(),
        fault_count=len(check.faults),
        whole_faults=view.whole_faults(),
        is_long=is_long,
        all_asked=all_asked,
        page=page,
        count=count,
        refused=refused or [],
        insisted=insisted,
        removed=check.removed if door.file and check.can_be_accepted else [],
        removal=REMOVAL,
        removal_missing=removal_missing,
        unconfirmed=unconfirmed,
        removals=() if door.file else check.removals,
        removing=sum(len(names) for _, names in check.removals),
        skipped=request.form.getlist("skip"),
        versions=versions_of(check.lists),
        is_changed_since=changed_since,
        writing=last_writing(door.file, actor()) if door.file and changed_since else None,
    )


def deadline_words(unit_ids: frozenset[int] = frozenset()) -> str:
    """The last moment, as it is said, for a workbook that is opened days later."""
    moment = deadline_here(unit_ids)
    if moment is None:
        return "Ban Tổ chức chưa đặt hạn đăng ký."
    last_moment = get_template_attribute("registration/deadline.html", "last_moment")
    return f"Hạn cuối {last_moment(moment)}."


def workbook_answer(data: bytes, name: str) -> Response:
    """The file to keep. Nobody's cache keeps it: it holds people's data."""
    answer = Response(data, mimetype=TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
