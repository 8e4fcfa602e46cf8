"""One paper ready for the typesetter: its template, its data, its name, whether it is a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from contest.documents.queries.amendments import touched_papers
from contest.documents.queries.award_facts import takers_of
from contest.documents.queries.excuses import excuse_lines
from contest.documents.queries.minutes import minutes_paper, stop_lines
from contest.documents.queries.office import office_of
from contest.documents.queries.papers import PaperState, RoundPapers, papers_of
from contest.documents.queries.proof import address_of, ledger_head, replacement_number
from contest.documents.queries.ranking import ranking_paper
from contest.documents.queries.round_table import round_table_paper
from contest.documents.queries.score_notices import score_notices
from contest.documents.queries.sheets import Kind, handed_sheets, sheet_paper, substitutes
from contest.documents.queries.time_sheet import time_sheet
from contest.documents.queries.waivers import waiver_lines
from contest.documents.rules.frame import Frame
from contest.documents.rules.minutes_blocks import minutes_in_blocks
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.ranking import ranking_in_blocks
from contest.documents.rules.round_table import RoundTablePaper
from contest.documents.rules.sheet import SheetPaper
from contest.documents.rules.word_paper import WordPaper
from contest.documents.sentences import NAMES
from contest.ranking.queries.standing import Standing, standing_of
from contest.regulations.queries.values import settings_of
from contest.regulations.rules.contest import PublishLevel
from contest.regulations.rules.rounds import Round
from contest.shared import clock
from contest.shared.errors import NotFound, Refusal
from contest.shared.sentences import sentence

TOLD_BY_THE_TABLE = frozenset({"paper_results_missing", "paper_award_undecided"})
"""What the table of places itself says in more words."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What the typesetter gets, and what the audit log keeps of it.

    Attributes:
        template: name of the paper's template.
        paper: key of ``sentences.NAMES``; ``name`` is that name, filled in.
        draft: BẢN NHÁP across every page.
        digest: the code in the foot of its pages.
        part: key of the round that it is about, where it is about one.
        blocks: the same paper for Word, where it may be finished there.
        takers: of a decision: (award, taker, money in đồng) as it says them.
        touched: papers and certificates that go with it where it replaces an earlier edition.
    """

    template: str
    paper: str
    name: str
    data: Mapping[str, Any]
    draft: bool
    digest: str
    part: str = ""
    blocks: WordPaper | None = None
    takers: tuple[tuple[str, str, int | None], ...] = ()
    touched: tuple[str, ...] = ()


def office_job(
    key: str, made: OfficePaper, *, name: str | None = None, draft: bool | None = None
) -> PrintJob:
    """An office paper, which is printed and written in Word alike.

    Args:
        name: None: that of ``sentences.NAMES``.
        draft: None: what it lacks makes it one.
    """
    return PrintJob(
        template="office_paper",
        paper=key,
        name=name or NAMES[key],
        data=made.to_data(),
        draft=bool(made.paper.lacks) if draft is None else draft,
        digest=made.edition.digest or "",
        blocks=made.paper,
    )


class PaperDesk:
    """Makes the papers of one contest from one reading of its results.

    ``public_url`` is the address that the QR code leads to, ``None`` for no code.

    Raises (every method):
        NotFound: no such round, or the judge is not on its panel.
        Refusal: the paper cannot be made yet.
    """

    def __init__(self, contest_id: int, public_url: str | None) -> None:
        self._contest_id = contest_id
        self._made_at = clock.now()
        self._standing = standing_of(contest_id)
        self._papers = papers_of(contest_id, self._standing)
        self._office = office_of(contest_id)
        self._address = address_of(public_url)

    @property
    def standing(self) -> Standing:
        """The results that all of these papers print."""
        return self._standing

    @property
    def rounds(self) -> tuple[RoundPapers, ...]:
        """The papers of each round."""
        return self._papers.rounds

    def ranking(self) -> PrintJob:
        """Bảng tổng hợp chung và xếp hạng."""
        ranking = ranking_paper(
            self._standing,
            self._office,
            self._made_at,
            address=self._address,
            replacement=replacement_number(self._contest_id),
        )
        lacks = self._lacks()
        ranking = replace(ranking, lacks=lacks)
        printed = ranking_in_blocks(replace(ranking, replacement=None))
        job = self._overall("ranking", ranking.frame, printed)
        number = None if ranking.replacement is None else str(ranking.replacement)
        return replace(
            job,
            # In print the edition says which it is; a Word file is of no edition.
            data={**job.data, "replacement": number, "touched": []},
            blocks=ranking_in_blocks(ranking),
            touched=self._touched("ranking"),
        )

    def minutes(self) -> PrintJob:
        """Biên bản họp Ban Giám khảo."""
        minutes = minutes_paper(
            self._standing,
            self._office,
            self._made_at,
            ledger_head=ledger_head(self._contest_id),
            substitutes=substitutes(handed_sheets(self._contest_id), self._office.jury),
            excuses=excuse_lines(self._contest_id),
            waivers=waiver_lines(self._contest_id),
            stops=stop_lines(self._contest_id),
            address=self._address,
        )
        minutes = replace(minutes, lacks=self._lacks())
        job = self._overall("minutes", minutes.frame, minutes_in_blocks(minutes))
        # Whoever was present signs in a row of its own (``made.signers_in``).
        jury = [
            {"title": one.title, "name": one.name, "present": one.present} for one in minutes.jury
        ]
        return replace(job, data={**job.data, "jury": jury})

    def _lacks(self) -> tuple[str, ...]:
        """What the papers of the whole contest lack, beside what their tables say themselves."""
        state = self._papers.overall
        if state.impossible:
            raise Refusal(*state.lacks)
        return tuple(
            sentence(reason) for reason in state.lacks if reason.code not in TOLD_BY_THE_TABLE
        )

    def _overall(self, key: str, frame: Frame, made: WordPaper) -> PrintJob:
        subject = f"{NAMES[key]} – {frame.contest.name}"
        printed = OfficePaper(made, frame.edition, subject)
        return office_job(key, printed, draft=self._papers.overall.draft)

    def round_table(self, round_key: str) -> PrintJob:
        """Bảng tổng hợp điểm of one round."""
        round_ = self._round(round_key)
        paper = round_table_paper(
            self._standing,
            round_,
            self._office,
            self._made_at,
            address=self._address,
            replacement=replacement_number(self._contest_id),
        )
        state = self._papers.round(round_key).table
        job = _job("round_table", "round_table", paper, state, round=round_.name)
        return replace(job, part=round_key, touched=self._touched("round_table", round_key))

    def time_sheet(self, round_key: str) -> PrintJob:
        """Phiếu theo dõi thời gian of one round that is on stage."""
        round_ = self._round(round_key)
        state = self._papers.round(round_key).times
        if state is None:
            raise NotFound("not_found")
        if state.impossible:
            raise Refusal(*state.lacks)
        lacks = tuple(sentence(reason) for reason in state.lacks)
        paper = time_sheet(
            self._contest_id, self._standing, round_, self._office, self._made_at, lacks=lacks
        )
        name = NAMES["time_sheet"].format(round=round_.name)
        subject = f"{name} – {paper.frame.contest.name}"
        printed = OfficePaper(paper.blocks(), paper.frame.edition, subject)
        return office_job("time_sheet", printed, name=name)

    def score_notices(self, team: str | None = None) -> PrintJob:
        """Phiếu báo điểm of every ranked team, or of one."""
        state = self._papers.overall
        if state.impossible:
            raise Refusal(*state.lacks)
        level = settings_of(self._contest_id).publish_level
        paper = score_notices(
            self._standing,
            self._office,
            self._made_at,
            places=level is PublishLevel.ALL,
            team=team,
            lacks=tuple(sentence(reason) for reason in state.lacks),
        )
        if not paper.notices:
            raise NotFound("not_found")
        key = "score_notices" if team is None else "score_notice"
        return PrintJob(
            template="office_papers",
            paper=key,
            name=NAMES[key].format(team=paper.notices[0].team),
            data=paper.to_data(),
            draft=state.draft,
            digest=paper.frame.edition.digest or "",
            blocks=None if team is None else paper.papers()[0],
        )

    def sheets(self, round_key: str, kind: Kind, judge: str | None = None) -> PrintJob:
        """Phiếu chấm điểm of one round: of the whole panel, or of one judge."""
        round_ = self._round(round_key)
        papers = self._papers.round(round_key)
        state, name = papers.all_sheets, ""
        if judge is not None:
            found = next((sheet for sheet in papers.sheets if sheet.judge == judge), None)
            if found is None:
                raise NotFound("not_found")
            state, name = found.state, found.name
        if kind == "spare":
            state = papers.table
        paper = sheet_paper(
            self._standing,
            round_,
            self._office,
            self._made_at,
            handed_sheets(self._contest_id),
            kind=kind,
            judge=judge,
        )
        of_judge = "sheets" if judge is None else "judge_sheet"
        key = {
            "filled": of_judge,
            "blank": f"blank_{of_judge}",
            "forms": f"blank_{of_judge}",
            "spare": "spare_sheet",
        }[kind]
        # A blank sheet is what it is meant to be, whatever is still lacking.
        if kind != "filled" and not state.impossible:
            state = PaperState()
        return _job("sheet", key, paper, state, round=round_.name, judge=name)

    def _touched(self, paper: str, part: str = "") -> tuple[str, ...]:
        takers = takers_of(self._contest_id, self._standing)
        return touched_papers(self._contest_id, self._standing.results, takers, but=(paper, part))

    def _round(self, key: str) -> Round:
        for round_ in self._standing.rounds:
            if round_.key == key:
                return round_
        raise NotFound("not_found")


def _job(
    template: str,
    key: str,
    paper: RoundTablePaper | SheetPaper,
    state: PaperState,
    **facts: str,
) -> PrintJob:
    if state.impossible:
        raise Refusal(*state.lacks)
    return PrintJob(
        template=template,
        paper=key,
        name=NAMES[key].format(**facts),
        data={**paper.to_data(), "lacks": [sentence(reason) for reason in state.lacks]},
        draft=state.draft,
        digest=paper.frame.edition.digest or "",
    )
