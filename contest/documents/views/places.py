"""Where each official paper stands on the page of papers, and which addresses print it."""

from flask import url_for

from contest.documents.queries.editions import (
    AMENDMENT,
    PREPRINTED,
    PRIZE_DECISION,
    ROUND_TABLE,
)

OVERALL_WORDS = {"xep-hang": "ranking", "bien-ban-ban-giam-khao": "minutes"}
"""Word of the address → the paper of the whole contest."""
AWARD_WORDS = {
    "quyet-dinh-trao-giai": "decision",
    "quyet-dinh-sua-doi": "amendment",
    "danh-sach-trao-giai": "award_list",
    "bao-cao-tong-ket": "report",
    "bien-ban-hoi-thi": "day_minutes",
    "tin-bai": "press",
    "bai-doc-truyen-thanh": "radio",
}
"""Word of the address → the paper about awards, or what follows from them."""
_WORDS = {paper: word for word, paper in (OVERALL_WORDS | AWARD_WORDS).items()}

BEFORE, ROUNDS, OVERALL, AWARDS, CLOSING = (
    "truoc-ngay-thi",
    "phan-thi",
    "ket-qua-chung",
    "giai-thuong",
    "tong-ket",
)
"""The groups of the page in the order of the contest; also their anchors."""
_GROUPS = {
    ROUND_TABLE: ROUNDS,
    "ranking": OVERALL,
    "minutes": OVERALL,
    PRIZE_DECISION: AWARDS,
    "decision": AWARDS,
    AMENDMENT: AWARDS,
    "award_list": AWARDS,
    "certificates": AWARDS,
    "day_minutes": CLOSING,
    "report": CLOSING,
}
_ROUND_WORDS = ("bang-tong-hop-", "phan-thi-")
_FIRST_WORDS = {
    **dict.fromkeys(_ROUND_WORDS, ROUNDS),
    "quyet-dinh-co-cau-giai-": AWARDS,
    "giay-chung-nhan": AWARDS,
}
"""What the place of a paper with a part begins with → its group."""


def group_of(paper: str) -> str:
    """The group that an official paper belongs to."""
    return _GROUPS[paper]


def group_at(place: str) -> str:
    """The group that somebody who asks for a place has to see open; empty for none."""
    if place in (BEFORE, ROUNDS, OVERALL, AWARDS, CLOSING):
        return place
    paper = (OVERALL_WORDS | AWARD_WORDS).get(place)
    if paper is not None:
        return _GROUPS.get(paper, CLOSING)
    return next((group for word, group in _FIRST_WORDS.items() if place.startswith(word)), "")


def round_at(place: str) -> str:
    """The key of the round that a place is about; empty for none."""
    return next((place.removeprefix(one) for one in _ROUND_WORDS if place.startswith(one)), "")


def place_of(paper: str, part: str = "") -> str:
    """The anchor of a paper's row."""
    if paper == ROUND_TABLE:
        return f"bang-tong-hop-{part}"
    if paper == PRIZE_DECISION:
        return f"quyet-dinh-co-cau-giai-{part}"
    if paper == "certificates":
        return "giay-chung-nhan-phoi" if part == PREPRINTED else "giay-chung-nhan"
    return _WORDS[paper]


def row_address(place: str) -> str:
    """The page of papers with this row in sight and open."""
    return url_for("documents.papers", mo=place, _anchor=place)


def pdf_address(paper: str, part: str = "") -> str:
    """What prints a paper."""
    if paper == ROUND_TABLE:
        return url_for("documents.round_table", round_key=part)
    if paper == PRIZE_DECISION:
        return url_for("documents.prize_decision", change_id=part)
    if paper == "certificates":
        return url_for("documents.certificates", phoi=1 if part == PREPRINTED else None)
    if paper in OVERALL_WORDS.values():
        return url_for(f"documents.{paper}")
    return url_for("documents.award_paper", which=_WORDS[paper])


def word_address(paper: str, part: str = "") -> str | None:
    """What writes it in Word; None for papers that are printed alone."""
    if paper in (ROUND_TABLE, "certificates"):
        return None
    if paper == PRIZE_DECISION:
        return url_for("documents.prize_decision_in_word", change_id=part)
    if paper in OVERALL_WORDS.values():
        return url_for("documents.result_in_word", which=_WORDS[paper])
    return url_for("documents.award_paper_in_word", which=_WORDS[paper])
