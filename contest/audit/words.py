"""The audit log in words: what a subject, a field, a value is called; acts in
``act_words.py``, values in ``value_words.py``."""

from collections.abc import Mapping
from typing import Any

from contest.audit.act_words import ACTIONS
from contest.audit.value_words import VALUES

Names = Mapping[str, str]
"""``team:ha-bac`` → what that is called; kinds are ``team unit round judge``."""

SUBJECTS: dict[str, str] = {
    "timetable": "Chương trình",
    "stage": "Kịch bản điều hành",
    "appeal": "Kiến nghị",
    "approval": "Trình duyệt",
    "contest": "Hội thi",
    "delegation": "Đoàn",
    "decision": "Quyết định",
    "draw": "Bốc thăm",
    "judge": "Giám khảo",
    "paper": "Giấy tờ",
    "person": "Tài khoản",
    "piece": "Bài dự thi",
    "regulations": "Thể lệ",
    "round": "Phần thi",
    "sheet": "Phiếu chấm",
    "substitution": "Đề nghị thay đổi danh sách",
    "signature": "Phiếu ký",
    "seat": "Ghế giám khảo",
    "turn": "Lượt thi",
    "unit": "Đơn vị",
    "award": "Giải thưởng",
}

PLACES: dict[str, str] = {
    "contest": "Hội thi",
    "installation": "Máy chủ",
    "themes": "Danh mục chủ đề",
    "draw": "Bốc thăm",
    "ranking": "Xếp hạng",
    "screens": "Màn hình",
    "regulations:general": "Thể lệ: thông tin chung",
    "regulations:units": "Thể lệ: đơn vị tham gia",
    "regulations:rounds": "Thể lệ: các phần thi",
    "regulations:jury": "Thể lệ: Ban Giám khảo",
    "regulations:composition": "Thể lệ: cơ cấu đội",
    "regulations:prizes": "Thể lệ: giải thưởng",
    "regulations:letterhead": "Đầu văn bản, chữ ký",
    "regulations:publication": "Thể lệ: công bố, khóa phiếu, chữ ký",
}
"""Whole subjects with a name of their own."""

KEYS: dict[str, tuple[str, ...]] = {
    "delegation": ("team",),
    "piece": ("team", "round"),
    "substitution": ("team",),
    "turn": ("round", "team"),
    "sheet": ("round", "team", "judge"),
    "unit": ("unit",),
    "round": ("round",),
    "judge": ("judge",),
    "seat": ("judge",),
}
"""Kind of subject → what the parts of its key are keys of."""

UNNAMED = frozenset({"paper", "contest"})
"""Kinds whose key tells a reader nothing: the entry names the paper, the page the contest."""

KEYS_IN_FIELDS = {
    "teams": "team",
    "team": "team",
    "order": "team",
    "units": "unit",
    "rounds": "round",
}
"""Field → what its values are keys of."""

HIDDEN = frozenset({"digest"})
"""Fields that only machines read."""

FIELDS: dict[str, str] = {
    "name": "tên",
    "group": "nhóm",
    "shows": "nội dung",
    "screens": "các màn hình",
    "marks_shown": "điểm lượt vừa công bố",
    "pictures_shown": "ảnh được chiếu",
    "pictures_hidden": "ảnh không chiếu",
    "pictures_from": "bắt đầu chiếu",
    "role": "vai trò",
    "administrator": "quản trị viên",
    "state": "trạng thái",
    "status": "hồ sơ",
    "seconds": "số giây",
    "points": "điểm",
    "order": "thứ tự",
    "seed": "số gốc bốc thăm",
    "method": "cách bốc thăm",
    "kind": "cách xếp thứ tự",
    "by_division": "theo khối, bảng",
    "place": "chỗ thứ",
    "corner": "góc",
    "seal": "mã niêm phong",
    "people": "số người",
    "present": "số người có mặt",
    "kept": "đủ cơ cấu",
    "substitution": "bản thay người số",
    "changed": "mục đã sửa",
    "registration_closes": "hạn đăng ký",
    "dates": "ngày thi",
    "waived": "điều chưa đủ được bỏ qua",
    "members": "kèm danh sách người",
    "units": "đơn vị",
    "teams": "các đội",
    "agreed_by": "người đồng ý",
    "sheets": "số phiếu",
    "preset": "mẫu thể lệ",
    "comment": "nội dung đề nghị",
    "reason": "lý do",
    "version": "bản",
    "announced_at": "lúc công bố",
    "ledger_head": "dấu sổ điểm",
    "turns": "số lượt thi",
    "marks": "số điểm đã chấm",
    "lines": "số dòng",
    "money": "số tiền (đồng)",
    "done": "đã xong",
    "what": "nội dung",
    "given": "số ý kiến đồng ý",
    "refused": "số ý kiến không đồng ý",
    "until": "ngày cuối",
    "files": "số tệp",
    "piece": "bài",
    "pieces": "số bài dự thi",
    "themes": "chủ đề",
    "late": "nhận muộn",
    "faults": "có gây lỗi",
    "draft": "bản nháp",
    "person": "thành viên",
    "team": "đội",
    "who": "người",
    "at": "lúc",
    "folder": "thư mục",
    "machine": "máy",
    "check": "cách đối chiếu",
    "typed_by": "người nhập",
    "written_total": "tổng ghi trên phiếu",
    "effect": "kết quả xem xét",
    "rounds": "các phần thi",
    "steps": "số bước",
    "step": "bước",
    "award": "giải",
    "answered_by": "người trả lời",
    "about": "về việc",
    "rule": "điều kiện số",
    "code": "là",
    "edition": "bản in số",
    "number": "số văn bản",
}

NOBODY: Names = {}

LONGEST = 300
"""Characters of a value that are shown; the whole of it stays in the record."""


def action_words(action: str) -> str:
    """The act in words."""
    return ACTIONS.get(action, action)


def subject_words(subject: str, names: Names = NOBODY) -> str:
    """``turn:chao_hoi/ha-bac`` → ``Lượt thi Chào hỏi, Đội Hà Bắc``; keys without a name stay."""
    if subject in PLACES:
        return PLACES[subject]
    kind, colon, key = subject.partition(":")
    if not colon:
        return subject
    called = SUBJECTS.get(kind, kind)
    if kind in UNNAMED:
        return called
    kinds = KEYS.get(kind, ())
    known = [names.get(f"{of}:{part}") for of, part in zip(kinds, key.split("/"), strict=False)]
    if not known or None in known[:1]:
        return f"{called} {key}".strip()
    if kind == "delegation":
        return str(known[0])
    parts = key.split("/")[: len(kinds)]
    shown = [name or VALUES.get(part, part) for name, part in zip(known, parts, strict=False)]
    return f"{called} {', '.join(shown)}"


def field_words(field: str) -> str:
    """The field in words; of a field in a field, the last part that has any."""
    return FIELDS.get(field) or FIELDS.get(field.rpartition(".")[2]) or field


def value_words(value: Any, field: str = "", names: Names = NOBODY) -> str:
    """The value as it is read out: no braces, no quotation marks, a dash for nothing; keys of a
    field that holds keys by their names."""
    text = _words(_named(value, KEYS_IN_FIELDS.get(field.rpartition(".")[2]), names))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _named(value: Any, kind: str | None, names: Names) -> Any:
    match value:
        case str() if kind is not None:
            return names.get(f"{kind}:{value}", value)
        case list() if kind is not None:
            return [_named(item, kind, names) for item in value]
    return value


def _words(value: Any) -> str:
    match value:
        case None | "":
            return "–"
        case list() | dict() if not value:
            return "–"
        case True:
            return "có"
        case False:
            return "không"
        case str():
            return VALUES.get(value, value)
        case list():
            return ", ".join(_words(item) for item in value)
        case dict():
            return "; ".join(f"{field_words(key)} {_words(item)}" for key, item in value.items())
    return str(value)
