"""Lời văn: what a paper says, changed as plain text with named places, seen before it is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for

from contest.accounts.gate import actor
from contest.documents import wordings
from contest.documents.actions.rewording import Faulty, checked, digest_of_texts, reword
from contest.documents.queries.award_desk import AwardDesk
from contest.documents.queries.award_facts import own_texts
from contest.documents.rules.wording import WordingFault, filled
from contest.documents.views import blueprint
from contest.documents.views.answers import printed
from contest.ranking.queries.standing import standing_of
from contest.shared.access import requires
from contest.shared.errors import Reason, Refusal, Stale
from contest.shared.sentences import sentence, sentences_of

WORDS = {
    "quyet-dinh": "decision",
    "giay-chung-nhan": "certificate",
    "bao-cao": "report",
    "tin-bai": "press",
    "truyen-thanh": "radio",
}
"""Word of the address → the paper."""
_WHICH = "<any({}):which>".format(", ".join(f'"{word}"' for word in WORDS))


@blueprint.get(f"/loi-van/{_WHICH}")
@requires("papers.print")
def wording(which: str) -> str:
    """The texts of one paper."""
    kept = _own(WORDS[which])
    return _page(which, _shown(WORDS[which], kept), seen=digest_of_texts(kept))


@blueprint.post(f"/loi-van/{_WHICH}")
@requires("regulations.edit")
def save_wording(which: str) -> Any:
    """Keep them; or put our own text back into one field, to be kept or not."""
    paper, seen = WORDS[which], request.form.get("seen", "")
    typed = _typed(paper)
    if (reset := request.form.get("reset")) is not None:
        ours = {one.key: one.ours for one in wordings.WORDINGS[paper]}
        back = ours if reset == "all" else {key: ours[key] for key in ours if key == reset}
        return _page(which, {**typed, **back}, seen=seen, unsaved=True)
    try:
        count = reword(g.contest.id, paper, typed, seen=seen, by=actor())
    except Faulty as refusal:
        return _page(which, typed, seen=seen, faults=refusal.faults), refusal.status
    except Stale as refusal:
        told = [sentence(Reason("wording_stale"))]
        seen = digest_of_texts(refusal.current)
        return _page(which, typed, seen=seen, problems=told), refusal.status
    flash("Đã lưu." if count else "Đã lưu; không có gì thay đổi.", "done")
    return redirect(url_for("documents.wording", which=which))


@blueprint.post(f"/loi-van/{_WHICH}/xem-thu.pdf")
@requires("papers.print")
def try_wording(which: str) -> Any:
    """The paper as it would be printed with what is typed; always BẢN NHÁP, nothing is kept."""
    paper, seen = WORDS[which], request.form.get("seen", "")
    typed = _typed(paper)
    try:
        desk = AwardDesk(g.contest.id, standing_of(g.contest.id), checked(paper, typed))
        job = desk.specimen(paper, on="preprinted" if "phoi" in request.form else "ours")
        return printed(job)
    except Faulty as refusal:
        return _page(which, typed, seen=seen, faults=refusal.faults), refusal.status
    except Refusal as refusal:
        told = sentences_of(refusal)
        return _page(which, typed, seen=seen, problems=told), refusal.status


def _own(paper: str) -> dict[str, str]:
    keys = {one.key for one in wordings.WORDINGS[paper]}
    return {key: text for key, text in own_texts(g.contest.id).items() if key in keys}


def _shown(paper: str, kept: Mapping[str, str]) -> dict[str, str]:
    return {one.key: kept.get(one.key, one.ours) for one in wordings.WORDINGS[paper]}


def _typed(paper: str) -> dict[str, str]:
    return {one.key: request.form.get(one.key, "") for one in wordings.WORDINGS[paper]}


def _page(
    which: str,
    texts: Mapping[str, str],
    *,
    seen: str,
    faults: Sequence[WordingFault] = (),
    problems: Sequence[str] = (),
    unsaved: bool = False,
) -> str:
    told: dict[str, list[str]] = {}
    for fault in faults:
        told.setdefault(fault.key, []).append(sentence(Reason(fault.code, dict(fault.facts))))
    paper = WORDS[which]
    values = AwardDesk(g.contest.id, standing_of(g.contest.id)).values
    return render_template(
        "documents/wording.html",
        which=which,
        paper=paper,
        name=wordings.PAPERS[paper],
        wordings=wordings.WORDINGS[paper],
        everywhere=wordings.EVERYWHERE,
        texts=texts,
        told=told,
        seen=seen,
        problems=problems,
        unsaved=unsaved,
        values=values,
        shown={key: filled(text, values) for key, text in texts.items()},
        tabs_here=[
            {
                "label": wordings.PAPERS[one],
                "url": url_for("documents.wording", which=word),
                "current": word == which,
            }
            for word, one in WORDS.items()
        ],
    )
