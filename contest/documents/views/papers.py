"""Giấy tờ: one place to print; every paper opens in the browser as a PDF."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import current_app, g, render_template, request, session, url_for
from werkzeug import Response

from config import Settings
from contest.documents.queries.award_desk import AwardDesk
from contest.documents.queries.before_signing import before_signing
from contest.documents.queries.certificates import sheets_needed
from contest.documents.queries.made import register_of
from contest.documents.queries.papers import Papers, RoundPapers, papers_of
from contest.documents.queries.printing import PaperDesk, PrintJob
from contest.documents.queries.score_notices import noticed_teams
from contest.documents.queries.sheets import Kind
from contest.documents.sentences import MENDED_AT, NAMES, STANDS, WHYS
from contest.documents.views import blueprint, places
from contest.documents.views.answers import in_word, printed
from contest.files.rules.kinds import accept
from contest.files.sent import SCANS
from contest.ranking.queries.standing import Standing, standing_of
from contest.regulations.queries.values import settings_of
from contest.regulations.rules.contest import Signatures
from contest.schedule.queries.order_swaps import swaps_of
from contest.schedule.queries.programme import draw_of
from contest.schedule.queries.timetable import timetable_of
from contest.schedule.rules.states import TurnState
from contest.scoring.queries.signatures import missing_signatures
from contest.shared.access import requires
from contest.shared.db import db
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.sentences import sentence, sentences_of

SHEETS: dict[str, Kind] = {"phieu": "filled", "trong": "blank", "tung-doi": "forms"}
"""Word of the address → which sheets: as entered, or to be filled by hand, for all teams on one or
one for each."""
_SHEETS = "<any({}):which>".format(", ".join(f'"{word}"' for word in SHEETS))

OVERALL: dict[str, Callable[[PaperDesk], PrintJob]] = {
    "ranking": PaperDesk.ranking,
    "minutes": PaperDesk.minutes,
}
"""The papers of the whole contest, which Word has too."""
NOTED = "paper_noted"
"""Key in the session: (place, what was done there), told once at that row of the page."""
_WORDS = ", ".join(f"'{word}'" for word in places.OVERALL_WORDS)


@blueprint.get("")
@requires("papers.print")
def papers() -> str:
    """Which papers there are, in which state, and what they still lack."""
    return page_of_papers()


@blueprint.get("/xep-hang.pdf")
@requires("papers.print")
def ranking() -> Any:
    """Bảng tổng hợp chung và xếp hạng."""
    return _printed(lambda desk: desk.ranking())


@blueprint.get("/bien-ban-ban-giam-khao.pdf")
@requires("papers.print")
def minutes() -> Any:
    """Biên bản họp Ban Giám khảo."""
    return _printed(lambda desk: desk.minutes())


@blueprint.get(f"/<any({_WORDS}):which>.docx")
@requires("papers.print")
def result_in_word(which: str) -> Any:
    """One of these in Word, to be finished there."""
    return or_page_of_papers(lambda: in_word(OVERALL[places.OVERALL_WORDS[which]](_desk())))


@blueprint.get("/phan-thi/<round_key>/bang-tong-hop.pdf")
@requires("papers.print")
def round_table(round_key: str) -> Any:
    """Bảng tổng hợp điểm of one round."""
    return _printed(lambda desk: desk.round_table(round_key))


@blueprint.get("/phan-thi/<round_key>/theo-doi-thoi-gian.pdf")
@requires("papers.print")
def time_sheet(round_key: str) -> Any:
    """Phiếu theo dõi thời gian of one round."""
    return _printed(lambda desk: desk.time_sheet(round_key))


@blueprint.get("/phan-thi/<round_key>/theo-doi-thoi-gian.docx")
@requires("papers.print")
def time_sheet_in_word(round_key: str) -> Any:
    """The same in Word."""
    return or_page_of_papers(lambda: in_word(_desk().time_sheet(round_key)))


@blueprint.get("/bao-diem.pdf")
@requires("papers.print")
def score_notices() -> Any:
    """Phiếu báo điểm của đội: one for every team."""
    return _printed(lambda desk: desk.score_notices())


@blueprint.get("/bao-diem/<team>.pdf")
@requires("papers.print")
def score_notice(team: str) -> Any:
    """That of one team."""
    return _printed(lambda desk: desk.score_notices(team))


@blueprint.get("/bao-diem/<team>.docx")
@requires("papers.print")
def score_notice_in_word(team: str) -> Any:
    """The same in Word."""
    return or_page_of_papers(lambda: in_word(_desk().score_notices(team)))


@blueprint.get(f"/phan-thi/<round_key>/{_SHEETS}.pdf")
@requires("papers.print")
def round_sheets(round_key: str, which: str) -> Any:
    """The sheets of the whole panel of a round."""
    return _printed(lambda desk: desk.sheets(round_key, SHEETS[which]))


@blueprint.get(f"/phan-thi/<round_key>/{_SHEETS}/<judge>.pdf")
@requires("papers.print")
def judge_sheet(round_key: str, which: str, judge: str) -> Any:
    """The sheet of one judge in one round."""
    return _printed(lambda desk: desk.sheets(round_key, SHEETS[which], judge))


@blueprint.get("/phan-thi/<round_key>/du-phong.pdf")
@requires("papers.print")
def spare_sheet(round_key: str) -> Any:
    """A blank sheet without a judge's name."""
    return _printed(lambda desk: desk.sheets(round_key, "spare"))


def _printed(make: Callable[[PaperDesk], PrintJob]) -> Any:
    return or_page_of_papers(lambda: printed(make(_desk())))


def _desk() -> PaperDesk:
    return PaperDesk(g.contest.id, public_page())


def or_page_of_papers(answer: Callable[[], Response]) -> Any:
    """This answer, or the page of papers with the reasons why there is none."""
    try:
        return answer()
    except NotFound:
        raise
    except Refusal as refusal:
        return page_of_papers(sentences_of(refusal)), refusal.status


def public_page() -> str | None:
    """The public scoreboard at the address that others can open; None where there is none."""
    settings: Settings = current_app.config["SETTINGS"]
    base = settings.mirror_url or settings.public_url
    return f"{base}{url_for('displays.scoreboard')}" if base else None


def page_of_papers(problems: list[str] | None = None, at: str = "") -> str:
    """The page of papers, with why something could not be done.

    Args:
        at: the row that was worked on, which is opened and keeps what was typed; empty for none.
    """
    contest_id = g.contest.id
    standing = standing_of(contest_id)
    papers, desk = papers_of(contest_id, standing), AwardDesk(contest_id, standing)
    awards = desk.states
    register = register_of(contest_id, standing, papers, awards)
    doubts = before_signing(contest_id, standing, desk.office)
    noted = session.pop(NOTED, None)
    opened = at or request.args.get("mo", "")
    return render_template(
        "documents/papers.html",
        papers=papers,
        awards=awards,
        sheets_needed=sheets_needed(len(awards.certificates)),
        register=register,
        unsigned=_unsigned_sheets(contest_id, papers),
        teams=[team for team, _ in noticed_teams(standing)],
        doubts=doubts,
        doubts_now=_once(
            reason for one in register.due_now for reason in doubts.get(one.paper, ())
        ),
        mended_at=MENDED_AT,
        stands=STANDS,
        whys=WHYS,
        names=NAMES,
        accept=accept(SCANS),
        drawn=draw_of(contest_id) is not None,
        swaps=[one.row for one in swaps_of(contest_id)],
        has_timetable=timetable_of(contest_id) is not None,
        places=places,
        opened=opened,
        open_group=places.group_at(opened) or _group_now(standing, papers),
        open_rounds=_rounds_open(opened, papers),
        noted=noted,
        with_codes=current_app.config["SETTINGS"].public_url is not None,
        problems=problems or [],
        typed=request.form if at else {},
        words=sentence,
    )


def _unsigned_sheets(contest_id: int, papers: Papers) -> list[tuple[RoundPapers, list[str]]]:
    """Rounds whose sheets can be signed, with the judges whose sheet nobody has ticked."""
    if settings_of(contest_id).signatures is Signatures.OFF:
        return []
    missing = missing_signatures(db.session(), contest_id)
    return [
        (round_, missing[round_.key])
        for round_ in papers.rounds
        if missing.get(round_.key) and not round_.all_sheets.lacks
    ]


def _once(reasons: Iterable[Reason]) -> list[Reason]:
    """Every reason once, however many papers it is about."""
    return list({sentence(reason): reason for reason in reasons}.values())


def _group_now(standing: Standing, papers: Papers) -> str:
    """The papers that the contest is at; empty where the work due tells it all."""
    turns = [turn for round_ in standing.rounds for turn in standing.turns_of(round_.key)]
    if all(turn.state == TurnState.WAITING for turn in turns):
        return places.BEFORE
    if any(round_.table.draft for round_ in papers.rounds):
        return places.ROUNDS
    return places.OVERALL if papers.overall.draft else ""


def _rounds_open(opened: str, papers: Papers) -> list[str]:
    """The round that was asked for, all of them with their group, else the first not done."""
    if asked := places.round_at(opened):
        return [asked]
    if opened == places.ROUNDS:
        return [round_.key for round_ in papers.rounds]
    return [round_.key for round_ in papers.rounds if round_.table.draft][:1]
