"""The rules of the house, as tests: where things stand, what they may load, how they are named."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from config import ROOT
from contest.app import SLICES

SLICE_FOLDERS = {*SLICES, "rehearsal", "shared"}
TOP_FILES = {"__init__.py", "app.py", "command.py", "service.py"}
MENU_FILES = {
    "__init__.py",
    "events.py",
    "models.py",
    "live.py",
    "cli.py",
    "sentences.py",
    "words.py",
}
MENU_FOLDERS = {"rules", "queries", "actions", "forms", "views", "live", "presets"}
OWN_FILES = {
    "accounts": {"gate.py", "passwords.py", "seat_codes.py", "addresses.py"},
    "audit": {"act_words.py", "value_words.py"},
    "archive": {
        "beside.py",
        "compute.py",
        "copier.py",
        "demo.py",
        "drives.py",
        "evidence_words.py",
        "fault_sentences.py",
        "keeping.py",
        "standby.py",
    },
    "documents": {
        "amendment_words.py",
        "beside.py",
        "book_words.py",
        "commendation_words.py",
        "day_minutes_words.py",
        "notice_words.py",
        "time_sheet_words.py",
        "engine.py",
        "money_words.py",
        "minute_words.py",
        "press.py",
        "score_book.py",
        "word.py",
        "word_blocks.py",
        "word_parts.py",
        "word_charts.py",
        "word_signatures.py",
        "wordings.py",
    },
    "files": {
        "answers.py",
        "inspection.py",
        "music.py",
        "office.py",
        "request_size.py",
        "sent.py",
        "shrinking.py",
        "store.py",
    },
    "mirror": {
        "holding.py",
        "home.py",
        "home_live.py",
        "home_pages.py",
        "sending.py",
        "signing.py",
    },
    "registration": {"workbook_making.py", "workbook_reading.py", "workbook_words.py"},
    "preparation": {"script_file.py"},
    "scoring": {"seats.py"},
}
"""What a slice has beside the menu, each named by a word of the domain."""

FORBIDDEN_WORDS = ("util", "helper", "common", "manager")
LONGEST = 300
LONGEST_TEST = 400


def python_files(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_package_of_contest_is_a_slice_with_a_place() -> None:
    here = {path.name for path in (ROOT / "contest").iterdir() if path.name != "__pycache__"}
    assert here == SLICE_FOLDERS | TOP_FILES


@pytest.mark.parametrize("name", sorted(SLICE_FOLDERS - {"shared", "rehearsal"}))
def test_a_slice_holds_what_the_menu_names(name: str) -> None:
    here = {path.name for path in (ROOT / "contest" / name).iterdir() if path.name != "__pycache__"}
    assert here <= MENU_FILES | MENU_FOLDERS | OWN_FILES.get(name, set())


@pytest.mark.parametrize("folder", ["contest", "tests", "static/js", "static/css", "templates"])
def test_no_file_is_named_for_leftovers(folder: str) -> None:
    stray = [
        relative(path)
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and any(word in path.stem for word in FORBIDDEN_WORDS)
    ]
    assert stray == []


def test_no_file_has_outgrown_its_shape() -> None:
    files = [*python_files("contest"), *python_files("tests"), ROOT / "config.py"]
    files += [*(ROOT / "static/js").rglob("*.js"), *(ROOT / "templates").rglob("*.html")]
    long = {
        relative(path): lines
        for path in files
        if (lines := path.read_text("utf-8").count("\n"))
        > (LONGEST_TEST if "tests" in path.parts else LONGEST)
    }
    assert long == {}


def test_rules_load_without_flask_sqlalchemy_or_gevent() -> None:
    modules = [
        relative(path).removesuffix(".py").replace("/", ".")
        for path in python_files("contest")
        if "rules" in path.parts and path.name != "__init__.py"
    ]
    assert len(modules) > 40
    script = (
        "import sys, importlib\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print([name for name in ('flask', 'sqlalchemy', 'gevent', 'werkzeug', 'click')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_compute_needs_neither_flask_nor_a_database() -> None:
    case = ROOT / "tests/cases/s01-ha-trung-mean.json"
    script = (
        "import sys\n"
        "from contest.command import run\n"
        f"run(['compute', {str(case)!r}])\n"
        "print([n for n in ('flask', 'sqlalchemy', 'gevent') if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.strip() == "[]"


def test_only_the_clock_reads_the_time() -> None:
    readers = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow|time\.monotonic)\b")
    found = [
        relative(path)
        for path in python_files("contest")
        if readers.search(path.read_text("utf-8")) and relative(path) != "contest/shared/clock.py"
    ]
    # The press runs as a script of its own, without the product; robots measure themselves.
    assert [name for name in found if not name.startswith("contest/rehearsal/")] == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=relative)
def test_no_template_carries_script_or_style_inside(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text) == []
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", text) == []


def test_nothing_is_fetched_from_another_host() -> None:
    own = re.compile(
        r"""(?:src|href|from|import|url)\s*[=(]?\s*["'(]?\s*(?:https?:)?//(?!www\.w3)"""
    )
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static/css").rglob("*.css"),
        *(ROOT / "static/js").rglob("*.js"),
    ]
    assert [relative(path) for path in files if own.search(path.read_text("utf-8"))] == []


def test_every_script_is_checked_by_its_types() -> None:
    scripts = (ROOT / "static/js").rglob("*.js")
    assert [relative(p) for p in scripts if "// @ts-check" not in p.read_text("utf-8")] == []


def test_requirements_are_locked_by_hash_and_name_no_address() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        assert "://" not in text
        packages = re.findall(r"^[a-z0-9_.-]+(?:\[[a-z,]+\])?==\S+", text, re.MULTILINE)
        assert len(packages) > 20
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in block, block.splitlines()[0]
