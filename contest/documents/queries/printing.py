"""One paper ready for the typesetter: its template, its data, its name, whether it is a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from contest.documents.queries.minutes import minutes_paper, stop_lines
from contest.documents.queries.office import office_of
from contest.documents.queries.papers import PaperState, papers_of
from contest.documents.queries.proof import address_of, ledger_head, replacement_number
from contest.documents.queries.ranking import ranking_paper
from contest.documents.queries.round_table import round_table_paper
from contest.documents.queries.sheets import Kind, handed_sheets, sheet_paper, substitutes
from contest.documents.queries.waivers import waiver_lines
from contest.documents.rules.frame import Frame
from contest.documents.rules.minutes_blocks import minutes_in_blocks
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.ranking import ranking_in_blocks
from contest.documents.rules.round_table import RoundTablePaper
from contest.documents.rules.sheet import SheetPaper
from contest.documents.rules.word_paper import WordPaper
from contest.documents.sentences import NAMES
from contest.ranking.queries.standing import standing_of
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
    """

    template: str
    paper: str
    name: str
    data: Mapping[str, Any]
    draft: bool
    digest: str
    part: str = ""


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

    def ranking(self) -> PrintJob:
        """Bảng tổng hợp chung và xếp hạng."""
        return self._office_job("ranking")

    def minutes(self) -> PrintJob:
        """Biên bản họp Ban Giám khảo."""
        return self._office_job("minutes")

    def office_paper(self, paper: str) -> WordPaper:
        """``ranking`` or ``minutes``, for Word."""
        return self._blocks(paper)[1]

    def _office_job(self, paper: str) -> PrintJob:
        frame, made = self._blocks(paper)
        name = NAMES[paper]
        printed = OfficePaper(made, frame.edition, f"{name} – {frame.contest.name}")
        draft, digest = self._papers.overall.draft, frame.edition.digest or ""
        return PrintJob("office_paper", paper, name, printed.to_data(), draft, digest)

    def _blocks(self, paper: str) -> tuple[Frame, WordPaper]:
        state = self._papers.overall
        if state.impossible:
            raise Refusal(*state.lacks)
        lacks = tuple(
            sentence(reason) for reason in state.lacks if reason.code not in TOLD_BY_THE_TABLE
        )
        if paper == "ranking":
            ranking = ranking_paper(
                self._standing,
                self._office,
                self._made_at,
                address=self._address,
                replacement=replacement_number(self._contest_id),
            )
            return ranking.frame, ranking_in_blocks(replace(ranking, lacks=lacks))
        handed = handed_sheets(self._contest_id)
        minutes = minutes_paper(
            self._standing,
            self._office,
            self._made_at,
            ledger_head=ledger_head(self._contest_id),
            substitutes=substitutes(handed, self._office.jury),
            waivers=waiver_lines(self._contest_id),
            stops=stop_lines(self._contest_id),
            address=self._address,
        )
        return minutes.frame, minutes_in_blocks(replace(minutes, lacks=lacks))

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
        return replace(job, part=round_key)

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
        key = {"filled": of_judge, "blank": f"blank_{of_judge}", "spare": "spare_sheet"}[kind]
        # A blank sheet is what it is meant to be, whatever is still lacking.
        if kind != "filled" and not state.impossible:
            state = PaperState()
        return _job("sheet", key, paper, state, round=round_.name, judge=name)

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
        data=paper.to_data(),
        draft=state.draft,
        digest=paper.frame.edition.digest or "",
    )
