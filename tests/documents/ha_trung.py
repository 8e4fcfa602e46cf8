"""The papers of the Hà Trung 2023 contest with invented people, as the tests print them.

Đội xã Hà Bắc is the worked example of the regulations: judges' totals 16.5 17 16 17.25 16.75,
25 26.5 25.75 24.5 26 and 43 45.5 44 42.25 44.75; the skit ran 12:10, so two points off; 84.15.
"""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import segno

from contest.documents.rules.frame import (
    ContestTitle,
    Edition,
    Frame,
    Letterhead,
    Signature,
)
from contest.documents.rules.minutes import (
    Attendee,
    DeductionLine,
    Dissent,
    MinutesPaper,
    RulingLine,
)
from contest.documents.rules.minutes_blocks import minutes_in_blocks
from contest.documents.rules.office_paper import OfficePaper
from contest.documents.rules.ranking import RankingPaper, ranking_in_blocks
from contest.documents.rules.round_table import JudgeTotal, RoundRow, RoundTablePaper
from contest.documents.rules.sheet import Sheet, SheetCriterion, SheetEntry, SheetPaper
from contest.documents.rules.slip import Slip, SlipPaper
from contest.documents.rules.standing import (
    AwardLine,
    DivisionTable,
    RoundCell,
    RoundHead,
    Standing,
    TeamRow,
    TieSplit,
)

JUDGES = (
    "Lê Thị Hương Giang",
    "Trần Quốc Toàn",
    "Phạm Thị Ngọc Lan",
    "Hoàng Đình Phúc",
    "Vũ Thị Thanh Thủy",
)
SKIT_TOTALS = ("43", "45.5", "44", "42.25", "44.75")
COMMUNES = (
    "Hà Bắc",
    "Hà Bình",
    "Hà Châu",
    "Hà Đông",
    "Hà Giang",
    "Hà Hải",
    "Hà Lai",
    "Hà Lĩnh",
    "Hà Long",
    "Hà Ngọc",
    "Hà Sơn",
    "Hà Tân",
    "Hà Thái",
    "Hà Tiến",
    "Hà Vinh",
    "Hoạt Giang",
    "Lĩnh Toại",
    "Yên Dương",
    "Yến Sơn",
)
TEAMS = ("Đội thị trấn Hà Trung", *(f"Đội xã {name}" for name in COMMUNES))
RANKED = ("Đội xã Hà Bắc", TEAMS[0], *TEAMS[2:])
CRITERIA = (
    SheetCriterion("Nội dung, đúng chính sách, thông điệp", "20"),
    SheetCriterion("Kịch bản, tình huống", "12"),
    SheetCriterion("Diễn xuất", "12"),
    SheetCriterion("Đạo cụ, trang phục, âm nhạc", "6"),
)
MADE_AT = datetime(2023, 11, 15, 9, 20, tzinfo=UTC)

FRAME = Frame(
    letterhead=Letterhead(
        "UBND huyện Hà Trung",
        "Ban Tổ chức hội thi",
        "BTH-BTC",
        "Hà Trung",
        date(2023, 11, 5),
    ),
    contest=ContestTitle(
        "Hội thi truyền thông về giảm nghèo huyện Hà Trung năm 2023",
        "Hà Trung chung tay vì người nghèo - Không để ai bị bỏ lại phía sau",
    ),
    edition=Edition(MADE_AT, version=2, digest="4F7A-22C1"),
    signatures=(
        Signature("Tổ Thư ký"),
        Signature("Trưởng Ban Giám khảo", name=JUDGES[0]),
        Signature("Trưởng Ban Tổ chức", name="Nguyễn Văn Bình"),
    ),
)


def qr(text: str) -> str:
    """A QR code as an SVG picture."""
    picture = io.BytesIO()
    segno.make(text, error="m").save(picture, kind="svg", xmldecl=False, border=0)
    return picture.getvalue().decode()


def points(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


# Hundredths by round. The second and third team have the same total, and so do the next two.
FIRST = (
    (1670, 2555, 4190),
    (1640, 2530, 4140),
    (1660, 2560, 4090),
    (1600, 2500, 4000),
    (1600, 2500, 4000),
)


def team_row(index: int, team: str, award: str | None) -> TeamRow:
    """The worked example first; whoever comes after the five is a little behind the one before."""
    behind = (1600 - 10 * index, 2480 - 15 * index, 3990 - 20 * index)
    figures = FIRST[index] if index < len(FIRST) else behind
    wall, greeting, skit = (points(figure) for figure in figures)
    raw, deducted = ("43.90", "2") if index == 0 else (skit, "0")
    cells = (
        RoundCell("done", wall, "0", wall, wall),
        RoundCell("done", greeting, "0", greeting, greeting),
        RoundCell("done", raw, deducted, skit, skit),
    )
    return TeamRow(index + 1, False, team, index + 1, cells, deducted, points(sum(figures)), award)


def award_of(index: int) -> str:
    if index < 6:
        return ("Giải Nhất", "Giải Nhì", "Giải Nhì", "Giải Ba", "Giải Ba", "Giải Ba")[index]
    return "Giải Khuyến khích"


ROUNDS = (RoundHead("Báo tường"), RoundHead("Chào hỏi"), RoundHead("Tiểu phẩm"))
AWARDS = (
    AwardLine("Giải Nhất", "given", RANKED[:1], money=3_000_000),
    AwardLine("Giải Nhì", "given", RANKED[1:3], money=2_000_000),
    AwardLine("Giải Ba", "given", RANKED[3:6], money=1_500_000),
    AwardLine("Giải Khuyến khích", "given", RANKED[6:], money=500_000),
    AwardLine("Thành viên cao tuổi nhất", "given", (), ("Lò Thị Mai (Đội xã Hà Long)",)),
)


def standing(teams: tuple[str, ...] = RANKED) -> Standing:
    rows = tuple(team_row(index, team, award_of(index)) for index, team in enumerate(teams))
    ties = (
        TieSplit(teams[1], teams[2], "83.10", "round", "Tiểu phẩm", "41.40", "40.90"),
        TieSplit(teams[3], teams[4], "81.00", "decision", "đội có nhiều hộ nghèo tham gia"),
    )
    return Standing(ROUNDS, (DivisionTable(None, rows, ties),), awards=AWARDS)


def ranking() -> RankingPaper:
    return RankingPaper(FRAME, standing())


def minutes() -> MinutesPaper:
    frame = replace(
        FRAME,
        letterhead=replace(
            FRAME.letterhead,
            superior="Ban Tổ chức hội thi",
            body="Ban Giám khảo hội thi",
            symbol="BB-BGK",
        ),
        edition=replace(
            FRAME.edition,
            ledger_head="9C41-07EE-52B0",
            address="http://192.168.1.10:8000/ha-trung-2023/ban/2",
            qr_svg=qr("http://192.168.1.10:8000/ha-trung-2023/ban/2"),
        ),
        signatures=(
            Signature("Thư ký", name="Đỗ Minh Châu"),
            Signature("Trưởng Ban Giám khảo", name=JUDGES[0]),
        ),
        grounds=(
            (
                "Căn cứ Kế hoạch số 204/KH-UBND ngày 16 tháng 10 năm 2023 của Ủy ban nhân dân huyện"
                " Hà Trung về tổ chức Hội thi truyền thông về giảm nghèo"
            ),
            "Căn cứ Thể lệ Hội thi",
        ),
        recipients=(
            "Ban Tổ chức hội thi",
            "Các thành viên Ban Giám khảo",
            "Lưu: hồ sơ hội thi",
        ),
    )
    return MinutesPaper(
        frame=frame,
        opened_at=datetime(2023, 11, 15, 8, 40, tzinfo=UTC),
        closed_at=MADE_AT,
        venue="Hội trường huyện",
        chair=JUDGES[0],
        secretary="Đỗ Minh Châu",
        jury=(
            Attendee(JUDGES[0], "Trưởng Ban Giám khảo", "Phòng Văn hóa và Thông tin"),
            Attendee(JUDGES[1], "Giám khảo", "Hội Nông dân huyện"),
            Attendee(JUDGES[2], "Giám khảo"),
            Attendee(JUDGES[3], "Giám khảo", "Huyện đoàn"),
            Attendee(JUDGES[4], "Giám khảo", present=False, note="công tác đột xuất"),
        ),
        others=(Attendee("Đỗ Minh Châu", "Tổ Thư ký"),),
        method=("Điểm mỗi phần thi là trung bình cộng điểm của các giám khảo.",),
        standing=standing(),
        deductions=(DeductionLine("Đội xã Hà Bắc", "Tiểu phẩm", "2", "overtime", seconds=130),),
        rulings=(RulingLine("Đội xã Hà Lĩnh", "Tiểu phẩm", "time_waived", "mất điện 03 phút"),),
        prize_money=18_500_000,
        dissents=(Dissent(JUDGES[3], "đề nghị xem lại thời gian phần thi Chào hỏi."),),
        agreed=4,
    )


TEMPLATES = {"ranking": "office_paper", "minutes": "office_paper"}
"""Paper → its template, where that has another name."""


def ranking_data(paper: RankingPaper | None = None, **changes: Any) -> dict[str, Any]:
    """The ranking as the press gets it."""
    made = replace(paper or ranking(), **changes)
    subject = f"Bảng tổng hợp chung và xếp hạng – {made.frame.contest.name}"
    return OfficePaper(ranking_in_blocks(made), made.frame.edition, subject).to_data()


def minutes_data(paper: MinutesPaper | None = None, **changes: Any) -> dict[str, Any]:
    """The minutes as the press gets them."""
    made = replace(paper or minutes(), **changes)
    subject = f"Biên bản họp Ban Giám khảo – {made.frame.contest.name}"
    return OfficePaper(minutes_in_blocks(made), made.frame.edition, subject).to_data()


def sheet(entries: tuple[SheetEntry, ...], source: str = "screen") -> SheetPaper:
    blank = source == "blank"
    one = Sheet(
        judge=None if blank else JUDGES[4],
        judge_title="Giám khảo",
        round="Tiểu phẩm",
        criteria=CRITERIA,
        max_total="50",
        min_mark="0",
        step="0.25",
        entries=entries,
        source=source,  # type: ignore[arg-type]  # a test names it
        code="TP-05-20" if blank else None,
        code_svg=qr("TP-05-20") if blank else None,
    )
    return SheetPaper(replace(FRAME, letterhead=replace(FRAME.letterhead, symbol=None)), (one,))


def filled(number: int, team: str) -> SheetEntry:
    return SheetEntry(number, team, ("18.25", "10.75", "10.5", "5.25"), "44.75", "Thông điệp rõ.")


def empty(number: int, team: str) -> SheetEntry:
    return SheetEntry(number, team, (None,) * len(CRITERIA), None)


def round_table(judges: int = 5, teams: int = 20) -> RoundTablePaper:
    names = tuple(JUDGES[i % 5] if i < 5 else f"{JUDGES[i % 5]} {i}" for i in range(judges))
    totals = tuple(
        JudgeTotal("dropped" if i == 1 else "counted", SKIT_TOTALS[i % 5]) for i in range(judges)
    )
    rows = tuple(
        RoundRow(n + 1, TEAMS[n % 20], totals, "done", "43.90", "2", "41.90", time=730)
        for n in range(teams)
    )
    signatures = (
        Signature("Người lập", name="Đỗ Minh Châu"),
        Signature("Người đối chiếu", name="Ngô Thị Tâm"),
        Signature("Trưởng Ban Giám khảo", name=JUDGES[0]),
    )
    frame = replace(FRAME, signatures=signatures)
    return RoundTablePaper(frame, "Tiểu phẩm", "50", "mean", False, names, rows, timed=True)


def slips() -> SlipPaper:
    address = "http://192.168.1.10:8000"
    account = Slip("account", "Đỗ Minh Châu", "Thư ký", address, "thuky1", "mua-vang-37")
    seats = tuple(
        Slip(
            "seat",
            name,
            "Giám khảo",
            f"{address}/cham",
            f"gk{n}",
            f"48291{n}",
            qr(address),
        )
        for n, name in enumerate(JUDGES * 2, start=1)
    )
    return SlipPaper(FRAME.contest.name, MADE_AT, (account, *seats))
