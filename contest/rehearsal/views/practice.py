"""Diễn tập: the practice copy of a contest, and the robots that play in it."""

from collections.abc import Callable
from typing import Any

from flask import flash, g, redirect, render_template, url_for

from contest.accounts.gate import actor
from contest.archive.actions.practice import drop_practice, make_practice
from contest.regulations.models import Contest
from contest.rehearsal.actions.robots import ask_to_stop, begin_run
from contest.rehearsal.beside import start_robots
from contest.rehearsal.forms.robots import RobotsForm
from contest.rehearsal.queries.practice import before_making, practice_of
from contest.rehearsal.queries.robots import is_running, last_run
from contest.rehearsal.rules.run import RunState
from contest.rehearsal.views import blueprint
from contest.rehearsal.words import TROUBLES
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.sentences import sentence, sentences_of

PAGE = "/dien-tap"


@blueprint.get(PAGE)
@requires("practice.run")
def practice() -> Any:
    """The page of the official contest; from the copy the way leads there."""
    if g.contest.practice_of is not None:
        official = db.session.get_one(Contest, g.contest.practice_of)
        return redirect(url_for("rehearsal.practice", slug=official.slug))
    return _page()


def _page(refusal: Refusal | None = None, form: RobotsForm | None = None) -> str:
    copy, before = practice_of(g.contest.id), before_making(g.contest.id)
    run = None if copy is None else last_run(copy.id)
    return render_template(
        "rehearsal/practice.html",
        copy=copy,
        lacks=[sentence(code) for code in before.lacks],
        before=before,
        run=run,
        running=run is not None and run.state is RunState.RUNNING,
        troubles=[
            (name, run.counts[code]) for code, name in TROUBLES.items() if run.counts.get(code)
        ]
        if run
        else [],
        form=form or RobotsForm(formdata=None),
        problems=sentences_of(refusal) if refusal else [],
    )


def _act(act: Callable[[], object], done: str) -> Any:
    try:
        act()
    except Refusal as refusal:
        return _page(refusal), refusal.status
    flash(done, "done")
    return redirect(url_for("rehearsal.practice"))


@blueprint.post(f"{PAGE}/tao")
@requires("practice.run")
def make() -> Any:
    """Make the copy, or begin it anew."""

    def make_it() -> None:
        _not_while_robots_run()
        make_practice(g.contest.id, by=actor())

    return _act(make_it, "Đã tạo bản diễn tập từ hội thi hiện tại.")


@blueprint.post(f"{PAGE}/bo")
@requires("practice.run")
def drop() -> Any:
    """Throw the copy away."""

    def drop_it() -> None:
        _not_while_robots_run()
        drop_practice(g.contest.id, by=actor())

    return _act(drop_it, "Đã bỏ bản diễn tập.")


@blueprint.post(f"{PAGE}/may")
@requires("practice.run")
def start() -> Any:
    """Let the robots begin."""
    form = RobotsForm()
    if not form.validate():
        return _page(form=form), 422
    try:
        run_id = begin_run(_copy(), form.wish(), by=actor())
    except Refusal as refusal:
        return _page(refusal, form), refusal.status
    start_robots(run_id)
    return redirect(url_for("rehearsal.practice"))


@blueprint.post(f"{PAGE}/may/dung")
@requires("practice.run")
def stop() -> Any:
    """Ask the robots to stop."""
    ask_to_stop(_copy(), by=actor())
    return redirect(url_for("rehearsal.practice"))


def _copy() -> int:
    copy = practice_of(g.contest.id)
    if copy is None:
        raise NotFound("no_practice")
    return copy.id


def _not_while_robots_run() -> None:
    copy = practice_of(g.contest.id)
    if copy is not None and is_running(db.session(), copy.id):
        raise Refusal(Reason("robots_running", {"contest": copy.name}))
