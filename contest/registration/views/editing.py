"""Filling in a list: the same page for a delegation and for the organiser on its behalf."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from flask import flash, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from contest.accounts.gate import actor
from contest.registration.actions.draft import Saved, save_delegation
from contest.registration.actions.handing_in import submit_delegation
from contest.registration.forms.delegation import (
    blank_row,
    composition_faults,
    fault_lines,
    filled,
    posted,
    rearranged,
    typed_of,
)
from contest.registration.queries.deadlines import closes_for, in_time
from contest.registration.queries.files import File, file_of
from contest.registration.queries.last_writing import last_writing
from contest.registration.queries.remarks import remarks_of
from contest.registration.queries.standing import standing_of_entry
from contest.registration.queries.way import steps_of
from contest.registration.rules.deadline import Deadline, deadline
from contest.registration.rules.differences import Difference, differences
from contest.registration.rules.handing_in import Hand, is_late
from contest.registration.rules.teams import TeamStatus
from contest.registration.rules.typed import Fault, Reading, Typed, read_typed
from contest.regulations.queries.values import divisions_of, units_of
from contest.shared import clock
from contest.shared.errors import Refusal, Stale
from contest.shared.filters import VIETNAM
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

Page = str | tuple[str, int] | Response
SAVES_ITSELF = (TeamStatus.DRAFT, TeamStatus.RETURNED)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the list is being filled in: the endpoints of the page and of its live check.

    Attributes:
        act: what is done with a sound list; ``None``: it is stored.
        own: sets what this device keeps of a request apart from what it keeps of the list.
    """

    hand: Hand
    page: str
    check: str
    home: str
    act: Callable[[File, Reading, int], Page] | None = None
    own: str = ""

    @property
    def asks(self) -> bool:
        """Whether the list is only asked for here, not stored."""
        return self.act is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the last act, to be said on the page that stays open.

    Attributes:
        refused: sentences of why it was not done.
        stored: how the stored list differs from the one on screen, after somebody else's change.
        reason: what is wrong with the reason that is asked for.
        opened: the row that a button of the plain page has just made or moved.
    """

    faults: Sequence[Fault] = ()
    refused: Sequence[str] = ()
    stored: Sequence[Difference] = ()
    is_stale: bool = False
    opened: str | None = None
    reason: Sequence[str] = ()
    title: str = "Chưa lưu được. Xin xem lại các mục sau:"


def edit_page(file: File, desk: Desk) -> Page:
    """The page of one list: shown, rearranged without a script, saved, or handed in."""
    if request.method != "POST":
        return _page(file, desk, typed_of(file.entry), file.version, Outcome())
    typed, version = posted(request.form), whole_number(request.form.get("version"))
    if order := request.form.get("row"):
        moved = rearranged(typed, order)
        return _page(file, desk, moved, version, Outcome(opened=_row_opened(moved, order)))
    reading = read(typed)
    if reading.faults:
        return _page(file, desk, typed, version, Outcome(faults=reading.faults)), 422
    try:
        return desk.act(file, reading, version) if desk.act else _keep(file, desk, reading, version)
    except Stale as stale:
        newest = file_of(file.contest_id, file.id)
        stored = differences(stale.current, reading.entry)
        return _page(
            newest, desk, typed, newest.version, Outcome(stored=stored, is_stale=True)
        ), 409
    except Refusal as refusal:
        return _page(file, desk, typed, version, _refused(refusal)), refusal.status


def _keep(file: File, desk: Desk, reading: Reading, version: int) -> Page:
    saved = _save(file, desk, reading, version)
    _tell_remarks(reading)
    if request.form.get("do") == "submit":
        return _submit(file_of(file.contest_id, file.id), desk, saved)
    flash("Đã lưu danh sách.", "done")
    return redirect(url_for(desk.page, delegation_id=file.id))


_AT_THE_REASON = {"substitution_reason_missing", "comment_too_long", "late_reason_missing"}


def _refused(refusal: Refusal) -> Outcome:
    """Why not, each where one would mend it."""
    told = [(reason.code, sentence(reason)) for reason in refusal.reasons]
    return Outcome(
        refused=[text for code, text in told if code not in {*_AT_THE_REASON, *_AT_A_FIELD}],
        reason=[text for code, text in told if code in _AT_THE_REASON],
    )


_AT_A_FIELD = {"composition_broken"}


def check_fragment(file: File, desk: Desk) -> tuple[str, int]:
    """The composition of what is being typed, and its saving when the script asks for it."""
    typed, version = posted(request.form), whole_number(request.form.get("version"))
    reading = read(typed)
    saved: Saved | None = None
    outcome, status, refused = "checked", 200, []
    if reading.faults:
        outcome, status = "faults", 422
    elif request.form.get("keep") == "1" and file.status in SAVES_ITSELF:
        try:
            saved, outcome = _save(file, desk, reading, version), "saved"
        except Stale:
            outcome, status = "stale", 409
        except Refusal as refusal:
            outcome, status = "locked", refusal.status
            refused = sentences_of(refusal)
    fragment = render_template(
        "registration/check.html",
        outcome=outcome,
        saved=saved,
        refs=[] if saved is None else list(zip(reading.places, saved.refs, strict=True)),
        at=clock.now(),
        refused=refused,
        writing=last_writing(file, actor()) if outcome == "stale" else None,
        lines=fault_lines(reading.faults, typed),
        remarks=fault_lines(reading.remarks, typed),
        standing=standing_of_entry(file, reading.entry, reading.places),
    )
    return fragment, status


def read(typed: Typed) -> Reading:
    """Read the form for the contest of this request, on today's date in Vietnam."""
    return read_typed(
        typed,
        today=clock.now().astimezone(VIETNAM).date(),
        units={unit.key for unit in units_of(g.contest.id)},
        divisions={division.key for division in divisions_of(g.contest.id)},
    )


def deadline_here(unit_ids: Collection[int] = ()) -> Deadline | None:
    """The deadline, as it stands now, of a team of these units; without any, of everybody."""
    return deadline(closes_for(g.contest.id, unit_ids), clock.now(), VIETNAM)


def storage_key(file: File, own: str = "") -> str:
    """Under which a browser keeps what is typed: the person's own, for this delegation."""
    return f"hoithi:dang-ky:{current_user.person_id}:{file.id}{own}"


def _save(file: File, desk: Desk, reading: Reading, version: int) -> Saved:
    return save_delegation(
        file.contest_id, file.id, reading.entry, version, hand=desk.hand, by=actor()
    )


def _submit(file: File, desk: Desk, saved: Saved) -> Page:
    try:
        submit_delegation(
            file.contest_id,
            file.id,
            saved.version,
            hand=desk.hand,
            by=actor(),
            late_reason=request.form.get("reason", ""),
        )
    except Refusal as refusal:
        typed = typed_of(file.entry)
        reading = read(typed)
        standing = standing_of_entry(file, reading.entry, reading.places)
        why = _refused(refusal)
        outcome = replace(
            why,
            faults=composition_faults(standing),
            title="Đã lưu, nhưng chưa gửi được"
            + (": chưa đủ cơ cấu theo Thể lệ." if standing.errors else ". Xin xem lại:"),
        )
        return _page(file, desk, typed, file.version, outcome), refusal.status
    flash("Đã gửi hồ sơ đến Ban Tổ chức. Kết quả duyệt sẽ hiện ở trang này.", "done")
    return redirect(url_for(desk.home, delegation_id=file.id))


def _tell_remarks(reading: Reading) -> None:
    if any(remark.code == "entry_hidden_removed" for remark in reading.remarks):
        flash(sentence("entry_hidden_removed"), "needs")


def _row_opened(typed: Typed, order: str) -> str | None:
    verb, _, number = order.partition("-")
    last = len(typed.people) - 2
    if verb == "add":
        return f"members-{last}"
    if verb == "remove" or not number.isdecimal():
        return None
    step = 1 if verb == "down" else -1
    return f"members-{min(last, max(0, int(number[:4]) + step))}"


def _page(file: File, desk: Desk, typed: Typed, version: int, outcome: Outcome) -> str:
    reading = read(typed)
    units = _unit_choices(file)
    divisions = {division.key: division.name for division in divisions_of(g.contest.id)}
    form = filled(typed, version, units=units, divisions=divisions, faults=outcome.faults)
    form.reason.data, form.reason.errors = request.form.get("reason", ""), outcome.reason
    form.reason.label.text = "Lý do thay đổi" if desk.asks else "Lý do nhận hồ sơ nộp muộn"
    asked = [] if desk.asks else remarks_of(file)
    template = Typed(people=(typed.people[0], blank_row(1)))
    blank = filled(template, version, units=units, divisions=divisions)
    return render_template(
        "registration/edit.html",
        file=file,
        desk=desk,
        form=form,
        blank=blank.members[0].form,
        outcome=outcome,
        writing=last_writing(file, actor()) if outcome.is_stale else None,
        summary=fault_lines(outcome.faults, typed),
        standing=standing_of_entry(file, reading.entry, reading.places),
        deadline=deadline_here(file.unit_ids),
        divisions=divisions,
        units=units,
        asks_unit=_asks_unit(file, typed),
        default_unit=file.units[0].key if len(file.units) == 1 else "",
        saves_itself=file.status in SAVES_ITSELF and not (outcome.is_stale or outcome.refused),
        storage_key=storage_key(file, desk.own),
        is_late=is_late(file.status, desk.hand, in_time(file.contest_id, file.unit_ids)),
        asked=asked,
        asked_at={(str(one.remark.ref or ""), one.remark.field): one.remark.text for one in asked},
        asked_rows={str(one.remark.ref) for one in asked if one.remark.ref is not None},
        steps=steps_of(file),
    )


def _unit_choices(file: File) -> dict[str, str]:
    """The team's own units first, then those that somebody who works there may come from."""
    own = {unit.key: unit.name for unit in file.units}
    return own | {unit.key: unit.name for unit in units_of(g.contest.id) if unit.key not in own}


def _asks_unit(file: File, typed: Typed) -> bool:
    """Whether the unit of each person is worth asking: in a joint team, or where it differs."""
    own = {unit.key for unit in file.units} | {""}
    return len(file.units) > 1 or any(person.unit not in own for person in typed.people)
