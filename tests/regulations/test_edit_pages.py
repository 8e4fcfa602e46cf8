"""Each page of the regulations saves as a whole, and only what makes a valid contest file."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from contest.audit.models import AuditEntry
from contest.regulations.models import Contest
from contest.regulations.queries.document import document_of
from contest.regulations.rules.document import Document
from contest.shared.db import db
from tests.cast import HERE, looking_into, name_of, signed_in
from tests.regulations.form_page import FormPage

RULES = f"/hoi-thi/{HERE}/the-le"
PAGES = {
    "chung": "Thông tin chung",
    "phan-thi": "Phần thi",
    "phan-thi/tieu_pham": "Tiểu phẩm",
    "ban-giam-khao": "Ban Giám khảo",
    "co-cau-doi": "Cơ cấu đội",
    "giai-thuong": "Xếp hạng và giải thưởng",
    "cong-bo": "Công bố, khóa phiếu, chữ ký",
    "don-vi": "Đơn vị và khối",
    "dau-van-ban": "Đầu văn bản, chữ ký",
}


def contest(house: Flask) -> Contest:
    found = db.session.scalar(select(Contest).where(Contest.slug == HERE))
    assert found is not None
    return found


def stored(house: Flask) -> Document:
    with looking_into(house):
        return document_of(contest(house))


def proposals(house: Flask) -> list[str]:
    with looking_into(house):
        return contest(house).proposals


@pytest.mark.parametrize("path", PAGES)
def test_a_page_sent_back_as_it_was_changes_nothing(
    house: Flask, organiser: FlaskClient, path: str
) -> None:
    before, marked = stored(house), proposals(house)
    page = FormPage(organiser, f"{RULES}/{path}")
    assert f"<h1>{PAGES[path]}" in page.text
    answer = page.send()
    assert "không có gì thay đổi" in answer.text
    assert stored(house) == before
    assert proposals(house) == marked


def test_the_whole_text_says_the_regulations_in_words(organiser: FlaskClient) -> None:
    page = organiser.get(RULES).text
    assert "Trong đội có ít nhất 1 người dân." in page
    assert "Điểm phần thi Tiểu phẩm cao hơn" in page
    assert "24 giờ 00 ngày 29/10/2023" in page


def test_names_and_days_are_saved(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/chung")
    page.fill(theme="", venue="Nhà văn hóa", dates__0__day="1/12/2023", last_hour="17:30")
    answer = page.send()
    assert "17 giờ 30 ngày 29/10/2023" in answer.text
    document = stored(house)
    assert "theme" not in document["contest"]
    assert document["contest"]["dates"] == ["2023-12-01"]
    assert document["contest"]["registration_closes"] == "2023-10-29T17:30:00+07:00"


def test_a_round_is_saved_with_comma_or_point(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham")
    page.fill(
        criteria__0__max="19,5",
        criteria__1__name="Kịch bản",
        marking_step="0.5",
        method="median",
        drop_highest="1",
        drop_lowest="1",
        outlier_band="2,25",
        weight="6/7",
        max_seconds="12",
        min_seconds="8:30",
        grace_seconds="0:15",
        overtime__kind="tiers",
        overtime__tiers__0__from_seconds="0:30",
        overtime__tiers__0__points="0,5",
        overtime__tiers__1__from_seconds="1:00",
        overtime__tiers__1__points="2",
        undertime__kind="cutoff",
        deductions_apply="judge",
    )
    assert page.send().status == 200
    one = stored(house)["rounds"][2]
    assert [line["max"] for line in one["criteria"]] == ["19.5", "12", "12", "6"]
    assert one["criteria"][1] == {"key": "kich_ban", "name": "Kịch bản", "max": "12"}
    assert one["marking"]["step"] == "0.5"
    assert one["aggregate"] == {
        "method": "median",
        "drop_highest": 1,
        "drop_lowest": 1,
        "outlier_band": "2.25",
    }
    assert one["weight"] == "6/7"
    assert one["time"] == {
        "min_seconds": 510,
        "max_seconds": 720,
        "grace_seconds": 15,
        "overtime": {
            "tiers": [{"from_seconds": 30, "points": "0.5"}, {"from_seconds": 60, "points": "2"}]
        },
        "undertime": {"cutoff": True},
    }
    assert one["deductions_apply"] == "judge"


@pytest.mark.parametrize(
    ("path", "fields", "at", "words"),
    [
        ("phan-thi/tieu_pham", {"criteria__1__max": "nhiều"}, "criteria-1-max", "Xin ghi số"),
        ("phan-thi/tieu_pham", {"criteria__0__name": ""}, "criteria-0-name", "Xin điền mục này"),
        ("phan-thi/tieu_pham", {"marking_min": "7"}, "criteria-3-max", "nhỏ hơn điểm thấp nhất"),
        ("phan-thi/tieu_pham", {"marking_step": "0"}, "marking_step", "lớn hơn 0"),
        ("phan-thi/tieu_pham", {"decimals": "9"}, "decimals", "từ 0 đến 6"),
        ("phan-thi/tieu_pham", {"weight": "1/0"}, "weight", "Xin ghi hệ số"),
        ("phan-thi/tieu_pham", {"max_seconds": "lâu"}, "max_seconds", "phút:giây"),
        ("phan-thi/tieu_pham", {"min_seconds": "11"}, "max_seconds", "ngắn hơn"),
        ("phan-thi/tieu_pham", {"overtime__points": ""}, "overtime-points", "Xin điền"),
        ("chung", {"name": ""}, "name", "Xin điền mục này"),
        ("chung", {"dates__0__day": "30/2/2023"}, "dates-0-day", "ngày có thật"),
        ("ban-giam-khao", {"judges__3__name": " "}, "judges-3-name", "Xin điền"),
        ("ban-giam-khao", {"judges__2__head": "y"}, "judges-2-head", "Chỉ có một"),
        ("co-cau-doi", {"rules__0__min": "mười"}, "rules-0-min", "số nguyên"),
        ("co-cau-doi", {"rules__0__min": ""}, "rules-0-min", "ít nhất một trong hai"),
        ("giai-thuong", {"awards__0__count": "0"}, "awards-0-count", "từ 1"),
        ("giai-thuong", {"awards__1__money": "nhiều"}, "awards-1-money", "bằng đồng"),
        ("giai-thuong", {"tie_breaks__0__rule": "round:xyz"}, "tie_breaks-0-rule", "không còn"),
        ("cong-bo", {"lock": "round"}, "lock", "Công bố sau từng lượt thi"),
        ("don-vi", {"units__4__name": ""}, "units-4-name", "Xin điền"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    house: Flask, organiser: FlaskClient, path: str, fields: dict[str, str], at: str, words: str
) -> None:
    before = stored(house)
    page = FormPage(organiser, f"{RULES}/{path}").fill(**fields)
    answer = page.send()
    assert answer.status == 422
    start = answer.text.index(f'id="{at}-error')
    assert words in answer.text[start : start + 800]
    assert 'class="error-summary"' in answer.text
    assert f'href="#{at}"' in answer.text
    kept = {name.replace("__", "-") for name in fields if not name.endswith("rule")}
    assert all(answer.fields.get(name, "") == page.fields[name] for name in kept)
    assert stored(house) == before


def test_rows_are_added_moved_and_taken_away_without_a_script(
    house: Flask, organiser: FlaskClient
) -> None:
    page = FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="18")
    page = page.send(act="remove:criteria:3")
    assert "Trang chưa được lưu" in page.text
    page = page.send(act="add:criteria:")
    page = page.fill(criteria__3__name="Thông điệp", criteria__3__max="8").send(act="up:criteria:3")
    assert page.fields["criteria-0-max"] == "18"
    assert page.send().status == 200
    lines = stored(house)["rounds"][2]["criteria"]
    assert [(line["key"], line["max"]) for line in lines] == [
        ("noi_dung", "18"),
        ("kich_ban", "12"),
        ("thong-diep", "8"),
        ("dien_xuat", "12"),
    ]


def test_the_usual_titles_follow_whoever_is_the_head(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/ban-giam-khao")
    page.fields.poplist("judges-0-head")
    answer = page.fill(judges__2__head="y", judges__1__title="Nhạc sĩ").send()
    assert answer.status == 200
    assert [(judge.get("head"), judge["title"]) for judge in stored(house)["judges"]] == [
        (None, "Thành viên Ban Giám khảo"),
        (None, "Nhạc sĩ"),
        (True, "Trưởng Ban Giám khảo"),
        (None, "Thành viên Ban Giám khảo"),
        (None, "Thành viên Ban Giám khảo"),
    ]


def test_rows_stand_as_the_browser_sends_them(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/giai-thuong")
    moved = [f for f in page.fields if f.startswith("tie_breaks-4-")]
    ahead = {name: page.fields.poplist(name) for name in moved}
    rest = list(page.fields.lists())
    page.fields.clear()
    for name, values in [*ahead.items(), *rest]:
        page.fields.setlist(name, values)
    assert page.send().status == 200
    rules = stored(house)["ranking"]["tie_breaks"]
    assert [rule["by"] for rule in rules][:2] == ["decision", "round"]


def test_a_round_is_added_moved_and_taken_away(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/them-phan-thi")
    page.fill(name="Trả lời nhanh", criteria__0__name="Đúng", criteria__0__max="10")
    assert "<h1>Trả lời nhanh" in page.send().text
    page = FormPage(organiser, f"{RULES}/phan-thi")
    page.send(act="up:rounds:3").send()
    assert [one["key"] for one in stored(house)["rounds"]] == [
        "bao_tuong",
        "chao_hoi",
        "tra-loi-nhanh",
        "tieu_pham",
    ]
    page = FormPage(organiser, f"{RULES}/phan-thi").send(act="remove:rounds:2").send()
    assert len(stored(house)["rounds"]) == 3


def test_what_another_page_uses_is_not_pulled_from_under_it(
    house: Flask, organiser: FlaskClient
) -> None:
    page = FormPage(organiser, f"{RULES}/phan-thi").send(act="remove:rounds:2").send()
    assert page.status == 422
    assert "đang được dùng ở trang khác" in page.text
    assert f"{RULES}/giai-thuong" in page.text
    assert len(stored(house)["rounds"]) == 3


def test_the_jury_and_its_panels_are_saved(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/ban-giam-khao").send(act="add:judges:")
    page.fill(judges__5__name="Bà Lê Thị Hòa", judges__5__rounds=["tieu_pham"])
    page.fill(judges__0__head=None, judges__1__head="y", judges__1__rounds=["bao_tuong"])
    assert page.send().status == 200
    document = stored(house)
    assert document["judges"][5] == {"key": "gk6", "name": "Bà Lê Thị Hòa"}
    assert [j["key"] for j in document["judges"] if j.get("head")] == ["gk2"]
    panels = {one["key"]: one.get("judges") for one in document["rounds"]}
    assert panels == {
        "bao_tuong": ["gk1", "gk2", "gk3", "gk4", "gk5"],
        "chao_hoi": ["gk1", "gk3", "gk4", "gk5"],
        "tieu_pham": ["gk1", "gk3", "gk4", "gk5", "gk6"],
    }
    page = FormPage(organiser, f"{RULES}/ban-giam-khao").send(act="remove:judges:0").send()
    assert page.status == 200
    assert stored(house)["rounds"][1]["judges"] == ["gk3", "gk4", "gk5"]


def test_rules_for_the_team_are_added_edited_and_taken_away(
    house: Flask, organiser: FlaskClient
) -> None:
    page = FormPage(organiser, f"{RULES}/co-cau-doi").send(act="remove:rules:14")
    page = page.send(act="add:rules:age").send(act="add:rules:group_share")
    page.fill(rules__14__min="18", rules__14__on="15/11/2023", rules__14__level="warning")
    page.fill(rules__15__groups=["resident", "other"], rules__15__min_percent="33,5")
    page.fill(rules__0__max="20")
    assert page.send().status == 200
    rules = stored(house)["composition"]
    assert rules[0] == {"rule": "size", "level": "error", "min": 10, "max": 20}
    assert rules[14] == {"rule": "age", "level": "warning", "on": "2023-11-15", "min": 18}
    assert rules[15]["groups"] == ["resident", "other"]
    assert rules[15]["min_percent"] == "33.5"


def test_tie_breaks_and_awards_are_saved(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/giai-thuong").send(act="down:tie_breaks:0")
    page = page.send(act="add:awards:manual")
    page.fill(tie_breaks__2__rule="criterion:tieu_pham.dien_xuat")
    page.fill(awards__0__money="1.500.000 đ", awards__0__on_tie="share", awards__7__name="Khán giả")
    assert page.send().status == 200
    document = stored(house)
    assert document["ranking"]["tie_breaks"][:3] == [
        {"by": "round", "round": "chao_hoi"},
        {"by": "round", "round": "tieu_pham"},
        {"by": "criterion", "round": "tieu_pham", "criterion": "dien_xuat"},
    ]
    assert document["awards"][0]["money"] == 1500000
    assert document["awards"][0]["on_tie"] == "share"
    assert document["awards"][7] == {"key": "khan-gia", "name": "Khán giả", "by": "manual"}


def test_the_three_settings_are_saved(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/cong-bo")
    page.fill(level="prizes", when="end", lock="session", signatures="block")
    assert page.send().status == 200
    assert stored(house)["settings"] == {
        "publish": {"level": "prizes", "when": "end"},
        "lock": "session",
        "signatures": "block",
    }


def test_a_whole_list_of_units_can_be_pasted(house: Flask, organiser: FlaskClient) -> None:
    page = FormPage(organiser, f"{RULES}/don-vi").send(act="add:divisions:")
    page.fill(more_units="Thôn Đông\n\n Thôn Đông \nThôn Tây", divisions__0__name="Khối xã")
    assert page.send().status == 200
    document = stored(house)
    assert [unit["key"] for unit in document["units"]][-3:] == [
        "thon-dong",
        "thon-dong-2",
        "thon-tay",
    ]
    assert document["divisions"] == [{"key": "khoi-xa", "name": "Khối xã"}]


def test_every_save_is_logged_with_old_and_new(house: Flask, organiser: FlaskClient) -> None:
    FormPage(organiser, f"{RULES}/phan-thi/tieu_pham").fill(criteria__0__max="21").send()
    with looking_into(house):
        query = select(AuditEntry).where(AuditEntry.action == "regulations.edit")
        [entry] = db.session.scalars(query)
        assert entry.actor_name == f"Ông {name_of('organiser')}"
        assert entry.subject == "regulations:round"
        assert entry.old == {"rounds/tieu_pham/criteria/noi_dung/max": "20"}
        assert entry.new == {"rounds/tieu_pham/criteria/noi_dung/max": "21"}
        assert (contest(house).version, contest(house).pulse) == (2, 1)


@pytest.mark.parametrize("role", ["secretary", "head_judge"])
def test_who_may_only_see_sees_and_cannot_save(house: Flask, role: str) -> None:
    client = signed_in(house, name_of(role))
    for path in PAGES:
        page = FormPage(client, f"{RULES}/{path}")
        assert page.status == 200
        assert "Trang này để xem" in page.text
        assert page.send().status == 403
    assert client.get(f"{RULES}/them-phan-thi").status_code == 403


@pytest.mark.parametrize("role", ["judge", "timekeeper", "mc", "representative"])
def test_the_others_have_no_way_in(house: Flask, role: str) -> None:
    client = signed_in(house, name_of(role))
    assert {client.get(f"{RULES}/{path}").status_code for path in ("", *PAGES) if path} == {403}
    assert client.get(RULES).status_code == 403


def test_an_unknown_round_is_not_found(organiser: FlaskClient) -> None:
    assert organiser.get(f"{RULES}/phan-thi/khong-co").status_code == 404
