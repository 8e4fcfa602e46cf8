"""Chương trình: the day by the clock, laid out, changed, followed, made public."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.regulations.forms import notation
from contest.schedule.actions.timetable import (
    Typed,
    make_timetable,
    publish_timetable,
    save_timetable,
)
from contest.schedule.actions.timetable_lines import (
    add_item,
    mark_item,
    move_item,
    remove_item,
    reorder,
)
from contest.schedule.forms.timetable import conflict_words
from contest.schedule.queries.timetable import day_of, timetable_of
from contest.schedule.rules.timetable import ItemKind
from contest.schedule.views import blueprint
from contest.shared import clock
from contest.shared.access import requires
from contest.shared.errors import NotFound, Refusal, Stale
from contest.shared.sentences import sentences_by_place
from contest.shared.whole_numbers import whole_number

PAGE = "/thoi-gian"
ADDED = (ItemKind.BREAK, ItemKind.CONFER, ItemKind.OTHER)
"""Kinds of line that may be added by hand."""


@blueprint.get(PAGE)
@requires("programme.view")
def timetable() -> str:
    """The day as planned and as it will really be."""
    return _page()


@blueprint.post(PAGE)
@requires("draw.make")
def change_timetable() -> Any:
    """Make, save, move, add, take away or publish; one button each."""
    verb, _, rest = request.form.get("act", "save").partition(":")
    number = whole_number(rest)
    acts: dict[str, tuple[str, Callable[[], None]]] = {
        "make": ("Đã lập chương trình.", lambda: make_timetable(g.contest.id, by=actor())),
        "save": ("Đã lưu chương trình.", _save),
        "up": ("Đã đổi thứ tự.", lambda: _move(number, "up")),
        "down": ("Đã đổi thứ tự.", lambda: _move(number, "down")),
        "forward": ("Đã đưa lên diễn tiếp theo.", lambda: _move(number, "forward")),
        "order": ("Đã đổi thứ tự.", _reorder),
        "add": ("Đã thêm mục.", _add),
        "remove": (
            "Đã bỏ mục.",
            lambda: remove_item(g.contest.id, number, _version(), by=actor()),
        ),
        "publish": ("Đã công khai chương trình.", lambda: _publish(True)),
        "hide": ("Đã thôi công khai chương trình.", lambda: _publish(False)),
    }
    done, act = acts.get(verb, acts["save"])
    return _act(done, act)


@blueprint.post(f"{PAGE}/<int:item_id>/<any(begin, end):word>")
@requires("stage.run")
def mark_timetable_item(item_id: int, word: str) -> Any:
    """Note that a line has begun or ended."""
    done = "Đã ghi giờ bắt đầu." if word == "begin" else "Đã ghi giờ kết thúc."
    return _act(done, lambda: mark_item(g.contest.id, item_id, begin=word == "begin", by=actor()))


def _save() -> None:
    typed = request.form
    lines = {
        line.id: (
            typed.get(f"minutes-{line.id}", str(line.minutes)),
            typed.get(f"fixed-{line.id}", line.fixed_start or ""),
            typed.get(f"title-{line.id}", ""),
        )
        for line in _row().items
    }
    given = Typed(
        day=notation.day(typed.get("day")),
        starts=typed.get("starts", ""),
        ends_by=typed.get("ends_by", ""),
        changeover=typed.get("changeover", ""),
        lines=lines,
    )
    save_timetable(g.contest.id, given, _version(), by=actor())


def _move(item_id: int, way: str) -> None:
    move_item(g.contest.id, item_id, way, _version(), by=actor())


def _reorder() -> None:
    order = [whole_number(text) for text in request.form.get("order", "").split(",")]
    reorder(g.contest.id, order, _version(), by=actor())


def _add() -> None:
    kind = request.form.get("kind", "")
    if kind not in set(ADDED):
        raise Refusal("line_title_needed")
    add_item(g.contest.id, ItemKind(kind), request.form.get("title", ""), _version(), by=actor())


def _publish(publish: bool) -> None:
    publish_timetable(g.contest.id, publish=publish, by=actor())


def _version() -> int:
    return whole_number(request.form.get("version"))


def _row() -> Any:
    row = timetable_of(g.contest.id)
    if row is None:
        raise NotFound("not_found")
    return row


def _act(done: str, act: Callable[[], None]) -> Any:
    try:
        act()
    except Stale as stale:
        return _page(stale, is_stale=True), 409
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(refusal), 422
    flash(done, "done")
    return redirect(url_for("schedule.timetable"))


def _page(refusal: Refusal | None = None, *, is_stale: bool = False) -> str:
    day = day_of(g.contest.id, clock.now())
    faults, problems = sentences_by_place(None if is_stale else refusal)
    return render_template(
        "schedule/timetable.html",
        day=day,
        conflicts=[] if day is None else conflict_words(day),
        faults=faults,
        problems=problems,
        is_stale=is_stale,
        typed=request.form if faults else {},
        added=ADDED,
    )
