"""Who issues the papers of a contest and who signs them, from the contest's own data.

Bodies, titles and places differ from district to commune and from year to year: they are in
``contests.letterhead``. What is not known prints as dots, to be filled in by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.documents import sentences, wordings
from contest.documents.queries.proof import Address
from contest.documents.rules import figures
from contest.documents.rules.frame import ContestTitle, Edition, Frame, Letterhead, Signature
from contest.regulations.models import Contest
from contest.regulations.queries.values import contest_of, judges_of
from contest.regulations.rules.contest import Judge
from contest.regulations.rules.letterhead import Signatory, awarding_signatory, signatory
from contest.regulations.sentences import AWARDING_BEHALF, AWARDING_HEAD
from contest.shared.db import db


@dataclass(frozen=True, slots=True)
class Awarding:
    """The body that decides on awards and grants certificates, and who signs for it.

    Attributes:
        symbol: what stands for it in a paper's number ("BTC", "UBND").
        authority: who decides, over "QUYẾT ĐỊNH:".
    """

    superior: str | None
    body: str
    symbol: str
    authority: str
    signs: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """The texts around every paper of one contest.

    Attributes:
        secretary: the name, where exactly one person holds that role.
        days: the days of the contest; a paper printed on one of them carries it.
    """

    title: ContestTitle
    superior: str | None
    body: str
    place: str
    venue: str
    organiser_signs: Signature
    recipients: tuple[str, ...]
    awarding: Awarding
    head_judge_title: str
    secretary_title: str
    grounds: tuple[str, ...]
    head_judge: str | None
    secretary: str | None
    jury: tuple[Judge, ...]
    days: tuple[date, ...]

    def frame(
        self,
        made_at: datetime,
        *,
        symbol: str | None,
        digest: str,
        signatures: tuple[Signature, ...] = (),
        address: Address | None = None,
    ) -> Frame:
        """The frame of a paper issued by the organising committee."""
        today = figures.local(made_at).date()
        return Frame(
            Letterhead(
                self.superior, self.body, symbol, self.place, today if today in self.days else None
            ),
            self.title,
            Edition(
                made_at,
                digest=digest,
                address=address.url if address else None,
                qr_svg=address.qr_svg if address else None,
            ),
            signatures,
        )

    @property
    def head_judge_signs(self) -> Signature:
        """The block of the head judge."""
        return Signature(self.head_judge_title, name=self.head_judge)

    @property
    def secretary_signs(self) -> Signature:
        """The block of Tổ Thư ký."""
        return Signature(self.secretary_title, name=self.secretary)


def office_of(contest_id: int) -> Office:
    """The office of a contest.

    Raises:
        NotFound: there is no such contest.
    """
    contest = contest_of(contest_id)
    texts = db.session.get_one(Contest, contest_id).letterhead or {}
    jury = judges_of(contest_id)
    return Office(
        title=ContestTitle(contest.name, contest.theme),
        superior=texts.get("superior") or contest.organiser,
        body=texts.get("body") or sentences.BODY,
        place=texts.get("place") or sentences.DOTS,
        venue=contest.venue or sentences.DOTS,
        organiser_signs=_signature(signatory(texts, "organiser", title=sentences.ORGANISER)),
        recipients=tuple(texts.get("recipients") or ()),
        awarding=_awarding(texts, texts.get("superior") or contest.organiser),
        head_judge_title=texts.get("head_judge_title") or sentences.HEAD_JUDGE,
        secretary_title=texts.get("secretary_title") or sentences.SECRETARIES,
        grounds=tuple(ground(line) for line in _grounds(texts.get("grounds"), contest.plan)),
        head_judge=next((judge.name for judge in jury if judge.head), None),
        secretary=_only_secretary(contest_id),
        jury=jury,
        days=contest.dates,
    )


def _signature(signs: Signatory) -> Signature:
    return Signature(signs.signs_as, "\n".join(signs.above) or None, signs.name)


def _awarding(texts: Mapping[str, Any], superior: str | None) -> Awarding:
    """The body named for it, else the organising committee with its head's signature."""
    own = texts.get("awarding_body")
    signs = awarding_signatory(texts, behalf=AWARDING_BEHALF, title=AWARDING_HEAD)
    body = own or texts.get("body") or sentences.BODY
    return Awarding(
        superior=texts.get("awarding_superior") or (None if own else superior),
        body=body,
        symbol=texts.get("awarding_symbol") or wordings.OUR_SYMBOL,
        authority=body if signs.behalf else f"{signs.head} {body}",
        signs=_signature(signs),
        recipients=tuple(texts.get("decision_recipients") or texts.get("recipients") or ()),
    )


def _grounds(lines: list[str] | None, plan: object) -> list[str]:
    """The contest's own grounds, else its plan; the regulations are always one."""
    grounds = list(lines or ())
    number, day = getattr(plan, "number", None), getattr(plan, "date", None)
    if not grounds and number and day:
        grounds.append(sentences.PLAN_BASIS.format(number=number, day=figures.short_day(day)))
    return [*grounds, sentences.REGULATIONS_BASIS]


def ground(line: str) -> str:
    """A legal ground as a paper says it, with its first words and without its closing mark."""
    text = line.strip().rstrip(";.")
    if text.casefold().startswith(sentences.BASIS.casefold()):
        return text
    return f"{sentences.BASIS} {text}"


def secretaries_of(contest_id: int) -> Sequence[str]:
    """The names of all who hold that role."""
    return db.session.scalars(
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.contest_id == contest_id, Membership.role == "secretary", Person.active)
    ).all()


def _only_secretary(contest_id: int) -> str | None:
    names = secretaries_of(contest_id)
    return names[0] if len(names) == 1 else None
