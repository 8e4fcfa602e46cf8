"""The catalogue of sentences: what a code means, in words for people.

Each slice keeps its own ``sentences.py`` with a ``SENTENCES`` mapping from code to a Vietnamese
sentence with ``{facts}`` in braces; ``app.py`` gathers them here.
"""

from collections.abc import Mapping

from contest.shared.errors import Reason, Refusal

_sentences: dict[str, str] = {
    "changed_meanwhile": "Nội dung này vừa được người khác sửa. Xin xem hai bản bên dưới rồi chọn.",
    "not_found": "Không tìm thấy nội dung này.",
    "sign_in_needed": "Xin đăng nhập để tiếp tục.",
    "not_allowed": "Tài khoản của ông/bà không được giao việc này.",
    "bad_request": "Yêu cầu gửi lên chưa đúng dạng.",
    "too_large": "Nội dung gửi lên quá lớn.",
    "too_many_requests": "Thao tác quá nhanh. Xin chờ một lát rồi thử lại.",
    "bad_json": "Nội dung gửi lên không phải JSON hợp lệ.",
    "server_error": "Máy chủ gặp lỗi. Việc vừa làm chưa được lưu; xin thử lại.",
    "reason_needed": "Xin ghi lý do.",
    "form_expired": "Trang đã mở quá lâu. Xin tải lại trang rồi gửi lại.",
}


def add_sentences(sentences: Mapping[str, str]) -> None:
    """Add one slice's sentences.

    Raises:
        ValueError: a code that another slice has given another sentence.
    """
    for code, sentence in sentences.items():
        if _sentences.get(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code!r}")
        _sentences[code] = sentence


def sentence(reason: Reason | str) -> str:
    """The Vietnamese sentence for a reason; a code without one is shown as it is."""
    code = reason if isinstance(reason, str) else reason.code
    facts = {} if isinstance(reason, str) else reason.facts
    text = _sentences.get(code)
    return code if text is None else text.format(**facts)


def sentences_of(refusal: Refusal) -> list[str]:
    """Every reason of a refusal in words, in its order."""
    return [sentence(reason) for reason in refusal.reasons]


def sentences_by_place(
    refusal: Refusal | None, place: str = "at"
) -> tuple[dict[str, str], list[str]]:
    """The sentences that belong to a place of the page, a fact of their reason, and the others."""
    placed: dict[str, str] = {}
    others: list[str] = []
    for reason in () if refusal is None else refusal.reasons:
        if reason.facts.get(place) is None:
            others.append(sentence(reason))
        else:
            placed[str(reason.facts[place])] = sentence(reason)
    return placed, others
