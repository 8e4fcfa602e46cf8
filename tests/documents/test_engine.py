import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contest.documents import engine
from contest.documents.engine import PaperError, Press, render
from tests.documents import ha_trung, pdf_page

HOSTILE = (
    "#panic() #read(1)",
    "$x^2$ \\alpha",
    "<script>alert(1)</script> {{ 7*7 }} {% raw %}",
    "*đậm* _nghiêng_ @nguồn `mã`",
    "// ghi chú /* khác */",
    "= Đầu đề \\ ~ -- --- ... \"ngoặc\" 'đơn'",
    '[#import "official.typ": *]',
)


def named(team: str) -> dict[str, object]:
    standing = ha_trung.standing()
    table = standing.divisions[0]
    rows = (replace(table.rows[0], team=team), *table.rows[1:3])
    standing = replace(standing, divisions=(replace(table, rows=rows, ties=()),))
    return ha_trung.ranking_data(standing=standing)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_printed_as_typed_and_never_executed(text: str) -> None:
    words = pdf_page.text(render("office_paper", named(text)))
    assert "".join(text.split()) in "".join(words.split())


MARK = "#[*x*]$<a>\\"
CODES = {
    "made_at",
    "status",
    "by",
    "state",
    "code",
    "kind",
    "method",
    "source",
    "notes",
    "block",
    "align",
}


def spoiled(value: Any) -> Any:
    """The same data with markup before every text that is not a code or a picture."""
    if isinstance(value, dict):
        return {
            key: item if key in CODES or key.endswith("svg") else spoiled(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [spoiled(item) for item in value]
    return MARK + value if isinstance(value, str) else value


def test_every_text_of_every_paper_may_hold_markup() -> None:
    papers = {
        "ranking": ha_trung.ranking_data(),
        "minutes": ha_trung.minutes_data(),
        "sheet": ha_trung.sheet((ha_trung.filled(1, "Đội xã Hà Bắc"),)).to_data(),
        "round_table": ha_trung.round_table().to_data(),
        "slip": ha_trung.slips().to_data(),
    }
    with Press() as press:
        for paper, data in papers.items():
            text = pdf_page.text(press.render(ha_trung.TEMPLATES.get(paper, paper), spoiled(data)))
            # Titles are set in capitals; the mark has none that matter.
            assert text.replace(" ", "").upper().count(MARK.upper()) > 5


def test_a_name_of_300_letters_stays_on_the_page() -> None:
    for name in ("Đội " + "rất dài " * 37, "Đ" * 300):
        pdf = render("office_paper", named(name))
        for page in pdf_page.pages(pdf):
            assert max(run.left for run in pdf_page.runs(page)) < 195
        assert "".join(name.split()) in "".join(pdf_page.text(pdf).split())


def test_composed_and_decomposed_letters_print_alike() -> None:
    assert render("office_paper", named("Đội xã Yến Sơn")) == render(
        "office_paper", named("Đội xã Yê\u0301n Sơn")
    )


def test_a_sign_that_the_font_lacks_is_a_box_and_what_cannot_be_seen_is_left_out() -> None:
    pdf = render("office_paper", named("Đội 🎉 Hà\u200b\u202e\x00 Bắc \ud800"))
    assert "Đội □ Hà Bắc □" in pdf_page.text(pdf)


def test_the_same_data_gives_the_same_bytes() -> None:
    data = ha_trung.minutes_data()
    first = render("office_paper", data)
    with Press() as press:
        press.render("office_paper", ha_trung.ranking_data())
        assert press.render("office_paper", data) == first


def test_the_creation_date_is_the_moment_of_the_figures() -> None:
    reader = pdf_page.reader(render("office_paper", ha_trung.ranking_data()))
    assert reader.metadata is not None
    assert reader.metadata.creation_date == ha_trung.MADE_AT
    assert str(reader.metadata.title).startswith("Bảng tổng hợp chung và xếp hạng")


@pytest.mark.parametrize("paper", ["../secrets", "official.typ", "", "nothing", "/etc/passwd"])
def test_a_paper_that_does_not_exist_is_refused(paper: str) -> None:
    with pytest.raises(PaperError) as refused:
        render(paper, ha_trung.ranking_data())
    assert refused.value.code == "unknown_paper"


@pytest.mark.parametrize("data", [{}, {"made_at": 5}, {"made_at": "2023-11-15", "x": object()}])
def test_data_that_no_paper_can_be_made_of_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(PaperError) as refused:
        render("office_paper", data)
    assert refused.value.code == "bad_data"


def test_data_of_another_paper_fails_with_the_place_in_the_template_for_the_log() -> None:
    with Press() as press:
        with pytest.raises(PaperError) as failed:
            press.render("office_paper", ha_trung.slips().to_data())
        assert failed.value.code == "failed"
        assert ".typ" in failed.value.detail
        assert press.render("office_paper", ha_trung.ranking_data())


@pytest.fixture
def own_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "paper"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("bí mật")
    monkeypatch.setattr(engine, "TEMPLATES", folder)
    return folder


DATA = {"made_at": "2023-11-15T16:20:00+07:00"}


@pytest.mark.parametrize(
    "source",
    [
        '#read("../secret.txt")',
        '#read("/../secret.txt")',
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.3.0"',
        '#image("http://127.0.0.1/x.png")',
    ],
)
def test_a_template_reads_no_file_outside_its_folder_and_no_network(
    own_templates: Path, source: str
) -> None:
    (own_templates / "curious.typ").write_text('#set text(font: "Tinos")\n' + source)
    with pytest.raises(PaperError) as failed:
        render("curious", DATA)
    assert failed.value.code == "failed"
    assert "bí mật" not in failed.value.detail


def test_a_paper_that_takes_too_long_is_given_up_and_the_next_one_is_made(
    own_templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_templates / "short.typ").write_text(
        '#set document(title: "x")\n#set text(font: "Tinos")\nNgắn'
    )
    monkeypatch.setattr(engine, "SECONDS_PER_PAPER", 1.0)
    slow = "#for a in range(9999) { for b in range(9999) { for c in range(9999) { let d = a } } }"
    (own_templates / "endless.typ").write_text(slow)
    with Press() as press:
        began = time.monotonic()
        with pytest.raises(PaperError) as late:
            press.render("endless", DATA)
        assert late.value.code == "too_slow"
        assert time.monotonic() - began < 5
        assert "Ngắn" in pdf_page.text(press.render("short", DATA))


def test_no_more_presses_than_allowed_run_at_once() -> None:
    together: list[int] = []
    running: set[int] = set()

    def make(number: int) -> None:
        with Press() as press:
            running.add(number)
            together.append(len(running))
            press.render("office_paper", ha_trung.ranking_data())
            running.discard(number)

    threads = [threading.Thread(target=make, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(together) == 5
    assert max(together) <= engine.PRESSES


def test_data_is_plain_json() -> None:
    data = ha_trung.minutes_data()
    assert json.loads(json.dumps(data, allow_nan=False)) == data


HUB = """
from gevent import monkey; monkey.patch_all()
import time, gevent
from contest.documents.engine import render
from tests.documents import ha_trung
gaps = []
def beat():
    while True:
        began = time.perf_counter(); gevent.sleep(0.001); gaps.append(time.perf_counter() - began)
gevent.spawn(beat)
data = ha_trung.round_table(15, 60).to_data()
papers = [gevent.spawn(render, "round_table", data) for _ in range(4)]
gevent.joinall(papers, raise_error=True)
print(sorted(gaps)[len(gaps) * 95 // 100], len(gaps))
"""


def test_the_event_loop_runs_on_while_papers_are_made() -> None:
    root = Path(__file__).parents[2]
    out = subprocess.run(
        [sys.executable, "-c", HUB], cwd=root, capture_output=True, text=True, check=True
    )
    slow, beats = out.stdout.split()
    # One such paper keeps a core busy for longer than this; inside the loop few beats were left.
    assert float(slow) < 0.1
    assert int(beats) > 50
