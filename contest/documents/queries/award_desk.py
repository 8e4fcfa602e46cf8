"""Every paper about awards from one reading of the results, with what it still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from contest.documents import wordings
from contest.documents.queries.award_facts import AwardFacts, award_facts
from contest.documents.queries.award_papers import award_list_paper, decision_paper
from contest.documents.queries.certificates import On, certificate_paper
from contest.documents.queries.office import office_of
from contest.documents.queries.papers import PaperState, papers_of
from contest.documents.queries.press import press_paper, radio_paper, winners_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.queries.proof import digest_of, digest_of_results
from contest.documents.queries.report import report_paper
from contest.documents.rules.frame import Edition
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import WordPaper
from contest.documents.sentences import DOTS, NAMES
from contest.preparation.queries.themes import coverage_of
from contest.ranking.queries.standing import Standing
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Reason, Refusal
from contest.shared.sentences import sentence

OFFICE_PAPERS = ("decision", "award_list", "report", "press", "radio")
PUBLIC = frozenset({"press", "radio"})
"""Papers that leave the house, so that they wait for the announcement."""


@dataclass(frozen=True, slots=True)
class AwardStates:
    """How each of these papers stands. ``certificates`` is how many there will be."""

    awards: PaperState
    report: PaperState
    public: PaperState
    certificates: int

    def of(self, paper: str) -> PaperState:
        """The state of one of ``OFFICE_PAPERS`` or of the certificates."""
        if paper == "report":
            return self.report
        return self.public if paper in PUBLIC else self.awards


class AwardDesk:
    """Makes the papers about awards.

    ``typed`` are texts of ``wordings`` to be seen before they are kept.

    Raises (every method that makes a paper):
        Refusal: it cannot be made yet.
    """

    def __init__(
        self, contest_id: int, standing: Standing, typed: Mapping[str, str] | None = None
    ) -> None:
        self._contest_id = contest_id
        self._made_at = clock.now()
        self._standing = standing
        self._trying = typed is not None
        self._facts = award_facts(contest_id, standing, office_of(contest_id), typed)
        self.states = _states(contest_id, standing, self._facts)

    @property
    def values(self) -> dict[str, str]:
        """What stands at each place of a wording; the first award for those of a certificate."""
        first = next(iter(self._facts.takers), None)
        return {
            **self._facts.values,
            wordings.AWARD: first.award if first else DOTS,
            wordings.TAKER: first.who if first else DOTS,
            wordings.WINNERS: winners_of(self._standing) or DOTS,
        }

    def specimen(self, paper: str, *, on: On) -> PrintJob:
        """A paper of ``wordings.PAPERS`` to be looked at: the first certificate, or all of it."""
        if paper == "certificate":
            return self.certificates(on=on, number=1 if self._facts.takers else None)
        return self.print_job(paper)

    def office_paper(self, paper: str) -> WordPaper:
        """One of ``OFFICE_PAPERS``, for print and for Word."""
        state = self._possible(paper)
        lacks = tuple(sentence(reason) for reason in state.lacks)
        match paper:
            case "decision":
                return decision_paper(self._facts, lacks)
            case "award_list":
                return award_list_paper(self._facts, lacks)
            case "report":
                themes = coverage_of(self._contest_id)
                return report_paper(self._facts, self._standing, themes, lacks)
            case "press":
                return press_paper(self._facts, winners_of(self._standing), lacks)
            case _:
                return radio_paper(self._facts, winners_of(self._standing), lacks)

    def print_job(self, paper: str) -> PrintJob:
        """The same, ready for the typesetter."""
        made = self.office_paper(paper)
        digest = digest_of_results(self._standing.results)
        subject = f"{NAMES[paper]} – {self._facts.contest.name}"
        printed = OfficePaper(made, Edition(self._made_at, digest=digest), subject)
        return office_job(paper, printed, draft=self._trying or bool(made.lacks))

    def certificates(self, *, on: On, number: int | None = None, blanks: int = 0) -> PrintJob:
        """Certificates: all, one, or ``blanks`` without a name, which are never drafts."""
        state = PaperState() if blanks else self._possible("certificates")
        draft = self._trying or state.draft
        shown = blanks or (1 if self._trying and not self._facts.takers else 0)
        paper = certificate_paper(
            self._facts, self._made_at, on=on, number=number, blanks=shown, draft=draft
        )
        if not paper.pages:
            raise Refusal(*(state.lacks or (Reason("paper_no_awards"),)))
        key = (
            "blank_certificates" if blanks else "certificates" if number is None else "certificate"
        )
        name = NAMES[key].format(number=number)
        digest = digest_of([page.to_data() for page in paper.pages])
        return PrintJob("certificate", key, name, paper.to_data(), draft, digest)

    def _possible(self, paper: str) -> PaperState:
        state = self.states.of(paper)
        if state.impossible and not self._trying:
            raise Refusal(*state.lacks)
        return state


def _states(contest_id: int, standing: Standing, facts: AwardFacts) -> AwardStates:
    overall = papers_of(contest_id, standing).overall
    awards = overall
    if not standing.awards:
        awards = PaperState((Reason("paper_no_awards"),), impossible=True)
    public = overall
    if db.session.get_one(Contest, contest_id).announced_at is None and not overall.impossible:
        public = PaperState((*overall.lacks, Reason("paper_not_announced")))
    return AwardStates(awards, overall, public, len(facts.takers))
