"""The presenter's page: what the hall sees, what comes next, what to read; next, back, jump."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.displays.actions.reveal import (
    end_ceremony,
    go_to_step,
    make_ceremony,
    open_results,
)
from contest.displays.actions.reveal_notes import write_notes
from contest.displays.queries.reveal import (
    results_are_those_of,
    reveal_under_way,
    shows_every_place,
    steps_in,
    ties_told,
    told_beside,
)
from contest.displays.rules.reveal import Order
from contest.displays.rules.reveal_notes import LONGEST_NOTE, TypedNote, mark_of
from contest.displays.views import blueprint
from contest.ranking.queries.publicity import publicity_of
from contest.ranking.queries.standing_release import (
    WARNINGS,
    reasons_against_announcing,
    turns_to_release,
)
from contest.registration.queries.values import teams_of
from contest.registration.rules.teams import TeamStatus
from contest.regulations.models import Contest
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import Refusal
from contest.shared.sentences import sentence, sentences_of
from contest.shared.whole_numbers import whole_number

PAGE = "/hoi-thi/<slug>/le-trao-giai/dieu-khien"
WRITTEN = "da-ghi"
"""In the address: the notes were just written, and their section stays open."""


@blueprint.get(PAGE)
@requires("ceremony.run")
def presenter() -> str:
    """Where the ceremony stands."""
    return _page()


@blueprint.get(f"{PAGE}/dang-dien")
@requires("ceremony.run")
def presenting() -> str:
    """What of the page moves with the ceremony: asked for when another device has moved it."""
    return _part()


@blueprint.post(PAGE)
@requires("ceremony.run")
def present() -> Any:
    """Go to a step, rehearse, break off, or write all that is to be read."""
    match request.form.get("act"):
        case "go":
            return _act("", _go)
        case "rehearse":
            return _act("Đã lập buổi diễn tập với kết quả giả định.", lambda: _make(rehearsal=True))
        case "end":
            return _act("Đã kết thúc.", lambda: end_ceremony(g.contest.id, by=actor()))
        case "notes":
            return _write_notes()
        case _:
            return abort(400)


@blueprint.post(f"{PAGE}/ket-qua")
@requires("results.release")
def conduct() -> Any:
    """Make the ceremony of the real results, or open them after its last step."""
    if request.form.get("act") == "open":
        done = "Đã mở kết quả: mọi bảng điểm, màn hình và điện thoại đều thấy."
        return _act(done, lambda: open_results(g.contest.id, by=actor()))
    return _act("Đã lập lễ trao giải. Màn chiếu chưa hiện gì.", lambda: _make(rehearsal=False))


def _go() -> None:
    position = whole_number(request.form.get("position"), otherwise=-1)
    version = whole_number(request.form.get("version"), otherwise=-1)
    go_to_step(g.contest.id, position, version, by=actor())


def _make(*, rehearsal: bool) -> None:
    order = Order.PLACES if request.form.get("order") == Order.PLACES else Order.PRIZES
    read = "read_warnings" in request.form
    make_ceremony(g.contest.id, order, by=actor(), rehearsal=rehearsal, read_warnings=read)


def _write_notes() -> Any:
    names = _subjects()
    sent = {name.removeprefix("text:") for name in request.form if name.startswith("text:")}
    if not sent or sent - set(names):
        abort(400)
    typed = [_typed(subject, name) for subject, name in names.items() if subject in sent]
    try:
        write_notes(g.contest.id, typed, by=actor())
    except Refusal as refusal:
        told: dict[str, list[str]] = {}
        for reason in refusal.reasons:
            told.setdefault(reason.facts["subject"], []).append(sentence(reason))
        return _page(notes=typed, told=told), refusal.status
    return redirect(url_for("displays.presenter", mo=WRITTEN, _anchor="loi-dan"))


def _subjects() -> dict[str, str]:
    """What a note can be for, with its name: the prizes, then the teams that take part."""
    teams = [team for team in teams_of(g.contest.id) if team.status is TeamStatus.APPROVED]
    return {f"award:{award.key}": award.name for award in g.contest.awards} | {
        f"team:{team.key}": team.name for team in teams
    }


def _typed(subject: str, name: str) -> TypedNote:
    form = request.form
    return TypedNote(subject, name, form[f"text:{subject}"], form.get(f"seen:{subject}", ""))


@dataclass(frozen=True, slots=True)
class _Field:
    """A note in its form; ``other`` is what somebody else has written where this writer was."""

    subject: str
    name: str
    text: str
    seen: str
    problems: Sequence[str] = ()
    other: str | None = None


def _fields(typed: Sequence[TypedNote], told: Mapping[str, Sequence[str]]) -> list[_Field]:
    kept = told_beside(g.contest.id).notes
    sent = {one.subject: one for one in typed}
    made = []
    for subject, name in _subjects().items():
        now = kept.get(subject, "")
        one = sent.get(subject)
        if one is None or not one.is_changed(now):
            made.append(_Field(subject, name, now, mark_of(now)))
            continue
        other = now if one.is_overtaken(now) else None
        made.append(_Field(subject, name, one.text, mark_of(now), told.get(subject, ()), other))
    return made


def _act(done: str, act: Callable[[], None]) -> Any:
    # The page's own script stays on the page, so that no press of a key falls between two pages.
    alone = "alone" in request.form
    try:
        act()
    except Refusal as refusal:
        problems = sentences_of(refusal)
        return _part(problems) if alone else _page(problems), refusal.status
    if alone:
        return _part()
    if done:
        flash(done, "done")
    return redirect(url_for("displays.presenter"))


def _page(
    problems: Sequence[str] = (),
    notes: Sequence[TypedNote] = (),
    told: Mapping[str, Sequence[str]] | None = None,
) -> str:
    return render_template(
        "displays/presenter.html",
        fields=_fields(notes, told or {}),
        note_problems=[words for one in (told or {}).values() for words in one],
        written=request.args.get("mo") == WRITTEN,
        longest=LONGEST_NOTE,
        **_moving(problems),
    )


def _part(problems: Sequence[str] = ()) -> str:
    return render_template("displays/presenting.html", **_moving(problems))


def _moving(problems: Sequence[str]) -> dict[str, Any]:
    session = db.session()
    contest = session.get_one(Contest, g.contest.id)
    reveal = reveal_under_way(session, contest.id)
    against = (
        []
        if reveal and not reveal.rehearsal
        else reasons_against_announcing(session, contest, turns_to_release(session, contest.id))
    )
    return {
        "reveal": reveal,
        "steps": steps_in(reveal) if reveal else (),
        "outdated": reveal is not None and not results_are_those_of(reveal),
        "told": told_beside(contest.id),
        "ties": ties_told(reveal) if reveal else None,
        "against": [sentence(one) for one in against if one.code not in WARNINGS],
        "warnings": [sentence(one) for one in against if one.code in WARNINGS],
        "announced_at": contest.announced_at,
        "places": shows_every_place(contest),
        "frozen": publicity_of(contest.id).frozen or contest.publish_when == "end",
        "problems": problems,
        "typed": request.form,
    }
