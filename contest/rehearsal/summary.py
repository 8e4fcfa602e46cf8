"""What a rehearsal says at its end."""

from contest.rehearsal.proof import Figures
from contest.rehearsal.tally import Tally
from contest.rehearsal.words import TROUBLES


def summary(figures: Figures, judges: int, tally: Tally, took: float, *, faults: bool) -> str:
    """The figures in words, some lines; ``took`` in seconds."""
    lines = [
        f"Đã diễn xong “{figures.name}”: {figures.teams} đội, {figures.turns} lượt thi, "
        f"{judges} giám khảo.",
        f"Máy đã chấm {tally['marks']} điểm trên {tally['sheets']} phiếu, làm {tally['acts']} việc "
        f"điều hành trong {_figure(took)} giây.",
        f"Cổng chấm nhận {tally['ops']} thao tác, {_figure(tally['ops'] / took)} thao tác/giây; "
        f"máy của giám khảo được cập nhật trực tiếp {tally['snapshots']} lần.",
    ]
    if faults:
        told = ", ".join(f"{name} {tally[kind]}" for kind, name in TROUBLES.items() if tally[kind])
        lines.append(f"Lỗi đã gây: {told or 'không có'}.")
    lines.append("Bảng điểm công khai khớp với kết quả tính lại từ tệp xuất.")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
