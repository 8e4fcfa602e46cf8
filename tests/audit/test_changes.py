"""What an entry changed, and how it is said."""

from contest.audit.rules.changes import Change, changes_of
from contest.audit.words import LONGEST, field_words, subject_words, value_words


def test_only_what_differs_is_a_change() -> None:
    assert changes_of({"a": 1, "b": 2}, {"a": 1, "b": 3}) == [Change("b", 2, 3)]


def test_what_was_added_and_what_was_taken_away_are_changes() -> None:
    assert changes_of({"a": 1}, {"b": 2}) == [Change("a", 1, None), Change("b", None, 2)]
    assert changes_of(None, None) == []


def test_a_field_in_a_field_is_named_with_both() -> None:
    assert changes_of({"t": {"x": 1, "y": 1}}, {"t": {"x": 2, "y": 1}}) == [Change("t.x", 1, 2)]


def test_values_are_read_out_without_brackets_or_codes() -> None:
    assert value_words(None) == "–"
    assert value_words(True) == "có"
    assert value_words(["ha-bac", "ha-lai"]) == "ha-bac, ha-lai"
    assert value_words("on_stage") == "đang thi"
    assert value_words({"name": "Lan", "role": "mc"}) == "tên Lan; vai trò Người dẫn chương trình"


def test_an_endless_value_is_cut() -> None:
    assert value_words("x" * 5000) == "x" * LONGEST + "…"


def test_words_are_found_for_keys_and_unknown_ones_shown_plainly() -> None:
    assert subject_words("turn:chao_hoi/ha-bac") == "Lượt thi chao_hoi/ha-bac"
    assert subject_words("gì đó") == "gì đó"
    assert field_words("plan.seconds") == "số giây"
    assert field_words("khac") == "khac"


def test_what_says_nothing_before_and_after_is_left_out() -> None:
    assert changes_of({"comment": ""}, {"comment": None, "teams": []}) == []


def test_keys_are_read_as_the_names_they_stand_for() -> None:
    names = {"team:ha-hai": "Đội xã Hà Hải", "round:chao_hoi": "Chào hỏi"}
    assert subject_words("delegation:ha-hai", names) == "Đội xã Hà Hải"
    assert subject_words("turn:chao_hoi/ha-hai", names) == "Lượt thi Chào hỏi, Đội xã Hà Hải"
    assert subject_words("piece:ha-hai/exchange", names).endswith(
        "Đội xã Hà Hải, tiết mục giao lưu"
    )
    assert subject_words("substitution:ha-hai/7", names).endswith("danh sách Đội xã Hà Hải")
    assert subject_words("paper:team_list") == "Giấy tờ"
    assert value_words(["ha-hai", "ha-lai"], "teams", names) == "Đội xã Hà Hải, ha-lai"
    assert value_words("ha-hai", "name", names) == "ha-hai"
    assert value_words(["reviewer", "receptionist"]) == "Tổ thẩm định, Lễ tân"
