"""What the page and the command call the things of a rehearsal."""

from contest.rehearsal.rules.trouble import Fate, Mishap

TROUBLES: dict[str, str] = {
    Fate.LOST_BEFORE: "mất trước khi đến máy chủ",
    Fate.LOST_AFTER: "mất câu trả lời",
    Fate.DELAYED: "đến chậm",
    Fate.TWICE: "gửi trùng cùng lúc",
    Fate.RECONNECT: "đứt kết nối",
    Mishap.REORDERED: "phiếu đảo thứ tự",
    Mishap.EARLY_SUBMIT: "nộp phiếu khi còn thiếu",
    Mishap.TAKEOVER: "đổi máy giữa chừng",
    Mishap.REPLAY: "gửi lại thao tác cũ",
    Mishap.DIED: "máy tắt giữa chừng rồi mở lại",
}
"""Each trouble by its name in code."""
