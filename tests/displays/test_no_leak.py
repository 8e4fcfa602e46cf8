"""Nothing that is public, in no state of a contest, tells what is still secret.

Secret figures, the order of the teams and the names of winners are there in the record while
everything that a stranger, a judge and another commune can read is read; see ``crawling.py``.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, update

from contest.accounts.models import Membership
from contest.displays.actions.directing import point
from contest.displays.actions.publishing import publish_scoreboard
from contest.displays.actions.reveal import go_to_step, make_ceremony, open_results
from contest.displays.actions.screens import claim_screen, register_screen
from contest.displays.queries.reveal import reveal_under_way, steps_in
from contest.displays.rules.reveal import Order, Part
from contest.displays.rules.screens import Cue, Mode, Target
from contest.displays.views import draw as draw_page
from contest.documents.models import MadePaper
from contest.ranking.actions.freeze import freeze
from contest.ranking.actions.release import announce, correct_turn, release_turns
from contest.ranking.queries import publicity
from contest.regulations.models import Round, Unit
from contest.schedule.actions.timetable import make_timetable, publish_timetable
from contest.schedule.models import Turn
from contest.scoring.actions.seats import make_seats
from contest.scoring.queries.seats import seat_codes
from contest.shared import realtime
from contest.shared.db import db
from tests.cast import HERE, looking_into
from tests.conftest import SECRET
from tests.displays.crawling import Reader, Secrets, crawl, files, shut, topics
from tests.hall import ORGANISER
from tests.held import PAPERS, Held, held
from tests.small_contests import contest, results, round_

NAMES = {"an": "Đội An Khang", "binh": "Đội Bình Minh", "chi": "Đội Chí Linh",
         "dung": "Đội Dũng Tiến", "em": "Đội Êm Đềm"}  # fmt: skip
SCORES = {
    "bao_tuong": {"an": ["66.71", "68.09", "67.57"], "binh": ["81.19", "82.67", "80.83"],
                  "chi": ["63.23", "64.79", "62.87"], "dung": ["71.37", "72.41", "73.93"],
                  "em": ["76.13", "77.59", "75.31"]},
    "tieu_pham": {"an": ["83.11", "84.73", "85.97"], "binh": ["61.43", "60.29", "62.03"],
                  "chi": ["89.83", "90.57", "91.89"], "dung": ["96.17", "97.63", "95.39"],
                  "em": ["58.61", "59.87", "57.23"]},
}  # fmt: skip
"""In all: dung, chi, an, binh, em; after the first round alone: binh, em, dung, an, chi. No list
that is public anyway has three of them as the first order has."""
OLDEST = "Cao Niên Bí Mật"
UNREADY = {"team": "Đội Còn Nháp", "unit": "Xã Chưa Nộp"}
"""A list that nobody has handed in: who means to come is nobody's business yet, in any state."""
SAID_AT = (f"/hoi-thi/{HERE}/le-trao-giai", f"/api/v1/contests/{HERE}/ceremony")


def document(level: str, when: str) -> dict[str, Any]:
    made = contest(
        SCORES,
        rounds=[round_("bao_tuong", staged=False), round_("tieu_pham")],
        awards=[
            {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1},
            {"key": "nhi", "name": "Giải Nhì", "by": "place", "count": 2},
            {"key": "kk", "name": "Giải Khuyến khích", "by": "rest"},
            {"key": "tuoi", "name": "Thành viên cao tuổi nhất", "by": "oldest_member"},
        ],
        running_order={"tieu_pham": ["an", "em", "chi", "dung", "binh"]},
        settings={"publish": {"level": level, "when": when}, "signatures": "off"},
        units=[
            *({"key": key, "name": f"Xã {name}"} for key, name in NAMES.items()),
            {"key": "nhap", "name": UNREADY["unit"]},
        ],
    )
    made["contest"]["dates"] = ["2023-11-15"]
    for team in made["teams"]:
        team.update(name=NAMES[team["key"]], units=[team["key"]], number=None)
        del team["number"]
    made["teams"][2]["members"] = [
        {"key": "tv1", "name": OLDEST, "role": "full", "born": "1931-02-03"}
    ]
    made["teams"].append(
        {"key": "nhap", "name": UNREADY["team"], "units": ["nhap"], "status": "draft"}
    )
    return made


RESULTS = results(document("all", "turn"))
JUDGES = frozenset(
    total for by_team in SCORES.values() for given in by_team.values() for total in given
)
OWN = frozenset(given[0] for by_team in SCORES.values() for given in by_team.values())
"""The totals that the first judge gave: their own tablet may show these."""
ORDER = tuple(NAMES[place["team"]] for place in RESULTS["rankings"][0]["places"])


def figures(*rounds: str, totals: bool) -> frozenset[str]:
    teams = [RESULTS["teams"][key] for key in NAMES]
    found = {team["rounds"][key]["result"] for team in teams for key in rounds}
    return frozenset(found | ({team["total"] for team in teams} if totals else set()))


ALL = figures("bao_tuong", "tieu_pham", totals=True)
EVERYTHING = Secrets(JUDGES | ALL, (ORDER,), frozenset({OLDEST}))


@pytest.fixture
def hall(tmp_path: Any, migrated_file: Any) -> Iterator[Held]:
    with held(tmp_path, migrated_file) as installation:
        yield installation


class Readers:
    """A stranger, the first judge at their tablet, and the commune of the team Êm Đềm."""

    def __init__(self, hall: Held) -> None:
        self.hall = hall
        with looking_into(hall.app):
            unit = db.session.scalars(select(Unit.id).where(Unit.key == "em")).one()
            db.session.execute(
                update(Membership)
                .where(
                    Membership.role == "representative", Membership.contest_id == hall.contest_id
                )
                .values(unit_id=unit)
            )
            db.session.commit()
            make_seats(hall.contest_id)
            seat = seat_codes(hall.contest_id, SECRET)[0]
        tablet = hall.app.test_client()
        sat = tablet.post("/api/v1/seat", json={"token": seat.token, "device": "may-thu"})
        self.stranger = Reader("nobody", hall.app.test_client())
        self.all = [
            self.stranger,
            Reader("judge", tablet, sat.get_json()["session"]),
            Reader("representative", hall.client("representative")),
        ]
        self.values: dict[str, list[str]] = {"slug": [HERE], "round_key": list(SCORES)}
        self.screen: Reader | None = None

    def hang_a_screen(self) -> None:
        """A wall of the hall that says something, with a token of its own."""
        with looking_into(self.hall.app):
            token, code = register_screen()
            claim_screen(self.hall.contest_id, code, "Sân khấu", "", by=ORGANISER)
            point(self.hall.contest_id, Target(), Cue(Mode.MESSAGE, text="Nghỉ"), by=ORGANISER)
        self.screen = Reader("screen", self.hall.app.test_client(), token)
        self.values["code"] = [code]

    def on_the_wall(self) -> Iterator[tuple[str, str]]:
        """(where, text) of what the screen is told."""
        if self.screen is not None:
            yield from topics(self.hall.app, self.screen, "display")
            bearer = {"Authorization": f"Bearer {self.screen.token}"}
            told = self.screen.client.post("/api/v1/screens/beat", json={}, headers=bearer)
            assert told.get_json()["mode"] == "message"
            yield "screen", told.text

    def leaks(self, state: str, secrets: Secrets, *readers: Reader) -> list[tuple[str, ...]]:
        """(state, who, where, secret) of everything that is told too early."""
        found = []
        told_to_all = [("screen", *one) for one in self.on_the_wall()]
        found += [(state, *one, t) for *one, text in told_to_all for t in secrets.told_by(text)]
        self.values["reference"] = references(self.hall)
        for reader in readers or self.all:
            own = OWN if reader.token else frozenset()
            words = secrets.words | set(UNREADY.values())
            kept = Secrets(secrets.figures - own, secrets.orders, words)
            for where, text in crawl(self.hall.app, reader, self.values):
                found += [(state, reader.who, where, told) for told in kept.told_by(text)]
        return found


def references(hall: Held) -> list[str]:
    """What the QR codes of the printed papers lead to."""
    with looking_into(hall.app):
        return [one or "" for one in db.session.scalars(select(MadePaper.reference))]


def print_papers(hall: Held) -> None:
    """Official papers with every secret on them, printed before anybody may know."""
    client = hall.client("secretary")
    for paper in ("xep-hang", "phan-thi/tieu_pham/bang-tong-hop", "quyet-dinh-trao-giai"):
        assert client.get(f"{PAPERS}/{paper}.pdf").status_code == 200
    assert references(hall)


def act(hall: Held, *acts: Any) -> None:
    with looking_into(hall.app):
        for one in acts:
            one()


def turns(hall: Held, round_key: str) -> list[int]:
    with looking_into(hall.app):
        query = select(Turn.id).join(Round).where(Round.key == round_key)
        return list(db.session.scalars(query.where(Turn.contest_id == hall.contest_id)))


def release(hall: Held, round_key: str) -> None:
    ids = turns(hall, round_key)
    act(hall, lambda: release_turns(hall.contest_id, ids, by=ORGANISER))


def frozen(hall: Held, level: str = "all", when: str = "turn") -> Readers:
    """The first round is public where the regulations say so; the second was released after."""
    hall.hold(document(level, when)).confirm()
    act(hall, lambda: publish_scoreboard(hall.contest_id))
    print_papers(hall)
    readers = Readers(hall)
    readers.hang_a_screen()
    act(
        hall,
        lambda: make_timetable(hall.contest_id, by=ORGANISER),
        lambda: publish_timetable(hall.contest_id, publish=True, by=ORGANISER),
    )
    if when == "turn":
        release(hall, "bao_tuong")
        act(hall, lambda: freeze(hall.contest_id, None, None, by=ORGANISER))
        release(hall, "tieu_pham")
    return readers


NEVER_OPEN = {
    "/tin-cay/hoi-thi.crt",
    "/giam-khao/tep/<version>/<path:name>",
    "/hoi-thi/<slug>/man-chieu/bao-tuong/<int:picture_id>",
}
"""Public addresses that the crawl need not enter: a certificate that this server has not, static
files under the number of their version, which are read from disk, and photographs, which nobody
handed in here (``test_gallery.py`` tells which of them are shown)."""
FROZEN = Secrets(JUDGES | figures("tieu_pham", totals=True), (ORDER,), frozenset({OLDEST}))


def test_before_anything_is_released_nothing_is_told(hall: Held) -> None:
    missing = document("all", "turn")
    missing["marks"].pop()
    hall.hold(missing)
    readers = Readers(hall)
    found = readers.leaks("before anything was published", EVERYTHING, readers.stranger)
    act(hall, lambda: publish_scoreboard(hall.contest_id))
    found += readers.leaks("marking", EVERYTHING)
    hall.hold(document("all", "turn")).confirm()
    act(hall, lambda: publish_scoreboard(hall.contest_id))
    found += readers.leaks("complete, not released", EVERYTHING, readers.stranger)
    assert found == []


def test_frozen_and_in_the_ceremony_only_what_was_said_is_told(hall: Held) -> None:
    readers = frozen(hall)
    found = readers.leaks("frozen", FROZEN)
    assert shut(hall.app, readers.stranger, readers.values) == NEVER_OPEN
    act(hall, lambda: make_ceremony(hall.contest_id, Order.PRIZES, by=ORGANISER, rehearsal=False))
    with looking_into(hall.app):
        reveal = reveal_under_way(db.session(), hall.contest_id)
        assert reveal is not None
        steps = steps_in(reveal)
    assert [step.title for step in steps if step.part is Part.NAMES][-1] == "Giải Nhất"
    for position in range(1, len(steps) + 1):
        go(hall, position)
        said = {w.person or w.team_name for one in steps[:position] for w in one.winners}
        totals = {w.total for one in steps[:position] for w in one.winners if w.total}
        whole = position == len(steps)
        secrets = Secrets(
            FROZEN.figures - totals, () if whole else (ORDER,), frozenset({OLDEST} - said)
        )
        state = f"step {position}"
        if position in (len(steps) // 2, len(steps) - 1):
            found += readers.leaks(state, secrets, readers.stranger)
        unsaid = Secrets(words=frozenset({*NAMES.values(), OLDEST} - said - {NAMES["chi"]}))
        told = {path: "".join(readers.stranger.read(path)) for path in SAID_AT}
        told["topic"] = "".join(text for _, text in topics(hall.app, readers.stranger, "ceremony"))
        found += [(state, at, one) for at, text in told.items() for one in unsaid.told_by(text)]
    assert found == []
    act(hall, lambda: open_results(hall.contest_id, by=ORGANISER))
    assert readers.leaks("final", Secrets(JUDGES), readers.stranger) == []
    page = "".join(readers.stranger.read(f"/hoi-thi/{HERE}/bang-diem"))
    assert EVERYTHING.told_by(page) != [], "the crawl reads what is there"


def go(hall: Held, position: int) -> None:
    with looking_into(hall.app):
        reveal = reveal_under_way(db.session(), hall.contest_id)
        assert reveal is not None
        go_to_step(hall.contest_id, position, reveal.version, by=ORGANISER)


def test_what_the_regulations_withhold_is_not_told_when_all_is_over(hall: Held) -> None:
    readers = frozen(hall, "prizes", "end")
    act(hall, lambda: announce(hall.contest_id, by=ORGANISER))
    assert readers.leaks("final, prizes only", Secrets(JUDGES | ALL, (ORDER,))) == []
    page = "".join(readers.stranger.read(f"/hoi-thi/{HERE}/bang-diem"))
    assert "Giải Nhất" in page
    taken_back = turns(hall, "tieu_pham")[0]
    act(hall, lambda: correct_turn(taken_back, "Cộng sai", by=ORGANISER))
    withdrawn = Secrets(JUDGES | ALL, (ORDER,), frozenset({OLDEST, "Giải Nhất"}))
    assert readers.leaks("withdrawn, prizes only", withdrawn, readers.stranger) == []


def test_where_the_first_prizes_are_published_there_is_no_other_figure(hall: Held) -> None:
    readers = frozen(hall, "top", "end")
    act(hall, lambda: announce(hall.contest_id, by=ORGANISER))
    told = frozenset(RESULTS["teams"][key]["total"] for key in ("dung", "chi", "an"))
    secrets = Secrets(JUDGES | ALL - told)
    assert readers.leaks("final, first prizes", secrets, readers.stranger) == []
    board = "".join(readers.stranger.read(f"/api/v1/contests/{HERE}/scoreboard"))
    assert set(Secrets(told).told_by(board)) == told


def test_no_file_that_is_served_tells_anything() -> None:
    kept = list(files())
    assert len(kept) > 60
    assert [(name, told) for name, text in kept for told in EVERYTHING.told_by(text)] == []


def leaking_draw(contest: Any) -> dict[str, Any]:
    """The draw's own answer with a figure in it."""
    return {"draws": 0, "seal": None, "seed": RESULTS["teams"]["dung"]["total"], "rounds": []}


def ranked_draw(contest: Any) -> dict[str, Any]:
    """The draw's own answer in the order of the result."""
    teams = [{"place": at, "number": at, "name": name} for at, name in enumerate(ORDER, 1)]
    return {
        "draws": 1,
        "seal": None,
        "seed": None,
        "rounds": [{"key": "x", "name": None, "teams": teams}],
    }


def test_the_crawl_finds_what_is_planted(hall: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = frozen(hall)
    assert readers.leaks("frozen", FROZEN, readers.stranger) == []

    def found() -> set[str]:
        return {where for _, _, where, _ in readers.leaks("", FROZEN, readers.stranger)}

    for planted in (leaking_draw, ranked_draw):
        with monkeypatch.context() as planting:
            planting.setattr(draw_page, "draw_shown", planted)
            assert f"/api/v1/contests/{HERE}/draw" in found(), planted
    with monkeypatch.context() as planting:
        chatty = realtime.Topic(
            "scoreboard", lambda *_: realtime.Snapshot(1, {"winner": OLDEST}), lambda _: ""
        )
        planting.setitem(realtime._topics, "scoreboard", chatty)
        assert found() == {"topic scoreboard"}
    with monkeypatch.context() as planting:  # whoever forgets to ask about the freeze
        planting.setattr(publicity, "freeze_in_force", lambda *_: None)
        act(hall, lambda: publish_scoreboard(hall.contest_id))
        told = found()
    assert {f"/api/v1/contests/{HERE}/scoreboard", "topic scoreboard"} <= told
    assert f"/hoi-thi/{HERE}/man-chieu" in told
