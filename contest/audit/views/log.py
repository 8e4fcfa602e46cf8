"""The audit log of a contest (lịch sử thao tác)."""

from typing import Any

from flask import g, render_template, request, url_for

from contest.audit.forms.log import LogForm
from contest.audit.queries.log import actions, actors, log_page
from contest.audit.views import blueprint
from contest.audit.words import action_words, field_words, subject_words, value_words
from contest.shared.access import requires

ASKED = ("actor", "action", "day", "words")


@blueprint.get("")
@requires("audit.view")
def log() -> Any:
    """Who did what and when, the newest first."""
    contest_id = g.contest.id
    form = LogForm(
        request.args,
        actors=actors(contest_id),
        actions=[(action, action_words(action)) for action in actions(contest_id)],
    )
    wanted = form.wanted()
    page = log_page(contest_id, wanted, request.args.get("trang", 1, type=int))
    return render_template(
        "audit/log.html",
        form=form,
        page=page,
        filtered=any((wanted.actor, wanted.action, wanted.day, wanted.words)),
        previous_url=_page_url(page.number - 1) if page.number > 1 else None,
        next_url=_page_url(page.number + 1) if page.number < page.pages else None,
        action_words=action_words,
        subject_words=subject_words,
        field_words=field_words,
        value_words=value_words,
    )


def _page_url(number: int) -> str:
    kept: dict[str, Any] = {name: request.args[name] for name in ASKED if request.args.get(name)}
    return url_for("audit.log", trang=number, **kept)
