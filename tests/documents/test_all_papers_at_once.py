"""In tất cả: every paper as a file of its own and bound in one, beside the server."""

import io
import os
import time
import zipfile
from datetime import timedelta

import pypdf
import pytest

from contest.audit.actions.trail import SYSTEM
from contest.documents.actions.batch import make_all, write_progress
from contest.documents.beside import LONGEST_SECONDS, batch_folder, forget_old_batches
from contest.documents.queries.batch import planned
from contest.documents.rules.batch import (
    PACKED,
    PROGRESS,
    WHOLE,
    Batch,
    BatchState,
    file_name,
)
from contest.shared import clock
from tests.cast import looking_into, post
from tests.documents import pdf_page
from tests.documents.test_award_papers import AWARDED
from tests.documents.test_papers_page import HALF, prints
from tests.documents.test_register import editions
from tests.held import PAPERS, Held
from tests.ranking.test_results_page import read

ALL = f"{PAPERS}/tat-ca"
LONGEST = 60.0
"""Seconds that a small contest may take on a machine with other work."""


def made(hall: Held) -> str:
    """Press the button and look again as the page does, until the papers are there."""
    assert post(hall.client("secretary"), ALL, PAPERS).status_code == 302
    first = hall.client("secretary").get(ALL)
    assert first.headers["Refresh"] == "2"
    assert "<progress" in first.text
    until = time.monotonic() + LONGEST
    while "Đang in" in (page := read(hall.client("secretary"), ALL)):
        assert time.monotonic() < until, page
        time.sleep(0.2)
    return page


def test_every_paper_comes_by_itself_and_all_of_them_in_one_file(hall: Held) -> None:
    hall.hold(AWARDED)
    with looking_into(hall.app):
        names = [paper.name for paper in planned(hall.contest_id, None)]
    page = made(hall)
    assert f"{len(names)} giấy tờ" in page
    client = hall.client("secretary")
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{ALL}/{PACKED}").data))
    files = packed.namelist()
    assert files[-1] == "bang-diem-day-du.xlsx"
    assert [name[:2] for name in files[:-1]] == [f"{n:02d}" for n in range(1, len(names) + 1)]
    assert "06-bang-tong-hop-chung-va-xep-hang.pdf" in files
    each = [pdf_page.text(packed.read(name)) for name in files[:-1]]
    whole = pypdf.PdfReader(io.BytesIO(client.get(f"{ALL}/{WHOLE}").data))
    assert f"{len(whole.pages)} trang" in page
    bound = " ".join(" ".join(one.extract_text().split()) for one in whole.pages)
    assert bound == " ".join(each)
    # Printed is printed: the register and the log know of each paper, as if it was opened alone.
    assert [one[:3] for one in editions(hall)][:2] == [
        ("round_table", "thi", 1),
        ("ranking", "", 1),
    ]
    assert [entry.new["name"] for entry in prints(hall) if entry.new] == names
    assert {entry.actor_name for entry in prints(hall)} != {"Hệ thống"}


def test_what_cannot_be_made_yet_is_named_and_drafts_say_so(hall: Held) -> None:
    hall.hold({**HALF, "awards": []})
    folder = batch_folder(hall.app.config["SETTINGS"], hall.contest_id)
    folder.mkdir(parents=True)
    with looking_into(hall.app):
        assert make_all(hall.contest_id, folder, None, by=SYSTEM).state is BatchState.READY
    left = read(hall.client("secretary"), ALL).partition("Chưa in được lúc này:")[2]
    assert "Quyết định công nhận kết quả" in left
    assert "Giấy chứng nhận" in left
    whole = pdf_page.text(hall.client().get(f"{ALL}/{WHOLE}").data)
    assert whole.count("BẢN NHÁP") >= 3
    assert editions(hall) == []


def told(hall: Held, **fields: object) -> str:
    """What the page says of a batch that stands so."""
    settings = hall.app.config["SETTINGS"]
    folder = batch_folder(settings, hall.contest_id)
    folder.mkdir(parents=True, exist_ok=True)
    batch = Batch(**{"at": clock.now().isoformat(), **fields})  # type: ignore[arg-type]
    write_progress(folder, batch)
    return read(hall.client("secretary"), ALL)


def test_a_batch_that_lost_its_process_is_told_and_can_be_begun_again(hall: Held) -> None:
    hall.hold(HALF)
    long_ago = "2023-11-15T08:00:00+00:00"
    assert "In tất cả" in read(hall.client("secretary"), ALL)
    assert "2/9" in told(hall, state=BatchState.WORKING, done=2, all=9, now="Biên bản")
    failed = told(hall, state=BatchState.FAILED, code="too_slow")
    assert "Chưa in được vì máy đang bận." in failed
    assert "In tất cả lần nữa" in failed
    lost = (clock.now() - timedelta(seconds=LONGEST_SECONDS + 1)).isoformat()
    assert "bị dừng giữa chừng" in told(hall, state=BatchState.WORKING, at=lost)
    # A day later nobody fetches them any more, whatever they were.
    assert "Đã in xong" not in told(hall, state=BatchState.READY, at=long_ago)
    assert hall.client("secretary").get(f"{ALL}/{WHOLE}").status_code == 404
    assert hall.client("mc").get(ALL).status_code == 403


def test_papers_of_yesterday_are_removed(hall: Held) -> None:
    settings = hall.hold(HALF).app.config["SETTINGS"]
    folder = batch_folder(settings, hall.contest_id)
    folder.mkdir(parents=True)
    (folder / PROGRESS).write_text("{}")
    forget_old_batches(settings)
    assert folder.is_dir()
    os.utime(folder, (0, 0))
    forget_old_batches(settings)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("slug", "name"),
    [("bien-ban", "07-bien-ban.pdf"), ("a" * 300, f"07-{'a' * 80}.pdf"), ("", "07-.pdf")],
)
def test_files_are_named_in_the_order_of_the_day(slug: str, name: str) -> None:
    assert file_name(7, slug) == name
