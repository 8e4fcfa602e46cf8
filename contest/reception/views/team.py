"""Điểm danh một đoàn: the page behind the QR of the team's card."""

import re
from collections.abc import Sequence
from datetime import datetime

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from contest.accounts.gate import actor
from contest.reception.actions.attendance import Overtaken, check_in, mark_all, mark_member
from contest.reception.actions.clearing import clear_check_in
from contest.reception.queries.hall_team import (
    HallTeam,
    hall_team,
    open_sentences,
    standing_at_the_hall,
)
from contest.reception.sentences import KEPT_ABSENT, OVERTAKEN, SAID
from contest.reception.views import blueprint
from contest.registration.queries.files import file_of
from contest.shared.access import requires
from contest.shared.errors import Invalid, NotFound, Refusal
from contest.shared.filters import hour
from contest.shared.sentences import sentences_of

Page = str | tuple[str, int] | Response
_MARK = re.compile(r"([0-9]{1,9})-([01])", re.ASCII)


@blueprint.get("/<team>")
@requires("reception.run")
def team(team: str) -> Page:
    """The people of one team with a large tick each."""
    return _shown(hall_team(g.contest.id, team), "reception/team.html")


@blueprint.post("/<team>/diem-danh")
@requires("reception.run")
def mark(team: str) -> Page:
    """Tick one person, or all."""
    asked = request.form.get("mark", "")
    here = hall_team(g.contest.id, team)
    try:
        told, anchor = _mark(here, asked)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(team, refusal)
    if _asks_fragment():
        return _shown(hall_team(g.contest.id, team), "reception/team_body.html", notices=told)
    for line in told:
        flash(line, "needs")
    return redirect(url_for("reception.team", team=team, _anchor=anchor), 303)


@blueprint.post("/<team>/hoan-tat")
@requires("reception.run")
def finish(team: str) -> Page:
    """Finish the check-in as it stands on the page."""
    here = hall_team(g.contest.id, team)
    try:
        check_in(g.contest.id, here.id, as_of=_as_of(), by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(team, refusal)
    return redirect(url_for("reception.team", team=team, _anchor="ket-luan"), 303)


@blueprint.post("/<team>/bo-don-tiep")
@requires("reception.decide")
def clear(team: str) -> Page:
    """Take back all that was noted of the team at the door."""
    here, reason = hall_team(g.contest.id, team), request.form.get("reason", "")
    try:
        clear_check_in(g.contest.id, here.id, reason, by=actor())
    except NotFound:
        raise
    except Refusal as refusal:
        told = sentences_of(refusal)
        problems, faults = ([], told) if isinstance(refusal, Invalid) else (told, [])
        newest = hall_team(g.contest.id, team)
        page = _shown(
            newest, "reception/team.html", problems=problems, clearing=True, typed=reason,
            faults=faults,
        )  # fmt: skip
        return page, refusal.status
    flash("Đã bỏ đón tiếp của đoàn.", "done")
    return redirect(url_for("reception.team", team=team), 303)


def _mark(here: HallTeam, asked: str) -> tuple[list[str], str]:
    """What another phone had said meanwhile, and the place of the page to come back to."""
    if asked == "all":
        kept = mark_all(g.contest.id, here.id, as_of=_as_of(), by=actor())
        return [_told(one, True) for one in kept], "danh-sach"
    found = _MARK.fullmatch(asked)
    if found is None:
        raise Invalid("not_in_this_team")
    present = found[2] == "1"
    told = mark_member(
        g.contest.id, here.id, int(found[1]), present=present, as_of=_as_of(), by=actor()
    )
    return ([] if told is None else [_told(told, present)]), f"nguoi-{found[1]}"


def _told(one: Overtaken, now: bool) -> str:
    text = KEPT_ABSENT if one.stands else OVERTAKEN
    return text.format(
        name=one.name,
        by=one.by,
        at=hour(one.at),
        said=SAID[one.was_present],
        now=SAID[now],
    )


def _as_of() -> datetime | None:
    """The newest tick that the page had shown; unreadable counts as none."""
    try:
        read = datetime.fromisoformat(request.form.get("as_of", "")[:40])
    except ValueError:
        return None
    return read if read.tzinfo is not None else None


def _asks_fragment() -> bool:
    return request.headers.get("X-Fragment") == "1"


def _refused(team: str, refusal: Refusal) -> Page:
    """The newest state with why not."""
    problems = sentences_of(refusal)
    template = "reception/team_body.html" if _asks_fragment() else "reception/team.html"
    return _shown(hall_team(g.contest.id, team), template, problems=problems), refusal.status


def _shown(
    here: HallTeam,
    template: str,
    *,
    notices: Sequence[str] = (),
    problems: Sequence[str] = (),
    **more: object,
) -> str:
    file = file_of(g.contest.id, here.id)
    present = {member.id for member in here.members if member.is_present}
    return render_template(
        template,
        team=here,
        findings=open_sentences(standing_at_the_hall(file, present)) if present else [],
        notices=notices,
        problems=problems,
        **more,
    )
