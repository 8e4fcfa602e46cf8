"""``hoithi compute``: the time that a mark takes stays flat, and 500 teams take less than 2 s."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, at_most, told

ROUNDS, JUDGES, CRITERIA = 3, 9, 6
MARKS_A_TEAM = ROUNDS * JUDGES * CRITERIA
RUNS = {50: 9, 500: 5, 5000: 3}
"""Teams → how often; the median counts."""
TIMED = """
import sys, time
from contest.archive.compute import compute
began = time.process_time()
compute(sys.argv[1:], standalone_mode=False)
sys.stderr.write(str(time.process_time() - began))
"""
SECONDS_AT_500 = 2.0
FLAT = 1.3


def document(teams: int) -> dict[str, Any]:
    """A contest in which everybody has marked everything."""
    chance = random.Random(teams)
    judges = [f"gk{number}" for number in range(JUDGES)]
    criteria = [f"tc{number}" for number in range(CRITERIA)]
    places = [(f"pt{r}", f"doi-{t}") for r in range(ROUNDS) for t in range(teams)]
    return {
        "format": "hoithi/1",
        "contest": {"slug": "hoi-thi", "name": "Hội thi"},
        "rounds": [
            {
                "key": f"pt{number}",
                "name": f"Phần thi {number}",
                "criteria": [{"key": key, "name": key, "max": "10"} for key in criteria],
                "aggregate": {"method": "mean", "drop_highest": 1, "drop_lowest": 1},
                "time": {
                    "max_seconds": 600,
                    "overtime": {"every_seconds": 60, "counting": "full", "points": "1"},
                },
            }
            for number in range(ROUNDS)
        ],
        "judges": [{"key": key, "name": key} for key in judges],
        "ranking": {"tie_breaks": [{"by": "round", "round": "pt0"}, {"by": "first_places"}]},
        "awards": [
            {"key": "nhat", "name": "Nhất", "by": "place", "count": 1, "on_tie": "share"},
            {"key": "con-lai", "name": "Khuyến khích", "by": "rest"},
        ],
        "teams": [{"key": f"doi-{t}", "name": f"Đội {t}"} for t in range(teams)],
        "turns": [
            {"round": r, "team": t, "status": "done", "seconds": chance.randrange(500, 700)}
            for r, t in places
        ],
        "marks": [
            {
                "round": r,
                "team": t,
                "judge": judge,
                "criterion": criterion,
                "points": f"{chance.randrange(41) * 0.25:g}",
            }
            for r, t in places
            for judge in judges
            for criterion in criteria
        ],
    }


def whole(path: Path) -> float:
    """Median seconds of the command as a whole process, on the clock of the wall."""
    times = []
    for _ in range(RUNS[500]):
        began = time.perf_counter()
        command = [sys.executable, "-m", "contest.command", "compute", path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def inside(path: Path, runs: int) -> float:
    """Median seconds of processor time of the command's own work: reading, computing, printing."""
    times = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", TIMED, path],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        times.append(float(done.stderr))
    return statistics.median(times)


def run() -> bool:
    """Measure; whether the targets are met."""
    figures: list[Figure] = []
    a_mark: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for teams, runs in RUNS.items():
            path = Path(folder) / f"{teams}.json"
            path.write_text(json.dumps(document(teams)), "utf-8")
            a_mark[teams] = inside(path, runs) / (teams * MARKS_A_TEAM) * 1e6
            name = f"{teams} teams, {teams * MARKS_A_TEAM} marks: a mark"
            figures.append(Figure(name, f"{a_mark[teams]:.2f} µs"))
            if teams == 500:
                figures.append(at_most("  the whole process", whole(path), SECONDS_AT_500, " s"))
    for teams in (500, 5000):
        ratio = a_mark[teams] / a_mark[50]
        figures.append(at_most(f"a mark at {teams} teams against one at 50", ratio, FLAT, " x"))
    return told("compute (medians)", figures)
