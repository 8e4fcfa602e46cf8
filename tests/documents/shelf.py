"""Every paper that the product can print or write, taken once, of a contest as large as it comes.

The addresses are those of the application itself: a new paper is on the shelf by itself, or the
shelf says which value its address wants. Sixty teams, fifteen judges, twelve criteria; names of
300 letters, and names that every engine would read as its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.routing.converters import AnyConverter

from contest.accounts.models import Membership, Person
from contest.documents.actions.commendations import TypedCommending, keep_commending
from contest.documents.actions.register import note_signed
from contest.documents.models import MadePaper
from contest.documents.queries.commendations import Commended
from contest.documents.words import OWN_NAMES
from contest.ranking.actions.prize_changes import Added, add_prize
from contest.regulations.models import Unit
from contest.schedule.actions.draw import draw_by_lots
from contest.schedule.actions.timetable import make_timetable
from contest.schedule.models import OrderSwap
from contest.shared.db import db
from contest.shared.transaction import transaction
from tests.cast import HERE, actor_of, looking_into, name_of, person_id, post
from tests.held import PATH, Held

MARK = (
    'Thử #read("/etc/passwd") $x^2$ \\alpha <b>{{7*7}}</b> {% x %} *đ* _n_ @x `m` [z] ~ // /* Hết'
)
"""What typst, Word, Jinja, Markdown and a shell would each like to run."""
LONG = ("Đội liên xã vùng cao số một " * 20)[:300].strip()
FORMULA = '=HYPERLINK("http://a.example","x")'
AMENDMENT = "quyet-dinh-sua-doi"
QUERIES = dict.fromkeys(("signing_pdf", "signing_word"), "?cua=ban-giam-khao")
"""What a paper must be told besides its address."""
TEAMS, JUDGES, CRITERIA = 60, 15, 12
NAMES = {"d1": LONG, "d2": f"Đội {MARK}", "d3": FORMULA}
BIG, SMALL = "lon", "nho"
LATER = ("amendment", "prize_", "made_", "commend")
"""How endpoints begin, or papers are called, that come after a decision was signed."""
DRAWN = ("draw_", "swap_", "day_", "kit", "team_", "name_", "own_", "consent", "round_sheets")
"""How endpoints begin whose papers are taken of three teams: of the draw, or one a team."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper: its endpoint, its address below the papers, the file."""

    endpoint: str
    path: str
    file: bytes

    @property
    def kind(self) -> str:
        """``pdf``, ``docx``, ``xlsx``."""
        return self.path.rpartition(".")[2]


def large() -> dict[str, Any]:
    """A contest that was held, with everything typed that could be typed."""
    teams = {f"d{n}": NAMES.get(f"d{n}", f"Đội thôn {n}") for n in range(1, TEAMS + 1)}
    judges = [f"gk{n}" for n in range(1, JUDGES + 1)]
    criteria = [
        {"key": f"c{n}", "name": f"Tiêu chí {n} {MARK if n == 2 else ''}".strip(), "max": "10"}
        for n in range(1, CRITERIA + 1)
    ]
    rounds = [
        {"key": BIG, "name": f"Phần {MARK}", "criteria": criteria},
        {"key": SMALL, "name": "Phần nhỏ", "criteria": criteria[:1]},
    ]
    people = [
        {"key": "m1", "name": f"Lò {MARK}", "role": "captain", "gender": "female"},
        {"key": "m2", "name": FORMULA, "role": "full", "gender": "male"},
    ]
    return {
        "format": "hoithi/1",
        "contest": {
            "slug": "hoi-thi",
            "name": f"Hội thi {MARK}",
            "theme": f"Chủ đề {MARK}",
            "venue": f"Hội trường {MARK}",
            "organiser": f"Ủy ban {MARK}",
            "dates": ["2023-11-15"],
        },
        "units": [{"key": "u1", "name": f"Xã {MARK}"}],
        "rounds": rounds,
        "judges": [
            {
                "key": key,
                "name": f"Giám khảo {MARK if n == 1 else n}",
                "head": n == 0,
                "unit_name": MARK,
            }
            for n, key in enumerate(judges)
        ],
        "awards": [
            {"key": "nhat", "name": f"Giải {MARK}", "by": "place", "count": 3, "money": 1_500_000},
            {"key": "con-lai", "name": "Giải Khuyến khích", "by": "rest", "money": 500_000},
        ],
        "teams": [
            {"key": key, "name": name, "units": ["u1"], "members": people if key == "d2" else []}
            for key, name in teams.items()
        ],
        "turns": [
            {"round": one["key"], "team": key, "status": "done"} for one in rounds for key in teams
        ],
        "marks": [
            {
                "round": one["key"],
                "team": key,
                "judge": judge,
                "criterion": criterion["key"],
                # Each team a little better than the one before: nobody is tied.
                "points": f"{1 + (place + seat) // JUDGES * 0.25 + at * 0.5:g}",
            }
            for one in rounds
            for place, key in enumerate(teams)
            for seat, judge in enumerate(judges)
            for at, criterion in enumerate(one["criteria"])  # type: ignore[arg-type]
        ],
        "ranking": {"tie_breaks": [{"by": "round", "round": BIG}, {"by": "head_judge"}]},
    }


def drawn() -> dict[str, Any]:
    """The same with three teams, before the day."""
    whole = large()
    return whole | {
        "teams": whole["teams"][:3],
        "turns": [],
        "marks": [],
        "judges": whole["judges"][:2],
    }


def everything(held: Held) -> Iterator[Taken]:
    """Take every paper there is; the house is left with the drawn contest."""
    values = _values(held.hold(large()))
    yield from _taken(held, values, lambda name: not name.startswith((*LATER, *DRAWN)))
    values |= _signed(held)
    yield from _taken(held, values, lambda name: name.startswith(LATER))
    values = _values(held.hold(drawn()))
    _draw(held)
    values["swap_id"] = [_swap(held)]
    yield from _taken(held, values, lambda name: name.startswith(DRAWN))


def _taken(
    held: Held, values: dict[str, list[Any]], asked: Callable[[str], bool]
) -> Iterator[Taken]:
    """The papers whose endpoint (of an amendment: whose name) is asked for."""
    for rule in _rules(held):
        role = "representative" if "/doan-cua-toi/" in rule.rule else "organiser"
        client = held.client(role)
        name = rule.endpoint.partition(".")[2]
        if not (asked(name) or name.startswith("award_paper")):
            continue
        for path in _paths(held, rule, values):
            if not asked("amendment" if AMENDMENT in path else name):
                continue
            answer = client.get(path + QUERIES.get(name, ""))
            assert answer.status_code == 200, (
                path,
                answer.text.partition("Chưa thực hiện được vì")[2][:400],
            )
            yield Taken(rule.endpoint, path.removeprefix(f"{PATH}/giay-to/"), answer.data)


def _signed(held: Held) -> dict[str, list[Any]]:
    """The decision is signed, then a prize is added; and Giấy khen are given."""
    by = actor_of(held.app, name_of("organiser"))
    with looking_into(held.app):
        of_decision = select(MadePaper.id).where(MadePaper.paper == "decision")
        made_id = db.session.scalars(of_decision).one()
        note_signed(held.contest_id, made_id, "12/QĐ-BTC", None, by=by)
        prize = Added(f"Giải phụ {MARK}", ("d9",), 300_000, MARK, MARK, f"Ông {MARK}")
        change_id = add_prize(held.contest_id, prize, by=by)
        deed = Commended(f"Bà {MARK}", f"Thôn {MARK}", MARK)
        typed = TypedCommending(
            body=f"Ủy ban {MARK}",
            superior="",
            signatory="Ông Ba",
            grounds=MARK,
            fund=MARK,
            number="15/QĐ-UBND",
            day_typed="5/3/2026",
            day=date(2026, 3, 5),
            people=[deed],
        )
        keep_commending(held.contest_id, 0, typed, by=by)
    return {"made_id": [made_id], "change_id": [change_id]}


def _rules(held: Held) -> Iterator[Rule]:
    for rule in held.app.url_map.iter_rules():
        is_file = rule.rule.endswith((".pdf", ".docx", ".xlsx"))
        if rule.endpoint.startswith("documents.") and is_file and "GET" in (rule.methods or ()):
            yield rule


def _paths(held: Held, rule: Rule, values: dict[str, list[Any]]) -> Iterator[str]:
    """The address with every value that it can have; KeyError: a value that nobody gave here."""
    names = sorted(rule.arguments - {"slug"})
    choices = []
    for name in names:
        converter = rule._converters[name]
        known = sorted(converter.items) if isinstance(converter, AnyConverter) else values[name]
        choices.append(known)
    for chosen in product(*choices):
        with held.app.test_request_context():
            built = rule.build({"slug": HERE, **dict(zip(names, chosen, strict=True))})
        assert built is not None
        yield built[1]


def _values(held: Held) -> dict[str, list[Any]]:
    """What stands in the addresses."""
    with looking_into(held.app), transaction() as session:
        unit = session.scalars(select(Unit).where(Unit.contest_id == held.contest_id)).one()
        person = session.get_one(Person, person_id(held.app, name_of("representative")))
        key = {"person_id": person.id, "contest_id": held.contest_id, "role": "representative"}
        if session.query(Membership).filter_by(**key, unit_id=unit.id).first() is None:
            session.add(Membership(**key, unit_id=unit.id))
    return {
        "round_key": [BIG],
        "judge": ["gk2"],
        "number": [1],
        "team": ["d2"],
        "paper": list(OWN_NAMES),
        "delegation_id": [held.team_id("d2")],
    }


def _draw(held: Held) -> None:
    with looking_into(held.app):
        by = actor_of(held.app, name_of("organiser"))
        draw_by_lots(held.contest_id, {"d1": 2, "d2": 1, "d3": 3}, by=by)
        make_timetable(held.contest_id, by=by)


def _swap(held: Held) -> int:
    address = f"{PATH}/boc-tham/doi-thu-tu"
    heads = {"first_head": f"Ông {MARK}", "second_head": "Bà Hai", "reason": MARK}
    answer = post(held.client("secretary"), address, address, first="d1", second="d2", **heads)
    assert answer.status_code == 302, answer.text[-2000:]
    with looking_into(held.app):
        found = db.session.scalar(
            select(OrderSwap.id).where(OrderSwap.contest_id == held.contest_id)
        )
        assert found is not None
        return found
