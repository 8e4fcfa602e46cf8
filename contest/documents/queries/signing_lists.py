"""Danh sách ký nhận: who takes how much and signs for it, one list a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from contest.accounts.models import Membership, Person
from contest.accounts.words import ROLE_NAMES
from contest.documents import money_words as said
from contest.documents import sentences
from contest.documents import words as office_words
from contest.documents.queries.award_facts import award_facts
from contest.documents.queries.office import Office, office_of
from contest.documents.queries.printing import PrintJob, office_job
from contest.documents.rules import figures, words
from contest.documents.rules.codes import digest_of
from contest.documents.rules.frame import Edition, Letterhead, Signature
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.word_paper import (
    Block,
    Column,
    Paragraph,
    Row,
    Table,
    WordPaper,
)
from contest.ranking.queries.standing import standing_of
from contest.registration.models import Delegation, Member
from contest.shared import clock
from contest.shared.db import db
from contest.shared.vietnamese import person_order

ROW_MM = 11.0
"""Room for a signature."""
MOST_BLANK = 40
MOST_EACH = 100_000_000
"""The most that one person gets, in đồng: more is a slip of the hand."""
SECRETARIES = ("secretary", "organiser", "timekeeper", "mc", "reviewer", "receptionist")
"""Roles of those who help on the day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What list is wanted.

    Attributes:
        kind: word of the address, of ``money_words.SIGNING_KINDS``.
        session: which part of which day, as typed; empty leaves the line out.
        each: for everybody, in đồng; None leaves the cells to be written in. Prizes have their
            own.
        blank: empty rows at the end, for whoever is not known yet.
    """

    kind: str
    session: str = ""
    each: int | None = None
    blank: int = 0


@dataclass(frozen=True, slots=True)
class _Taker:
    name: str
    office: str
    money: int | None


def signing_list(contest_id: int, asked: Asked) -> WordPaper:
    """The list."""
    office = office_of(contest_id)
    takers = _takers(contest_id, office, asked)
    blocks: list[Block] = [_table(asked, takers)]
    if asked.session:
        blocks.insert(0, Paragraph(asked.session, lead=said.SESSION))
    blocks.append(Paragraph(_told(takers, asked)))
    return WordPaper(
        letterhead=Letterhead(office.superior, office.body, None, office.place, None),
        type_name=said.SIGNING_TYPE,
        summary=said.SIGNING_SUMMARY.format(
            what=said.SIGNING_KINDS[asked.kind], contest=office.title.name
        ),
        blocks=tuple(blocks),
        signatures=(
            Signature(sentences.COMPILED_BY),
            Signature(office_words.ACCOUNTANT),
            office.organiser_signs,
        ),
        closes=False,
    )


def signing_job(contest_id: int, asked: Asked) -> PrintJob:
    """The list, ready for the typesetter."""
    made = signing_list(contest_id, asked)
    rows = next(block for block in made.blocks if isinstance(block, Table)).rows
    digest = digest_of([asked.kind, asked.each, len(rows)])
    name = f"{sentences.NAMES['signing_list']}: {said.SIGNING_KINDS[asked.kind]}"
    printed = OfficePaper(made, Edition(clock.now(), digest=digest), name)
    return office_job("signing_list", printed, name=name)


def _takers(contest_id: int, office: Office, asked: Asked) -> list[_Taker]:
    if asked.kind == "ban-giam-khao":
        return [
            _Taker(
                judge.name,
                ", ".join(
                    text
                    for text in (
                        office.head_judge_title if judge.head else sentences.JUDGE,
                        judge.unit_name,
                    )
                    if text
                ),
                asked.each,
            )
            for judge in office.jury
        ]
    if asked.kind == "to-thu-ky":
        return _helpers(contest_id, asked.each)
    if asked.kind == "dai-bieu":
        return _managers(contest_id, asked.each)
    facts = award_facts(contest_id, standing_of(contest_id), office)
    # Where the regulations name no money at all, the amounts are written in by hand.
    return [
        _Taker(one.named, one.award, one.money)
        for one in facts.takers
        if one.money or not facts.money
    ]


def _helpers(contest_id: int, each: int | None) -> list[_Taker]:
    rows = db.session.execute(
        select(Person.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.contest_id == contest_id,
            Membership.role.in_(SECRETARIES),
            Person.active,
        )
    )
    roles: dict[str, list[str]] = {}
    for name, role in sorted(rows, key=lambda one: SECRETARIES.index(one[1])):
        roles.setdefault(name, []).append(ROLE_NAMES[role])
    return [_Taker(name, ", ".join(those), each) for name, those in roles.items()]


def _managers(contest_id: int, each: int | None) -> list[_Taker]:
    rows = db.session.execute(
        select(Member.name, Delegation.name)
        .join(Delegation, Delegation.id == Member.delegation_id)
        .where(
            Delegation.contest_id == contest_id,
            Delegation.status == "approved",
            Member.role == "manager",
        )
    )
    takers = [_Taker(name, said.MANAGER_OF.format(team=team), each) for name, team in rows]
    return sorted(takers, key=lambda one: person_order(one.name))


def _table(asked: Asked, takers: Sequence[_Taker]) -> Table:
    prizes = asked.kind == "tien-thuong"
    columns = (
        Column(said.NUMBER, 0.9, "center"),
        Column(said.TEAM if prizes else said.PERSON, 4),
        Column(said.AWARD if prizes else said.OFFICE, 3.4),
        Column(said.MONEY, 2.2, "right"),
        Column(said.SIGNED, 2.6),
    )
    rows = [
        Row((str(number), one.name, one.office, _money(one.money), ""))
        for number, one in enumerate(takers, 1)
    ]
    blank = asked.blank if takers else max(asked.blank, 5)
    rows += [
        Row((str(len(takers) + number), "", "", _money(asked.each), ""))
        for number in range(1, blank + 1)
    ]
    return Table(columns, tuple(rows), row_mm=ROW_MM)


def _told(takers: Sequence[_Taker], asked: Asked) -> str:
    """The sum; left to a pen while somebody or some amount is not known."""
    amounts = [one.money for one in takers]
    total = sum(one or 0 for one in amounts)
    if not takers or asked.blank or None in amounts:
        return said.SIGNING_BLANK.format(blank=sentences.DOTS)
    return said.SIGNING_TOTAL.format(
        count=f"{len(takers):02d}",
        money=figures.money(total),
        words=words.money_in_words(total),
    )


def _money(dong: int | None) -> str:
    return "" if dong is None else figures.money(dong)
