"""An evidence archive is checked anywhere, and each way of tampering is named by its sentence."""

import io
import json
import resource
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from contest.archive.actions.evidence import make_evidence
from contest.archive.evidence_words import words_of
from contest.archive.rules.evidence import (
    AUDIT,
    CONTEST,
    DIGESTS,
    DOCUMENTS,
    LEDGER,
    MANIFEST,
    RESULTS,
    archive_code,
    line_digest,
    sealed,
    sha256,
)
from contest.archive.rules.evidence_check import check
from contest.audit.actions.trail import SYSTEM
from contest.command import run
from contest.registration.models import Delegation
from contest.scoring.rules.chain import START, Link, digest
from contest.shared.db import db
from tests.cast import HERE, looking_into, post
from tests.held import PAPERS, RELEASE, held
from tests.small_contests import contest, round_

PAGE = f"/hoi-thi/{HERE}/tep-hoi-thi"
RANKING, MINUTES = "documents/ranking-ban-1.pdf", "documents/minutes-ban-1.pdf"
Members = dict[str, bytes]
SENSITIVE = ("1931-02-03", "poor_household", "Dân tộc Thử", "0900000001", "Người Dự Thi Thử")


def document() -> dict[str, Any]:
    made = contest(
        {"thi": {"a": ["40.25", "50"], "b": ["30", "31"], "c": ["20", "22"]}}, rounds=[round_()]
    )
    made["awards"] = [
        {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1, "money": 500000},
        {"key": "tuoi", "name": "Thành viên cao tuổi nhất", "by": "oldest_member"},
    ]
    person = {"key": "tv", "name": SENSITIVE[4], "role": "full", "born": SENSITIVE[0]}
    made["teams"][0]["members"] = [person | {"group": SENSITIVE[1], "ethnicity": SENSITIVE[2]}]
    return made


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> Iterator[tuple[Members, Path, str]]:
    """The archive as the organiser downloads it, its file, and the page with its code."""
    folder = tmp_path_factory.mktemp("evidence")
    with held(folder, migrated_file) as hall:
        hall.hold(document()).confirm()
        with looking_into(hall.app):
            db.session.execute(update(Delegation).values(manager_phone=SENSITIVE[3]))
            db.session.commit()
        post(hall.client(), RELEASE, RELEASE, act="announce")
        for paper in ("xep-hang", "bien-ban-ban-giam-khao", "phan-thi/thi/bang-tong-hop"):
            assert hall.client("secretary").get(f"{PAPERS}/{paper}.pdf").status_code == 200
        others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        answer = post(hall.client(), f"{PAGE}/chung-cu", PAGE)
        # The judges' server has another process read and pack it.
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > others
        assert answer.mimetype == "application/zip"
        assert post(hall.client("secretary"), f"{PAGE}/chung-cu", PAPERS).status_code == 403
        file = folder / "chung-cu.zip"
        file.write_bytes(answer.data)
        with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
            members = {name: packed.read(name) for name in packed.namelist()}
        yield members, file, hall.client().get(PAGE).text


class Watched(io.BytesIO):
    """Where an archive is packed to, while somebody else records a mark with each piece of it."""

    def __init__(self, database: Path) -> None:
        super().__init__()
        self._database = database

    def write(self, data: Any, /) -> int:
        with closing(sqlite3.connect(self._database, timeout=0)) as judge:
            judge.execute("BEGIN IMMEDIATE")
            judge.rollback()
        return super().write(data)


def test_a_mark_is_recorded_while_an_archive_is_packed(tmp_path: Path, migrated_file: Path) -> None:
    with held(tmp_path, migrated_file) as hall, looking_into(hall.hold(document()).app):
        into = Watched(Path(str(db.engine.url.database)))
        code = make_evidence(HERE, into, by=SYSTEM)
    with zipfile.ZipFile(into) as packed:
        assert archive_code(packed.read(MANIFEST)) == code


def told(members: Members) -> list[str]:
    """What does not fit, in words."""
    return [words_of(one).removeprefix("KHÔNG KHỚP: ") for one in check(members) if not one.fits]


def test_a_good_archive_fits_on_a_machine_that_has_nothing_else(
    archive: tuple[Members, Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    members, file, page = archive
    assert told(members) == []
    empty = tmp_path / "may-khac"
    monkeypatch.setenv("HOITHI_DATA", str(empty))
    assert run(["verify", str(shutil.copy(file, tmp_path / "tep.zip"))]) == 0
    out = capsys.readouterr().out
    assert "Khớp: sổ điểm liền mạch" in out
    assert "Bảng tổng hợp chung và xếp hạng, bản số 1: nguyên văn như lúc in" in out
    code = out.rpartition("Mã hồ sơ: ")[2].partition(".")[0]
    assert "hồ sơ khớp hoàn toàn" in out
    assert code in page
    assert not empty.exists()


def test_an_archive_holds_nobodys_sensitive_fields(archive: tuple[Members, Path, str]) -> None:
    for name, data in archive[0].items():
        for secret in SENSITIVE[:4]:
            assert secret.encode() not in data, name
    assert SENSITIVE[4].encode() not in archive[0][CONTEST] + archive[0][AUDIT]


def lines(members: Members, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in members[name].splitlines()]


def put_lines(members: Members, name: str, rows: list[dict[str, Any]]) -> None:
    members[name] = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def chained(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ledger with every digest made anew, as somebody would who knows how."""
    head, made = START, []
    for number, row in enumerate(rows, 1):
        fields = {key: value for key, value in row.items() if key != "digest"}
        link = Link(**{**fields, "revision": number})
        head = digest(head, link)
        made.append({**fields, "revision": number, "digest": head})
    return made


def a_mark(members: Members) -> None:
    members[CONTEST] = members[CONTEST].replace(b'"40.25"', b'"40.5"')


def a_total(members: Members) -> None:
    members[RESULTS] = members[RESULTS].replace(b'"total": "45.13"', b'"total": "46.13"')


def an_audit_line(members: Members) -> None:
    rows = lines(members, AUDIT)
    rows[1]["actor_name"] = "Người khác"
    put_lines(members, AUDIT, rows)


def the_end_of_the_audit_log(members: Members) -> None:
    put_lines(members, AUDIT, lines(members, AUDIT)[:-2])


def a_ledger_line(members: Members) -> None:
    rows = lines(members, LEDGER)
    del rows[2]
    put_lines(members, LEDGER, rows)


def the_end_of_the_ledger(members: Members) -> None:
    put_lines(members, LEDGER, lines(members, LEDGER)[:-1])


def the_whole_ledger(members: Members) -> None:
    """Mark, chain and seals made anew: only the signed minutes still know."""
    rows = lines(members, LEDGER)
    mark = next(row for row in rows if row["points"] == "40.25")
    mark["points"] = "40.5"
    rows = chained(rows)
    put_lines(members, LEDGER, rows)
    manifest = json.loads(members[MANIFEST])
    manifest["ledger"]["head"] = rows[-1]["digest"]
    members[MANIFEST] = json.dumps(manifest).encode()


def a_byte_of_a_paper(members: Members) -> None:
    members[RANKING] = members[RANKING][:-9] + b"x" + members[RANKING][-8:]


def two_papers(members: Members) -> None:
    members[RANKING], members[MINUTES] = members[MINUTES], members[RANKING]


def two_papers_in_the_list_too(members: Members) -> None:
    papers = json.loads(members[DOCUMENTS])
    one, two = (next(p for p in papers if p["paper"] == name) for name in ("ranking", "minutes"))
    one["file"], two["file"] = two["file"], one["file"]
    one["sha256"], two["sha256"] = two["sha256"], one["sha256"]
    members[DOCUMENTS] = json.dumps(papers).encode()


def a_paper_gone(members: Members) -> None:
    del members[RANKING]


def a_code_in_the_list(members: Members) -> None:
    papers = json.loads(members[DOCUMENTS])
    next(p for p in papers if p["paper"] == "ranking")["code"] = "AAAA-AAAA"
    members[DOCUMENTS] = json.dumps(papers).encode()


TAMPERINGS: list[tuple[Callable[[Members], None], str]] = [
    (a_mark, "điểm của giám khảo gk1 cho đội a, phần thi thi, tiêu chí diem: tệp hội thi ghi 40,5, "
             "sổ điểm ghi 40,25."),
    (a_total, "tổng điểm của đội a: hồ sơ ghi 46,13, tính lại được 45,13."),
    (an_audit_line, "lịch sử thao tác đứt mạch ở dòng 2"),
    (the_end_of_the_audit_log, "lịch sử thao tác có"),
    (a_ledger_line, "sổ điểm đứt mạch ở dòng 3"),
    (the_end_of_the_ledger, "sổ điểm có"),
    (the_whole_ledger, "Biên bản họp Ban Giám khảo, bản số 1: mã sổ điểm in trên giấy"),
    (a_byte_of_a_paper, "Bảng tổng hợp chung và xếp hạng, bản số 1: bản in đã bị sửa sau khi in."),
    (two_papers, "Bảng tổng hợp chung và xếp hạng, bản số 1: bản in đã bị tráo bằng Biên bản họp "
                 "Ban Giám khảo, bản số 1."),
    (two_papers_in_the_list_too, "Bảng tổng hợp chung và xếp hạng, bản số 1: trong bản in không "
                                 "có mã đối chiếu và số tra cứu"),
    (a_paper_gone, "Bảng tổng hợp chung và xếp hạng, bản số 1: tệp bản in không còn trong hồ sơ."),
    (a_code_in_the_list, "Bảng tổng hợp chung và xếp hạng, bản số 1: mã đối chiếu trên giấy là "
                         "AAAA-AAAA"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tamper", "sentence"), TAMPERINGS, ids=lambda one: getattr(one, "__name__", "")
)
def test_whoever_seals_a_tampered_archive_anew_is_found_out(
    archive: tuple[Members, Path, str], tamper: Callable[[Members], None], sentence: str
) -> None:
    members = dict(archive[0])
    tamper(members)
    manifest = json.loads(members.pop(MANIFEST))
    members.pop(DIGESTS)
    digests = {name: sha256(data) for name, data in members.items()}
    resealed = {**members, **sealed(digests, {**manifest, "digests": None})}
    assert any(one.startswith(sentence) for one in told(resealed)), told(resealed)


def test_a_file_that_was_touched_added_swapped_or_taken_is_named(
    archive: tuple[Members, Path, str],
) -> None:
    members = dict(archive[0])
    a_mark(members)
    assert "tệp contest.json đã bị sửa sau khi lập hồ sơ." in told(members)
    members = {**archive[0], "them.txt": b"x"}
    assert told(members) == [
        "tệp them.txt không có trong danh sách lúc lập hồ sơ; đã bị đưa thêm vào."
    ]
    members = dict(archive[0])
    two_papers(members)
    assert f"tệp {RANKING} đã bị tráo: nội dung là của tệp {MINUTES}." in told(members)
    members = dict(archive[0])
    del members[LEDGER]
    assert told(members) == ["hồ sơ thiếu tệp ledger.jsonl."]
    members = {**archive[0], DIGESTS: archive[0][DIGESTS].replace(b"0", b"1")}
    assert told(members)[0].startswith("danh sách mã kiểm tra (DIGESTS.txt) đã bị sửa")


@pytest.mark.parametrize("name", [MANIFEST, DIGESTS, CONTEST, RESULTS, LEDGER, AUDIT, DOCUMENTS])
@pytest.mark.parametrize("junk", [b"", b"[]", b"{}", b"\xff\x00[[", b"[1, null]\n{}"])
def test_junk_in_any_file_is_said_and_never_a_traceback(
    archive: tuple[Members, Path, str], name: str, junk: bytes
) -> None:
    assert told({**archive[0], name: junk})


def test_the_audit_chain_covers_every_field_of_a_line() -> None:
    line = {"n": 1, "action": "a", "new": {"x": 1}}
    assert line_digest(START, line) != line_digest(START, {**line, "new": {"x": 2}})
    assert line_digest(START, line) == line_digest(START, {**line, "digest": "d"})


def test_a_cut_archive_and_an_unknown_contest_are_said(
    archive: tuple[Members, Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = bytearray(archive[1].read_bytes())
    broken[200:260] = b"\0" * 60
    (tmp_path / "hong.zip").write_bytes(broken)
    assert run(["verify", str(tmp_path / "hong.zip")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv("HOITHI_DATA", str(tmp_path / "moi"))
    assert run(["evidence", "khong-co", str(tmp_path / "x.zip")]) == 1
    assert "Không có hội thi mang mã" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()
