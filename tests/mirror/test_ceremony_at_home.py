"""A ceremony from the freeze to a correction after the end, as the mirror serves and keeps it: at
no moment does it hold what later steps reveal, and in the end it holds the results.

What is secret is planted as in ``tests/displays/test_no_leak.py``.
"""

import json
from pathlib import Path
from typing import Any

from tests.displays.crawling import Secrets
from tests.displays.day import SLUG
from tests.displays.test_no_leak import (
    ALL,
    FROZEN,
    JUDGES,
    NAMES,
    OLDEST,
    ORDER,
    RESULTS,
    document,
)
from tests.displays.test_topic import Watcher
from tests.mirror.home import Both, both, leaks

STEPS = 8
"""Four prizes, each called and then given: that of the oldest, Khuyến khích, Nhì, Nhất."""
CEREMONY = f"/api/v1/contests/{SLUG}/ceremony"
BOARD = f"/hoi-thi/{SLUG}/bang-diem"


def held() -> dict[str, Any]:
    made = document("all", "turn")
    made["contest"]["slug"] = SLUG
    return made


def keys(order: tuple[str, ...]) -> tuple[str, ...]:
    """The same order in keys of teams, as they stand in JSON."""
    by_name = {name: key for key, name in NAMES.items()}
    return tuple(f'"{by_name[name]}"' for name in order)


def said_at(day: Both, position: int) -> dict[str, Any]:
    """What the mirror says of the ceremony when so many steps are over."""
    day.act(["say", position])
    told: dict[str, Any] = day.home.get(CEREMONY).json()
    assert told == json.loads(day.hall(CEREMONY))
    return told


def unsaid(told: dict[str, Any], figures: frozenset[str]) -> Secrets:
    """What nobody at home may know when this was said."""
    winners = [
        winner for step in [*told["given"], told["step"]] if step for winner in step["winners"]
    ]
    everything_said = sum(1 for winner in winners if not winner["person"]) == len(NAMES)
    orders = () if everything_said else (ORDER, keys(ORDER))
    said = {winner["person"] for winner in winners}
    totals = {winner["total"] for winner in winners if winner["total"]}
    return Secrets(figures - totals, orders, frozenset({OLDEST} - said))


def not_named(told: dict[str, Any]) -> Secrets:
    """The teams that have no prize yet, for what speaks of the ceremony alone."""
    said = json.dumps(told, ensure_ascii=False)
    return Secrets(words=frozenset(name for name in NAMES.values() if name not in said))


def test_no_moment_of_a_ceremony_tells_those_at_home_what_comes_after_it(
    tmp_path: Path,
) -> None:
    with both(tmp_path, held=held()) as day:
        day.act(["confirm_round", "bao_tuong"], ["confirm_round", "tieu_pham"])
        day.act(["release_round", "bao_tuong"], ["freeze"], ["release_round", "tieu_pham"])
        frozen = Secrets(FROZEN.figures, (ORDER, keys(ORDER)), FROZEN.words)
        assert leaks(day.home.everything(), frozen) == []
        watching = Watcher(day.home.address)
        for topic in ("scoreboard", "ceremony"):
            watching.say("follow", {"topic": topic, "contest": SLUG})

        day.act(["ceremony"])
        assert leaks(day.home.everything(), frozen) == []
        for position in (2, 6, 5, 7, STEPS):  # one step is taken back
            told = said_at(day, position)
            read = day.home.everything() | {"phone": json.dumps(watching.snapshots[-1])}
            assert leaks(read, unsaid(told, FROZEN.figures)) == [], position
            about = {where: text for where, text in read.items() if where.endswith("le-trao-giai")}
            about |= {"ceremony": day.home.get(CEREMONY).text}
            assert len(about) > 1
            assert leaks(about, not_named(told)) == [], position
        assert told["step"]["winners"][0]["team_name"] == ORDER[0]
        assert json.loads(day.home.board())["awards"] == []

        day.act(["open_results"])
        read = day.home.everything()
        assert leaks(read, Secrets(JUDGES)) == []
        totals = frozenset(RESULTS["teams"][key]["total"] for key in NAMES)
        assert set(Secrets(totals, words=frozenset({OLDEST})).told_by(read[BOARD])) == {
            *totals, OLDEST,
        }  # fmt: skip

        # The first has to be corrected: what was wrong goes, what is right waits to be released.
        was = RESULTS["teams"]["dung"]
        wrong = frozenset({was["total"], was["rounds"]["tieu_pham"]["result"]})
        day.act(["correct", "tieu_pham", "dung", "Cộng sai điểm"])
        gone = Secrets(JUDGES | wrong, words=frozenset({OLDEST, "Giải Nhất"}))
        assert leaks(day.home.everything(), gone) == []
        assert "Cộng sai điểm" in day.home.get(BOARD).text
        day.act(["deduct", "tieu_pham", "dung", "1.37"], ["move", "tieu_pham", "dung", "confirm"])
        right = frozenset({"95.03", "167.60"})
        assert leaks(day.home.everything(), Secrets(gone.figures | right, (), gone.words)) == []
        day.act(["announce"])
        read = day.home.everything()
        assert leaks(read, Secrets(JUDGES | wrong)) == []
        assert set(Secrets(right).told_by(read[BOARD])) == right
        watching.client.disconnect()

        # And where only prizes are published, no figure and no order, neither then nor again.
        day.act(["publish", "prizes", "end"])
        never = Secrets(JUDGES | ALL | right | {"94.53", "167.10"}, (ORDER, keys(ORDER)))
        read = day.home.everything()
        assert leaks(read, never) == []
        assert "Giải Nhất" in read[BOARD]
        day.act(["correct", "tieu_pham", "dung", "Cộng nhầm"])
        day.act(["deduct", "tieu_pham", "dung", "0.5"], ["move", "tieu_pham", "dung", "confirm"])
        day.act(["ceremony"])
        assert leaks(day.home.everything(), never) == []
        for position in (STEPS - 1, STEPS):
            said_at(day, position)
            assert leaks(day.home.everything(), never) == [], position
        day.act(["open_results"])
        read = day.home.everything()
        assert leaks(read, never) == []
        assert "Giải Nhất" in read[BOARD]
