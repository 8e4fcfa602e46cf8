"""Workbooks and tables as communes send them, made for a test. All people are invented."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook
from werkzeug.test import TestResponse

from contest.registration.sentences import GENDERS, GROUNDS, GROUPS, ROLES
from tests.registration.lists import BOARD, OWN, send, stored

HEADINGS = ("TT", "Họ và tên", "Nhiệm vụ", "Ngày sinh", "Giới tính", "Dân tộc", "Thành phần",
            "Tham gia theo", "Nghề nghiệp, chức vụ", "Điện thoại")  # fmt: skip
KEYS = ("name", "role", "born", "gender", "ethnicity", "group", "eligible_by", "job")
LABELS = {"role": ROLES, "gender": GENDERS, "group": GROUPS, "eligible_by": GROUNDS}
MANAGER = {"name": "Phạm Văn Đại", "role": "manager", "phone": "0912 777 888"}


def rows_of(people: Sequence[Mapping[str, str]]) -> list[list[str]]:
    """The people as rows, in the words of the lists to choose from."""
    return [
        [
            str(number),
            *(
                LABELS[key].get(person.get(key, ""), "") if key in LABELS else person.get(key, "")
                for key in KEYS
            ),
            person.get("phone", ""),
        ]
        for number, person in enumerate(people, start=1)
    ]


def sheet(*rows: Sequence[Any], name: str = "Danh sách") -> Workbook:
    """A workbook with these rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    return book


def packed(book: Workbook) -> bytes:
    """The workbook as a file."""
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def xlsx(people: Sequence[Mapping[str, str]], headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook of these people."""
    return packed(sheet(headings, *rows_of(people)))


def joined(people: Sequence[Mapping[str, str]], mark: str = "\t") -> str:
    """The same as text."""
    return "\n".join(mark.join(row) for row in [list(HEADINGS), *rows_of(people)])


def cells(data: bytes, name: str | None = None) -> list[list[Any]]:
    """What stands in a sheet of a workbook."""
    book = load_workbook(io.BytesIO(data))
    page = book[name] if name else book.worksheets[0]
    return [list(row) for row in page.iter_rows(values_only=True)]


def upload(
    client: FlaskClient, start: str, data: bytes, name: str = "danh sách.xlsx"
) -> TestResponse:
    """Send a file to a page of Nhập từ Excel."""
    return send(client, start, {"file": (io.BytesIO(data), name)})


def own(number: int) -> str:
    """The page of Nhập từ Excel of a delegation."""
    return f"{OWN}/{number}/bang-tinh"


MANY = f"{BOARD}/bang-tinh"


def accept(client: FlaskClient, start: str, **more: str) -> TestResponse:
    """Accept what is on the page, as its button does, having ticked who is left out."""
    page = client.get(f"{start}/xem").text
    found = re.search(r'name="versions" value="([^"]*)"', page)
    assert found is not None, page
    tick = re.search(r'name="bo" value="(\d+)"', page)
    seen = {"versions": found[1].replace("&amp;", "&")} | ({"bo": tick[1]} if tick else {})
    return send(client, f"{start}/xem", {"do": "accept", **seen, **more})


def stored_names(app: Flask, number: int) -> list[str]:
    """The people of a list, in their order."""

    return [member.name for member in stored(app, number).members]
