"""Every paper about awards from one reading of the results, with what it still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from contest.documents import wordings
from contest.documents.queries.amendment_papers import amendment_paper, prize_decision_paper
from contest.documents.queries.amendments import (
    Amendment,
    amendment_of,
    decision_is_outdated,
    told_takers,
    touched_papers,
)
from contest.documents.queries.award_facts import AwardFacts, award_facts
from contest.documents.queries.award_papers import award_list_paper, decision_paper
from contest.documents.queries.certificates import On, certificate_paper
from contest.documents.queries.day_minutes import day_minutes_paper
from contest.documents.queries.editions import PREPRINTED, PRIZE_DECISION, last_edition
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.papers import PaperState, papers_of
from contest.documents.queries.press import press_paper, radio_paper, winners_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.queries.proof import address_of_edition
from contest.documents.queries.report import report_paper
from contest.documents.rules.codes import digest_of, digest_of_results
from contest.documents.rules.frame import Edition
from contest.documents.rules.made import numbered
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import WordPaper
from contest.documents.sentences import DOTS, NAMES
from contest.preparation.queries.themes import coverage_of
from contest.ranking.queries.prize_changes import prize_changes_of
from contest.ranking.queries.standing import Standing
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import NotFound, Reason, Refusal
from contest.shared.sentences import sentence

OFFICE_PAPERS = (
    "decision",
    "amendment",
    "award_list",
    "report",
    "day_minutes",
    "press",
    "radio",
)
PUBLIC = frozenset({"press", "radio"})
"""Papers that leave the house, so that they wait for the announcement."""


@dataclass(frozen=True, slots=True)
class AwardStates:
    """How each of these papers stands.

    Attributes:
        certificates: (award, who takes it) of each, in the order of their numbers.
        amendment: None while the signed decision says what is so.
        prizes: (number, name) of each prize that was added by decision.
    """

    awards: PaperState
    report: PaperState
    public: PaperState
    certificates: tuple[tuple[str, str], ...]
    amendment: PaperState | None = None
    prizes: tuple[tuple[int, str], ...] = ()

    def of(self, paper: str) -> PaperState:
        """The state of one of ``OFFICE_PAPERS`` or of the certificates."""
        if paper in ("report", "day_minutes"):
            return self.report
        if paper == "amendment":
            return self.amendment or PaperState((Reason("paper_no_amendment"),), impossible=True)
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
        self._amendment = amendment_of(contest_id, standing.results, self._facts.takers)
        self.states = _states(contest_id, standing, self._facts, self._amendment)

    @property
    def office(self) -> Office:
        """Who issues and signs the papers."""
        return self._facts.office

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
            case "amendment" if self._amendment is not None:
                touched = touched_papers(
                    self._contest_id,
                    self._standing.results,
                    self._facts.takers,
                    but=("amendment", ""),
                )
                return amendment_paper(self._facts, self._amendment, touched, lacks)
            case "award_list":
                return award_list_paper(self._facts, lacks)
            case "report":
                themes = coverage_of(self._contest_id)
                return report_paper(self._facts, self._standing, themes, lacks)
            case "day_minutes":
                return day_minutes_paper(self._contest_id, self._facts, self._standing, lacks)
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
        takers = told_takers(self._facts.takers) if paper in ("decision", "amendment") else ()
        job = office_job(paper, printed, draft=self._trying or bool(made.lacks))
        return replace(job, takers=takers)

    def prize_decision(self, change_id: int) -> PrintJob:
        """The decision on one prize that was added.

        Raises:
            NotFound: there is no such prize, or it was taken back.
        """
        change = next(
            (one for one in prize_changes_of(self._contest_id) if one.id == change_id), None
        )
        if change is None or change.taken_back_at is not None:
            raise NotFound("not_found")
        made = prize_decision_paper(self._facts, change, self._standing.names)
        digest = digest_of([change.award, change.teams, change.money])
        subject = f"{NAMES[PRIZE_DECISION]} – {self._facts.contest.name}"
        printed = OfficePaper(made, Edition(self._made_at, digest=digest), subject)
        return replace(office_job(PRIZE_DECISION, printed, draft=False), part=str(change.id))

    def certificates(self, *, on: On, number: int | None = None, blanks: int = 0) -> PrintJob:
        """Certificates: all, one, or ``blanks`` without a name, which are never drafts."""
        state = PaperState() if blanks else self._possible("certificates")
        draft = self._trying or state.draft
        shown = blanks or (1 if self._trying and not self._facts.takers else 0)
        paper = certificate_paper(
            self._contest_id,
            self._facts,
            self._made_at,
            on=on,
            number=number,
            blanks=shown,
            draft=draft,
        )
        if not paper.pages:
            raise Refusal(*(state.lacks or (Reason("paper_no_awards"),)))
        key = (
            "blank_certificates" if blanks else "certificates" if number is None else "certificate"
        )
        name = NAMES[key].format(number=number)
        # All of them together are an edition of what was decided; one alone is a copy of a page.
        digest = digest_of_results(self._standing.results)
        if key != "certificates":
            digest = digest_of([page.to_data() for page in paper.pages])
        part = "" if on == "ours" else PREPRINTED
        data = paper.to_data()
        if number is not None and not draft:
            data["edition"] = self._of_the_batch(part, data["edition"])
        return PrintJob(
            "certificate",
            key,
            name,
            data,
            draft,
            digest,
            part=part,
            takers=told_takers(self._facts.takers),
        )

    def _of_the_batch(self, part: str, edition: dict[str, Any]) -> dict[str, Any]:
        """A certificate printed again carries the reference of those that it belongs to."""
        row = last_edition(self._contest_id, "certificates", part)
        code = digest_of_results(self._standing.results)
        if row is None or row.reference is None or row.code != code:
            return edition
        slug = db.session.get_one(Contest, self._contest_id).slug
        address = address_of_edition(slug, row.reference)
        return numbered(
            edition, number=row.edition, reference=row.reference, code=code, address=address
        )

    def _possible(self, paper: str) -> PaperState:
        state = self.states.of(paper)
        if state.impossible and not self._trying:
            raise Refusal(*state.lacks)
        issued = paper == "decision" and not self._trying
        if issued and decision_is_outdated(self._contest_id, self._facts.takers):
            raise Refusal("paper_decision_issued")
        return state


def _states(
    contest_id: int, standing: Standing, facts: AwardFacts, amendment: Amendment | None
) -> AwardStates:
    overall = papers_of(contest_id, standing).overall
    awards = overall
    if not standing.awards:
        awards = PaperState((Reason("paper_no_awards"),), impossible=True)
    public = overall
    if db.session.get_one(Contest, contest_id).announced_at is None and not overall.impossible:
        public = PaperState((*overall.lacks, Reason("paper_not_announced")))
    return AwardStates(
        awards,
        overall,
        public,
        tuple((one.award, one.named) for one in facts.takers),
        amendment=None if amendment is None else awards,
        prizes=tuple(
            (one.id, one.name) for one in prize_changes_of(contest_id) if one.taken_back_at is None
        ),
    )
