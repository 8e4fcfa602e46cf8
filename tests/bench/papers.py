"""Papers: the ranking and the minutes of twenty teams from the click to the PDF, all papers of a
contest while judges mark, and the same table set by WeasyPrint and by a headless Chromium.

WeasyPrint is measured where it can be imported; it is no part of the product.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from contest.app import create_app
from contest.documents.engine import FONTS, Press
from contest.documents.rules.batch import PROGRESS, Batch
from contest.shared.db import db
from tests.bench.figures import Figure, at_most, told
from tests.bench.installation import BENCH_SERVER, COMMAND, SLUG, Served, served
from tests.bench.operations import Tablet
from tests.bench.tap import PAUSE, percentile, taps
from tests.cast import signed_in
from tests.conftest import settings_for
from tests.documents import ha_trung
from tests.install import BROWSERS, installed

RUNS, FIRSTS = 5, 3
CLICK_SECONDS, BATCH_SECONDS = 1.0, 15.0
MOST_RATIO = 2.0
"""Median tap beside the batch against the median tap on an idle server; marks come first."""
TEAMS, JUDGES = 60, 11
"""A contest whose papers are some 300 pages."""
LARGE = "rat-lon"


def median(act: Callable[[], object]) -> float:
    """Median seconds on the clock of the wall, after one time to warm up."""
    act()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def large() -> dict[str, Any]:
    """A contest that was held: three rounds of four criteria."""
    rounds: list[dict[str, Any]] = [
        {
            "key": f"p{n}",
            "name": f"Phần {n}",
            "criteria": [{"key": f"c{c}", "name": f"Tiêu chí {c}", "max": "10"} for c in range(4)],
        }
        for n in range(3)
    ]
    teams = [f"d{n}" for n in range(TEAMS)]
    judges = [f"gk{n}" for n in range(JUDGES)]
    return {
        "format": "hoithi/1",
        "contest": {"slug": LARGE, "name": "Hội thi lớn"},
        "rounds": rounds,
        "judges": [
            {"key": key, "name": f"Giám khảo {key}", "head": n == 0} for n, key in enumerate(judges)
        ],
        "teams": [{"key": key, "name": f"Đội xã {key}"} for key in teams],
        "awards": [{"key": "con-lai", "name": "Giải Khuyến khích", "by": "rest"}],
        "turns": [
            {"round": one["key"], "team": key, "status": "done"} for one in rounds for key in teams
        ],
        "marks": [
            {
                "round": one["key"],
                "team": key,
                "judge": judge,
                "criterion": criterion["key"],
                "points": f"{1 + (place + seat) // JUDGES * 0.25 + at * 0.25:g}",
            }
            for one in rounds
            for place, key in enumerate(teams)
            for seat, judge in enumerate(judges)
            for at, criterion in enumerate(one["criteria"])
        ],
    }


def click(here: Served) -> tuple[float, float]:
    """Seconds from the request for the ranking, and for the minutes, to the whole PDF.

    Each is the first print of a contest: later ones of the same figures are kept bytes.
    """
    found = [_first_prints(here) for _ in range(FIRSTS)]
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def _first_prints(here: Served) -> tuple[float, float]:
    told_once = here.ran("demo", "--stage", "finished", "--replace")
    [password] = re.findall(r"^ *thuky +(\S+)", told_once, re.MULTILINE)
    app = create_app(settings_for(Path(here.environ["HOITHI_DATA"])))
    client = signed_in(app, "thuky", password)

    def seconds(paper: str) -> float:
        began = time.perf_counter()
        answer = client.get(f"/hoi-thi/{SLUG}/giay-to/{paper}.pdf")
        taken = time.perf_counter() - began
        assert answer.status_code == 200
        assert answer.data.startswith(b"%PDF")
        return taken

    found = seconds("xep-hang"), seconds("bien-ban-ban-giam-khao")
    with app.app_context():
        db.engine.dispose()
    return found


def batch(here: Served) -> tuple[Batch, float, float, list[float]]:
    """All papers of the large contest as the button starts them: what came of it, seconds with
    the process's own start, its memory in MB, and milliseconds of the taps meanwhile."""
    folder = Path(here.environ["HOITHI_DATA"])
    file = folder / "large.json"
    file.write_text(json.dumps(large()))
    here.ran("import", str(file))
    out = folder / "papers"
    tablet = Tablet(here, here.seats()[0])
    beside: list[float] = []
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *COMMAND, "papers", LARGE, str(out)],
        env=here.environ,
        stdout=subprocess.DEVNULL,
    )
    most = 0.0
    while process.poll() is None:
        time.sleep(PAUSE)
        tapped = time.perf_counter()
        tablet.send(1)
        beside.append(1000 * (time.perf_counter() - tapped))
        most = max(most, resident_mb(process.pid))
    seconds = time.perf_counter() - began
    tablet.close()
    done = Batch.from_json((out / PROGRESS).read_text("utf-8"))
    return done, seconds, most, sorted(beside)


def resident_mb(pid: int) -> float:
    """Resident memory of a process and of those that it started, in MB; 0 when it is gone."""
    total = 0.0
    for process in (pid, *children_of(pid)):
        try:
            status = Path(f"/proc/{process}/status").read_text("ascii")
        except OSError:
            continue
        for line in status.splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1]) / 1024
    return total


def children_of(pid: int) -> list[int]:
    """Processes that it started."""
    try:
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    except OSError:
        return []


def table() -> str:
    """The ranking's table of twenty teams as a page for the engines of the web."""
    blocks = ha_trung.ranking_data()["blocks"]
    [one] = [block for block in blocks if block["block"] == "table"]
    heads = "".join(f"<th>{escape(column['title'])}</th>" for column in one["columns"])
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell['text'])}</td>" for cell in row) + "</tr>"
        for row in one["rows"]
    )
    return (
        f'<html lang="vi"><head><meta charset="utf-8"><title>Xếp hạng</title><style>@font-face '
        f"{{font-family:Tinos;src:url({(FONTS / 'Tinos-Regular.ttf').as_uri()})}}"
        "@page{size:A4;margin:20mm 15mm 20mm 30mm}body{font:11pt Tinos}"
        "table{border-collapse:collapse;width:100%}td,th{border:.5pt solid;padding:4pt}"
        f"</style></head><body><table><thead><tr>{heads}</tr></thead>{rows}</table></body></html>"
    )


def typeset() -> float:
    """Seconds for that table in ours, in a warm process: tagged and archival."""
    data = ha_trung.ranking_data()
    bare = data | {"letterhead": None, "signatures": [], "recipients": []}
    bare["blocks"] = [block for block in data["blocks"] if block["block"] == "table"]
    with Press() as press:
        return median(lambda: press.render("office_paper", bare))


def by_chromium() -> float:
    """Seconds for it in a Chromium that runs already."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed(BROWSERS), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()

        def made() -> None:
            page.set_content(table())
            page.pdf(format="A4")

        found = median(made)
        browser.close()
    return found


def by_weasyprint() -> float | None:
    """Seconds for it in WeasyPrint, or None where it is not here."""
    if find_spec("weasyprint") is None:
        return None
    html = import_module("weasyprint").HTML
    return median(lambda: html(string=table()).write_pdf())


def run() -> bool:
    """Measure; whether the targets are met."""
    with served(*BENCH_SERVER) as here:
        tablet = Tablet(here, here.seats()[0])
        taps(tablet)
        idle = taps(tablet)
        tablet.close()
        done, seconds, memory, beside = batch(here)
        ranking, minutes = click(here)
    ours, chromium, weasyprint = typeset(), by_chromium(), by_weasyprint()
    missing = Figure("  by WeasyPrint", "not here", "")
    figures = [
        at_most("ranking of 20 teams, click to PDF", ranking, CLICK_SECONDS, " s"),
        at_most("minutes of 20 teams, click to PDF", minutes, CLICK_SECONDS, " s"),
        Figure("all papers of a contest, pages", str(done.pages)),
        at_most("  from the click to the files", seconds, BATCH_SECONDS, " s"),
        Figure("  memory of its processes", f"{memory:.0f} MB"),
        Figure("tap on an idle server, median", f"{statistics.median(idle):.2f} ms"),
        Figure("  p99", f"{percentile(idle, 99):.2f} ms"),
        Figure("tap beside the batch, median", f"{statistics.median(beside):.2f} ms"),
        at_most("  against the idle server", statistics.median(beside) / statistics.median(idle),
                MOST_RATIO, " x"),
        Figure("  p99", f"{percentile(beside, 99):.2f} ms", "aim 50 ms"),
        Figure("the table of 20 teams alone, typst", f"{1000 * ours:.0f} ms"),
        Figure("  by Chromium, already running", f"{chromium / ours:.2f} x"),
        missing if weasyprint is None
        else Figure("  by WeasyPrint", f"{weasyprint / ours:.2f} x"),
    ]  # fmt: skip
    return told("papers (medians)", figures)
