"""Files are kept once, whole, out of reach of others; a refused one leaves nothing."""

import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from contest.archive.actions.demo import remove_demo
from contest.audit.actions.trail import SYSTEM
from contest.files.actions.keeping import keep_incoming, remove_file, taken_in
from contest.files.answers import file_answer
from contest.files.models import StoredFile
from contest.files.queries.stored import stored_file
from contest.files.rules.kinds import EVERY_KIND, Kind
from contest.regulations.models import Contest
from contest.shared import clock
from contest.shared.db import db
from contest.shared.errors import Invalid, NotFound
from contest.shared.sentences import sentence
from contest.shared.transaction import transaction
from tests.files import samples
from tests.files.kept import DOCUMENTS, keep_file

PICTURES = frozenset({Kind.PICTURE})


def a_contest(slug: str = "hoi-thi") -> int:
    with transaction() as session:
        contest = Contest(slug=slug, name="Hội thi", created_at=clock.now())
        session.add(contest)
        session.flush()
        return contest.id


def on_the_disk(app: Flask) -> list[Path]:
    folder: Path = app.config["SETTINGS"].data / "files"
    return sorted(path for path in folder.rglob("*") if path.is_file())


def remove(file_id: int, then: Callable[[], object] = lambda: None) -> None:
    with transaction() as session:
        remove_file(session, session.get_one(StoredFile, file_id))
        then()


def keep_and_fail(contest_id: int) -> None:
    with (
        taken_in("a.pdf", samples.pdf(), DOCUMENTS) as incoming,
        transaction() as session,
    ):
        keep_incoming(session, contest_id, incoming, by=SYSTEM)
        _ = 1 / 0


def test_equal_bytes_are_kept_once_until_the_last_row_is_removed(any_app: Flask) -> None:
    contest_id = a_contest()
    first, second = (
        keep_file(contest_id, name, samples.pdf()) for name in ("Bài một.pdf", "Bài hai.pdf")
    )
    assert stored_file(contest_id, second).name == "Bài hai.pdf"
    assert stored_file(contest_id, first).sha256 == stored_file(contest_id, second).sha256
    (kept,) = on_the_disk(any_app)
    assert kept.read_bytes() == samples.pdf()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o077 == 0
    remove(first)
    assert on_the_disk(any_app) == [kept]
    remove(second)
    assert on_the_disk(any_app) == []


def test_a_removal_that_is_rolled_back_removes_nothing(any_app: Flask) -> None:
    contest_id = a_contest()
    kept = keep_file(contest_id, "a.pdf", samples.pdf())
    with pytest.raises(ZeroDivisionError):
        remove(kept, then=lambda: 1 / 0)
    assert stored_file(contest_id, kept).size == len(samples.pdf())
    assert len(on_the_disk(any_app)) == 1


def test_what_is_kept_and_removed_at_once_is_there_for_whoever_kept_it(any_app: Flask) -> None:
    contest_id = a_contest()
    faults: list[BaseException] = []

    def come_and_go(number: int) -> None:
        with any_app.app_context():
            try:
                kept = keep_file(contest_id, "a.pdf", samples.pdf())
                if number % 2:
                    remove(kept)
            except BaseException as fault:
                faults.append(fault)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=come_and_go, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert faults == []
    assert db.session.query(StoredFile).count() == 3
    assert len(on_the_disk(any_app)) == 1


def test_a_picture_lies_there_with_its_thumbnail_and_both_go(app: Flask) -> None:
    kept = keep_file(a_contest(), "anh.png", samples.picture(form="PNG"), PICTURES)
    assert len(on_the_disk(app)) == 2
    remove(kept)
    assert on_the_disk(app) == []


@pytest.mark.parametrize(
    ("data", "kinds", "code"),
    [
        (b"", EVERY_KIND, "file_empty"),
        (b"MZ\x90\0" + b"\0" * 99, EVERY_KIND, "file_unknown"),
        (b"x" * ((10 << 20) + 1), DOCUMENTS, "file_too_large"),
        (samples.pdf(b"%" + b"x" * (10 << 20) + b"\n"), EVERY_KIND, "file_too_large"),
        (samples.picture(), DOCUMENTS, "file_not_wanted"),
    ],
    ids=["empty", "program", "heavy", "heavy for its kind", "other kind"],
)
def test_a_refused_file_changes_nothing_and_says_why(
    app: Flask, data: bytes, kinds: frozenset[Kind], code: str
) -> None:
    with pytest.raises(Invalid) as no:
        keep_file(a_contest(), "Bài\u202e dự thi.pdf", io.BytesIO(data), kinds)
    (reason,) = no.value.reasons
    assert reason.code == code
    assert "Bài dự thi" in sentence(reason)
    assert "{" not in sentence(reason)
    assert db.session.query(StoredFile).count() == 0
    assert on_the_disk(app) == []


def test_a_file_whose_transaction_fails_leaves_no_draft(app: Flask) -> None:
    contest_id = a_contest()
    with pytest.raises(ZeroDivisionError):
        keep_and_fail(contest_id)
    assert db.session.query(StoredFile).count() == 0
    assert [path for path in on_the_disk(app) if "incoming" in path.parts] == []


def test_another_contests_file_is_not_found(app: Flask) -> None:
    kept = keep_file(a_contest(), "a.pdf", samples.pdf())
    with pytest.raises(NotFound):
        stored_file(a_contest("khac"), kept)


@pytest.mark.parametrize(
    ("data", "name", "kind", "starts"),
    [
        (samples.picture(), "Báo tường.png", "image/jpeg", "inline"),
        (samples.pdf(), "Kịch bản.pdf", "application/pdf", "inline"),
        (samples.mp3(), "Nhạc nền.mp3", "audio/mpeg", "inline"),
        ("Cảnh một".encode(), "a.txt", "text/plain; charset=utf-8", "attachment"),
        (samples.word(), "a.docx", "application/vnd.openxmlformats", "attachment"),
    ],
)
def test_a_file_is_served_as_what_it_is_and_can_do_nothing(
    app: Flask, data: bytes, name: str, kind: str, starts: str
) -> None:
    contest_id = a_contest()
    stored = stored_file(contest_id, keep_file(contest_id, name, data, EVERY_KIND))
    with app.test_request_context():
        answer = file_answer(stored)
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Content-Disposition"].startswith(starts)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "private, no-cache"
        answer.close()
        downloaded = file_answer(stored, download=True)
        assert downloaded.headers["Content-Disposition"].startswith("attachment")
        downloaded.close()


def test_music_is_served_in_parts_and_a_thumbnail_is_small(app: Flask) -> None:
    contest_id = a_contest()
    music = stored_file(contest_id, keep_file(contest_id, "a.mp3", samples.mp3(), EVERY_KIND))
    with app.test_request_context(headers={"Range": "bytes=0-9"}):
        answer = file_answer(music)
        answer.direct_passthrough = False
        assert answer.status_code == 206
        assert answer.get_data() == samples.mp3()[:10]
    seen = stored_file(
        contest_id, keep_file(contest_id, "a.jpg", samples.picture((900, 900)), PICTURES)
    )
    with app.test_request_context():
        answer = file_answer(seen, thumbnail=True)
        answer.direct_passthrough = False
        assert Image.open(io.BytesIO(answer.get_data())).size == (480, 480)


def test_a_file_whose_bytes_are_gone_is_said_to_be_gone(app: Flask) -> None:
    contest_id = a_contest()
    kept = keep_file(contest_id, "a.pdf", samples.pdf())
    on_the_disk(app)[0].unlink()
    with app.test_request_context(), pytest.raises(NotFound) as gone:
        file_answer(stored_file(contest_id, kept))
    assert gone.value.reasons[0].code == "file_bytes_missing"


def test_a_contest_that_is_taken_away_takes_its_files_along(any_app: Flask) -> None:
    gone, stays = a_contest("trinh-dien"), a_contest()
    with transaction() as session:
        session.get_one(Contest, gone).is_demo = True
    for contest_id, text in ((gone, "một"), (gone, "hai"), (gone, "chung"), (stays, "chung")):
        keep_file(contest_id, "a.txt", text.encode())
    assert len(on_the_disk(any_app)) == 3
    assert remove_demo()
    assert [path.read_bytes() for path in on_the_disk(any_app)] == [b"chung"]
