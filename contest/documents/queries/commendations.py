"""Quyết định tặng Giấy khen and the Giấy khen: who gets one, by whose decision."""

from dataclasses import dataclass
from datetime import date

from contest.documents import commendation_words as said
from contest.documents.models import Commendation
from contest.documents.queries.logos import logo_svgs
from contest.documents.queries.office import Office, ground, office_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.rules import figures
from contest.documents.rules.certificate import Certificate, CertificatePaper
from contest.documents.rules.codes import digest_of
from contest.documents.rules.frame import Edition, Letterhead, Signature
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import (
    Article,
    Capitals,
    Column,
    Ground,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.documents.sentences import NAMES
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Reason, Refusal


@dataclass(frozen=True, slots=True)
class Commended:
    """Who gets a Giấy khen. ``deed`` empty: the usual words."""

    who: str
    of: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Commending:
    """What is kept. ``version`` 0 while nothing is; ``day`` of the signed decision."""

    version: int
    body: str
    superior: str
    signatory: str
    grounds: tuple[str, ...]
    fund: str
    number: str
    day: date | None
    people: tuple[Commended, ...]


def commending_of(contest_id: int) -> Commending:
    """What is kept of a contest; a beginning where nothing is."""
    row = db.session.get(Commendation, contest_id)
    if row is None:
        office = office_of(contest_id)
        own = office.awarding.body if office.awarding.body != office.body else ""
        grounds = tuple(line.format(contest=office.title.name) for line in said.GROUNDS)
        return Commending(0, own, "", "", grounds, "", "", None, ())
    return Commending(
        row.version,
        row.body,
        row.superior,
        row.signatory,
        tuple(row.grounds.splitlines()),
        row.fund,
        row.number,
        date.fromisoformat(row.day) if row.day else None,
        tuple(Commended(one["who"], one["of"], one["deed"]) for one in row.people),
    )


def commending_decision(contest_id: int) -> WordPaper:
    """The decision, with its list.

    Raises:
        Refusal: nobody is named, or no body.
    """
    kept, office = commending_of(contest_id), office_of(contest_id)
    _require(kept)
    authority = said.AUTHORITY.format(body=kept.body)
    filled = {"count": f"{len(kept.people):02d}", "contest": office.title.name, "fund": kept.fund}
    articles = [said.AWARD, *([said.FUND] if kept.fund else []), said.EFFECT]
    return WordPaper(
        letterhead=_letterhead(kept, office, symbol=said.DECISION_SYMBOL),
        type_name=said.DECISION_TYPE,
        summary=said.SUMMARY.format(contest=office.title.name),
        blocks=(
            Capitals(authority),
            *(Ground(_as_written(line)) for line in kept.grounds),
            Capitals(said.ORDER),
            *(Article(number, text.format(**filled)) for number, text in enumerate(articles, 1)),
        ),
        signatures=(Signature(said.CHAIRMAN, None, kept.signatory or None),),
        recipients=said.RECIPIENTS if kept.fund else said.RECIPIENTS_WITHOUT_FUND,
        annex=(
            Capitals(said.LIST),
            Paragraph(said.LIST_OF, centred=True, bold=True),
            Paragraph(
                said.ANNEX.format(symbol=said.DECISION_SYMBOL, authority=authority),
                italic=True,
                centred=True,
            ),
            _list(kept, office),
        ),
    )


def decision_job(contest_id: int) -> PrintJob:
    """The decision, ready for the typesetter."""
    made = commending_decision(contest_id)
    name = NAMES["commending"]
    digest = digest_of([len(commending_of(contest_id).people)])
    return office_job("commending", OfficePaper(made, Edition(clock.now(), digest=digest), name))


def commendations_job(contest_id: int) -> PrintJob:
    """A Giấy khen for each who is named in the signed decision.

    Raises:
        Refusal: there is no signed decision, or nobody is named.
    """
    kept, office = commending_of(contest_id), office_of(contest_id)
    _require(kept)
    if not kept.number or kept.day is None:
        raise Refusal(Reason("commending_not_signed"))
    head = _letterhead(kept, office, symbol=None)
    authority = said.AUTHORITY.format(body=kept.body)
    made_at = clock.now()
    digest = digest_of([kept.number, kept.day.isoformat(), len(kept.people)])
    paper = CertificatePaper(
        letterhead=Letterhead(head.superior, authority, None, head.place, kept.day),
        contest=office.title,
        made_at=made_at,
        edition=Edition(made_at, digest=digest),
        title=said.TITLE,
        lead=said.LEAD,
        basis=said.BASIS.format(number=kept.number, day=figures.short_day(kept.day)),
        signs=Signature(said.CHAIRMAN, None, kept.signatory or None),
        pages=tuple(
            Certificate(one.who, one.of or None, _deed(one, office)) for one in kept.people
        ),
        logos=logo_svgs(contest_id),
    )
    name = NAMES["commendations"]
    return PrintJob("certificate", "commendations", name, paper.to_data(), False, digest)


def _require(kept: Commending) -> None:
    lacks = [] if kept.body else [Reason("commending_no_body")]
    if not kept.people:
        lacks.append(Reason("commending_nobody"))
    if lacks:
        raise Refusal(*lacks)


def _letterhead(kept: Commending, office: Office, *, symbol: str | None) -> Letterhead:
    return Letterhead(kept.superior or None, kept.body, symbol, office.place, None)


def _as_written(line: str) -> str:
    """A ground, or what is proposed, which is not one and keeps its own beginning."""
    return line.rstrip(";. ") if line.startswith(("Xét ", "Theo ")) else ground(line)


def _list(kept: Commending, office: Office) -> Table:
    number, who, of, deed = said.COLUMNS
    return Table(
        (Column(number, 0.9, "center"), Column(who, 3.6), Column(of, 3), Column(deed, 4)),
        tuple(
            Row((str(place), one.who, one.of, _deed(one, office)))
            for place, one in enumerate(kept.people, 1)
        ),
    )


def _deed(one: Commended, office: Office) -> str:
    return one.deed or said.DEED.format(contest=office.title.name)
