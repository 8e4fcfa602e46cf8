"""Giấy chứng nhận: one for each award and taker, a single one again, or blank ones."""

from datetime import datetime
from typing import Literal

from contest.documents import wordings
from contest.documents.queries.award_facts import AwardFacts, Taker
from contest.documents.queries.logos import logo_svgs
from contest.documents.rules import figures
from contest.documents.rules.certificate import Certificate, CertificatePaper
from contest.documents.rules.frame import ContestTitle, Edition, Letterhead
from contest.shared.errors import NotFound

On = Literal["ours", "preprinted"]
SPARE_EVERY = 10
"""One sheet more for so many certificates: a printer spoils some."""


def sheets_needed(certificates: int) -> int:
    """How many sheets of certificate paper to have at hand, spoilt ones included."""
    return certificates + (certificates + SPARE_EVERY - 1) // SPARE_EVERY


def certificate_paper(
    contest_id: int,
    facts: AwardFacts,
    made_at: datetime,
    *,
    on: On,
    number: int | None = None,
    blanks: int = 0,
    draft: bool = False,
) -> CertificatePaper:
    """Every certificate, or the one of this number (from 1), or so many without a name.

    Raises:
        NotFound: there is no such number.
    """
    takers = facts.takers
    if number is not None:
        if not 1 <= number <= len(takers):
            raise NotFound("paper_no_such_taker")
        takers = takers[number - 1 : number]
    pages = tuple(_page(facts, taker) for taker in takers)
    if blanks:
        pages = (_blank(facts),) * blanks
    awarding, office = facts.office.awarding, facts.office
    today = figures.local(made_at).date()
    return CertificatePaper(
        letterhead=Letterhead(
            awarding.superior,
            awarding.body,
            None,
            office.place,
            today if today in office.days else None,
        ),
        contest=ContestTitle(facts.contest.name, facts.contest.theme),
        made_at=made_at,
        title=facts.text("certificate.title"),
        lead=facts.text("certificate.lead") or None,
        basis=facts.text("certificate.basis") or None,
        signs=awarding.signs,
        pages=pages,
        edition=Edition(made_at),
        top=int(facts.texts["certificate.top"]) if on == "preprinted" else None,
        draft=draft,
        logos=logo_svgs(contest_id),
    )


def award_told(award: str, text: str) -> str:
    """An award as a certificate with this text names it: “giải Tiểu phẩm xuất sắc nhất”.

    A name that says itself what it is (“Giải Nhất”) stands as it is, and so does every name where
    the text has the word before its place.
    """
    before = text.partition(f"{{{wordings.AWARD}}}")[0].rstrip(' :“"').casefold()
    if award.casefold().startswith(wordings.AWARD_WORDS) or before.endswith(wordings.AWARD_WORDS):
        return award
    return wordings.AWARD_TOLD.format(award=award)


def _page(facts: AwardFacts, taker: Taker) -> Certificate:
    award = award_told(taker.award, facts.texts["certificate.text"])
    text = facts.text("certificate.text", **{wordings.AWARD: award, wordings.TAKER: taker.who})
    return Certificate(taker.who, taker.team, text)


def _blank(facts: AwardFacts) -> Certificate:
    dots = {wordings.AWARD: wordings.AWARD_BLANK, wordings.TAKER: wordings.AWARD_BLANK}
    return Certificate(None, None, facts.text("certificate.text", **dots))
