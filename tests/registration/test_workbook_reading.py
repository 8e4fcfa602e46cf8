"""Files as strangers send them: what is read, what is told, what is refused and how to mend it."""

import io
import time
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from openpyxl.styles import Font

from contest.registration.queries.uploads import read_file, read_pasted
from contest.registration.rules.headings import Headed
from contest.registration.rules.table_people import Listed, Names, listed, people_rows
from contest.registration.sentences import SENTENCES
from contest.shared.errors import Invalid
from tests.registration.lists import full_team
from tests.registration.workbooks import HEADINGS, MANAGER, joined, packed, rows_of, sheet, xlsx


def people(found: Headed) -> Listed:
    rows, _ = people_rows(found, found.columns)
    return listed(rows, found.columns, Names([("an", "Thôn An")]))


def codes(found: Headed) -> set[str]:
    return {note.code for note in found.notes}


def refused(data: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        read_file(data, with_team=False)
    (reason,) = refusal.value.reasons
    return SENTENCES[reason.code].format(**reason.facts)


def zipped(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return kept.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return kept.getvalue()


MOMENT = datetime(1987, 9, 5)  # noqa: DTZ001 - as Excel keeps it
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp trống"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "tệp Word"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "ảnh chụp"),
        (b"\x89PNG\r\n\x1a\n", "ảnh chụp"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "ảnh chụp"),
        (b"%PDF-1.7 ...", "tệp PDF"),
        (b"<html><table><tr><td>L\xc3\xaa</td></tr></table>", "trang web"),
        (b'<?xml version="1.0"?><Workbook/>', "trang web"),
        ("Họ tên\tNăm sinh\n".encode("utf-16"), "UTF-8"),
        ("Họ tên,Năm sinh\n".encode() + "Lê Thị Ánh".encode("cp1258", "replace"), "UTF-8"),
        (b"PK\x03\x04broken", "hỏng"),
        (zipped(word__document=b"x", word__a=b"y"), "tệp Word"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (zipped(xl__workbook=b"x"), "Không nhận ra"),
        (with_parts(zipped(), **{"xl__workbook.bin": b"x"}), ".xlsb"),
        (b"\x7fELF\0\0\0", "Không nhận ra"),
        (b"  \n \n", "Không thấy dòng nào"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_the_way_to_save_it(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_a_workbook_with_macros_is_refused_whatever_its_name() -> None:
    data = with_parts(xlsx(full_team(2)), **{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert "macro" in refused(data)


def test_a_truncated_workbook_and_one_with_broken_parts_are_refused() -> None:
    data = xlsx(full_team(2))
    assert "hỏng" in refused(data[: len(data) // 2])
    broken = zipped(**{
        "[Content_Types].xml": b"<Types/>",
        "xl__workbook.xml": b"<workbook",
        "xl__worksheets__a.xml": b"",
    })  # fmt: skip
    assert "hỏng" in refused(broken)


def test_a_zip_bomb_is_refused_at_once() -> None:
    bomb = with_parts(xlsx(full_team(2)), **{"xl__media__a.bin": b"\0" * (200 << 20)})
    assert len(bomb) < 1 << 20
    began = time.perf_counter()
    assert "lớn bất thường" in refused(bomb)
    assert time.perf_counter() - began < 1


def test_too_many_rows_or_columns_and_a_cell_at_the_far_end_are_refused() -> None:
    many = "Họ tên\n" + "Lê An\n" * 5_001
    with pytest.raises(Invalid, match="table_too_many_rows"):
        read_pasted(many, with_team=False)
    with pytest.raises(Invalid, match="table_too_many_columns"):
        read_pasted("\t".join(["a"] * 61), with_team=False)
    book = sheet(HEADINGS)
    book.active.cell(1_048_576, 16_384).value = "x"  # type: ignore[union-attr]
    assert "quá nhiều dòng" in refused(packed(book))


def test_the_same_people_come_out_of_a_workbook_a_text_file_and_the_clipboard() -> None:
    team = [MANAGER, *full_team(5)]
    from_workbook = people(read_file(xlsx(team), with_team=False))
    assert [p.name for p in from_workbook.people] == [p["name"] for p in team]
    assert from_workbook.phone == "0912 777 888"
    for mark in ("\t", ";", ","):
        text = joined(team, mark).replace("Nghề nghiệp, chức vụ", "Nghề nghiệp")
        assert people(read_pasted(text, with_team=False)).people == from_workbook.people
        for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
            assert people(read_file(data, with_team=False)).people == from_workbook.people


def test_merged_cells_formulas_hidden_rows_and_other_sheets_are_read_or_told() -> None:
    book = sheet(
        ["UBND THỊ TRẤN HÀ TRUNG"],
        [],
        ["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Thôn"],
        [1, "Lê An", 1987, "Kinh", "Thôn Đông"],
        [2, "Vũ Bình", 1990.0, "Kinh"],
        [3, "Đỗ Chi", "=1980+8", "Kinh", "Thôn Tây"],
        name="DS",
    )
    page = book.active
    page.merge_cells("A1:E1")  # type: ignore[union-attr]
    page.merge_cells("E4:E5")  # type: ignore[union-attr]
    page.row_dimensions[5].hidden = True  # type: ignore[union-attr]
    book.create_sheet("Dự toán").append(["Tiền ăn"])
    hidden = book.create_sheet("Cũ")
    hidden.append(["Họ và tên", "Năm sinh", "Dân tộc"])
    hidden.sheet_state = "hidden"
    found = read_file(packed(book), with_team=False)
    assert [p.village for p in people(found).people] == ["Thôn Đông", "Thôn Đông", "Thôn Tây"]
    assert [p.born for p in people(found).people] == ["1987", "1990", ""]
    assert codes(found) == {
        "merged_cells_filled", "hidden_rows_read", "sheets_left_out", "hidden_sheets_left_out",
        "formulas_by_value", "formulas_without_value", "table_rows_above",
    }  # fmt: skip
    assert next(n.lines for n in found.notes if n.code == "formulas_by_value") == (6,)


def test_two_rows_of_headings_with_years_below_male_and_female_are_understood() -> None:
    book = sheet(
        ["STT", "Họ và tên", "Năm sinh", None, "Hộ nghèo", "Hộ cận nghèo"],
        [None, None, "Nam", "Nữ", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Lê An", 1987, None, "x", None],
        [2, "Vũ Bình", None, 1990, None, "X"],
        [3, "Đỗ Chi", None, 1991, "x", "x"],
    )
    page = book.active
    for span in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"):
        page.merge_cells(span)  # type: ignore[union-attr]
    told = people(read_file(packed(book), with_team=False))
    assert [(p.gender, p.born, p.group) for p in told.people] == [
        ("male", "1987", "poor_household"),
        ("female", "1990", "near_poor_household"),
        ("female", "1991", ""),
    ]
    assert [fault.code for fault in told.faults] == ["cell_ticked_twice"]


def test_days_figures_and_phones_that_excel_changed_are_put_right_and_told() -> None:
    book = sheet(
        HEADINGS,
        [1, "Lê An", "Trưởng đoàn", MOMENT, "Nam", "Kinh", None, None, None, 912777888],
        [2, "Vũ Bình", "", 32025, "nữ"],
        [3, "Đỗ Chi", "", date(1990, 1, 2), "NỮ", None, None, None, None, 912000111],
        [4, "Hà Dung", "", "ngày 5 tháng 9 năm 1987", "Chị", "#REF!"],
    )  # fmt: skip
    told = people(read_file(packed(book), with_team=False))
    assert told.phone == "0912777888"
    assert [p.born for p in told.people] == ["05/09/1987", "05/09/1987", "02/01/1990", "5/9/1987"]
    assert [p.gender for p in told.people] == ["male", "female", "female", "female"]
    assert [r.code for r in told.remarks] == [
        "cell_zero_restored", "cell_serial_day", "cell_phone_left_out",
    ]  # fmt: skip
    assert [(f.line, f.column, f.code) for f in told.faults] == [(5, 5, "cell_is_error")]


def test_nfd_hidden_characters_and_emoji_keep_their_cell() -> None:
    rows = rows_of(full_team(1))
    rows[0][1] = unicodedata.normalize("NFD", "Lê Thị Hoà")
    found = read_pasted(
        "\n".join("\t".join(row) for row in [list(HEADINGS), *rows]), with_team=False
    )
    assert people(found).people[0].name == "Lê Thị Hoà"


def test_a_font_of_before_unicode_is_refused_and_a_unicode_text_in_it_is_not() -> None:
    for name, is_refused in (("NguyÔn V¨n ¸nh", True), ("Nguyễn Văn Ánh", False)):
        book = sheet(HEADINGS[:2], [1, name])
        if is_refused:
            book.active["B1"].value = "Hä vµ tªn"  # type: ignore[union-attr,index]
        for cell in ("B1", "B2"):
            book.active[cell].font = Font(name=".VnTime")  # type: ignore[union-attr,index]
        if is_refused:
            assert "phông cũ" in refused(packed(book))
        else:
            assert people(read_file(packed(book), with_team=False)).people[0].name == name


def test_columns_in_another_order_and_wording_are_matched_and_others_left() -> None:
    text = (
        "Ghi chú;Năm sinh;Giới tính (Nam/Nữ);HỌ TÊN;Đối tượng;Chức vụ trong đội;Số CCCD\n"
        "ốm;1987;nữ;Lê An;hộ nghèo;Đội trưởng;038087001234\n"
    )
    found = read_file(text.encode(), with_team=False)
    assert dict(found.columns) == {
        0: "", 1: "born", 2: "gender", 3: "name", 4: "group", 5: "role", 6: "",
    }  # fmt: skip
    assert "table_identity_left_out" in codes(found)
    assert "038087001234" not in repr(found)


def test_a_table_without_headings_is_guessed_by_its_contents() -> None:
    text = "1\tLê Thị An\tnữ\t05/09/1987\tHộ nghèo\tKinh\n2\tVũ Bình\tNam\t1990\tNgười dân\tMường"
    found = read_pasted(text, with_team=False)
    assert list(found.columns.values()) == [
        "number", "name", "gender", "born", "group", "ethnicity",
    ]  # fmt: skip
    assert codes(found) == {"table_without_headings"}


def test_the_example_sums_and_signatures_are_no_people() -> None:
    text = joined(full_team(2)) + (
        "\n\tNguyễn Thị Ví Dụ\tĐội trưởng\t05/09/1987\n\tTổng cộng: 02 người\n\n"
        "\t\t\t\t\t\tNgười lập"
    )
    found = read_pasted(text, with_team=False)
    rows, notes = people_rows(found, found.columns)
    assert len(rows) == 2
    assert {note.code: note.lines for note in notes} == {
        "table_example_left_out": (4,), "table_rows_left_out": (5, 7),
    }  # fmt: skip


def test_an_open_quotation_mark_swallows_nobody() -> None:
    text = 'Họ và tên\tNghề nghiệp\nLê An\t"giỏi\nVũ Bình\tnông dân\n'
    assert [p.name for p in people(read_pasted(text, with_team=False)).people] == [
        "Lê An", "Vũ Bình",
    ]  # fmt: skip
