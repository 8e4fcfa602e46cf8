"""What was found out about an evidence archive, in sentences for whoever checks it."""

from collections.abc import Iterable, Mapping
from typing import Any

from contest.archive.rules.evidence import Finding

FITS = {
    "files_fit": "{count} tệp trong hồ sơ còn nguyên như lúc lập.",
    "results_fit": "kết quả tính lại từ điểm của {teams} đội giống hệt kết quả ghi trong hồ sơ.",
    "ledger_fits": "sổ điểm liền mạch, đủ {entries} dòng, không dòng nào bị sửa, bớt hay chèn.",
    "marks_fit": "{marks} điểm trong tệp hội thi đúng với sổ điểm.",
    "audit_fits": "lịch sử thao tác liền mạch, đủ {entries} dòng.",
    "document_fits": "{name}, bản số {edition}: nguyên văn như lúc in, số liệu đúng với kết quả "
    "tính lại (mã đối chiếu {code}).",
    "document_replaced": "{name}, bản số {edition}: nguyên văn như lúc in; đã có bản mới thay thế.",
    "documents_none": "hồ sơ không có giấy tờ nào đã in.",
}
MISFITS = {
    "file_missing": "hồ sơ thiếu tệp {file}.",
    "file_added": "tệp {file} không có trong danh sách lúc lập hồ sơ; đã bị đưa thêm vào.",
    "file_changed": "tệp {file} đã bị sửa sau khi lập hồ sơ.",
    "file_swapped": "tệp {file} đã bị tráo: nội dung là của tệp {other}.",
    "digests_changed": "danh sách mã kiểm tra (DIGESTS.txt) đã bị sửa sau khi lập hồ sơ.",
    "manifest_unreadable": "tệp MANIFEST.json không đọc được.",
    "contest_unreadable": "tệp hội thi (contest.json) không đọc được nên không tính lại được.",
    "total_differs": "tổng điểm của đội {team}: hồ sơ ghi {told}, tính lại được {now}.",
    "results_differ": "kết quả ghi trong hồ sơ khác kết quả tính lại từ điểm.",
    "ledger_unreadable": "sổ điểm có dòng không đọc được.",
    "ledger_broken": "sổ điểm đứt mạch ở dòng {line}: dòng này hoặc dòng trước đã bị sửa, bớt hay "
    "chèn.",
    "ledger_cut": "sổ điểm có {entries} dòng, lúc lập hồ sơ có {sealed} dòng.",
    "ledger_rewritten": "sổ điểm đã bị viết lại: dòng cuối không phải dòng cuối lúc lập hồ sơ.",
    "mark_differs": "điểm của giám khảo {judge} cho đội {team}, phần thi {round}, tiêu chí "
    "{criterion}: tệp hội thi ghi {told}, sổ điểm ghi {entered}.",
    "more_marks_differ": "còn {count} điểm khác cũng không đúng với sổ điểm.",
    "audit_broken": "lịch sử thao tác đứt mạch ở dòng {line}: dòng này đã bị sửa, hoặc có dòng bị "
    "bớt hay chèn.",
    "audit_cut": "lịch sử thao tác có {entries} dòng, lúc lập hồ sơ có {sealed} dòng.",
    "audit_rewritten": "lịch sử thao tác đã bị viết lại.",
    "documents_unreadable": "danh sách giấy tờ (documents.json) không đọc được.",
    "document_lost": "{name}, bản số {edition}: tệp bản in không còn trong hồ sơ.",
    "document_changed": "{name}, bản số {edition}: bản in đã bị sửa sau khi in.",
    "document_swapped": "{name}, bản số {edition}: bản in đã bị tráo bằng {other}, bản số "
    "{other_edition}.",
    "document_other": "{name}, bản số {edition}: trong bản in không có mã đối chiếu và số tra cứu "
    "mà danh sách giấy tờ ghi.",
    "document_figures": "{name}, bản số {edition}: mã đối chiếu trên giấy là {code}, kết quả tính "
    "lại cho mã {now}.",
    "document_ledger": "{name}, bản số {edition}: mã sổ điểm in trên giấy ({head}) không ứng với "
    "dòng nào của sổ điểm.",
}
WHOLE = "KẾT LUẬN: hồ sơ khớp hoàn toàn. Mã hồ sơ: {code}. Xin so với mã đã ghi lúc lập hồ sơ."
BROKEN = "KẾT LUẬN: có {count} điều không khớp. Hồ sơ này đã bị thay đổi hoặc không đầy đủ."
NOTHING = "không có"

GUIDE = """HỒ SƠ CHỨNG CỨ CỦA HỘI THI

Hồ sơ này để bất kỳ ai kiểm tra lại kết quả hội thi trên một máy khác.

  contest.json     Thể lệ, các đội, điểm của từng giám khảo (không có danh sách thành viên)
  results.json     Kết quả tính từ các điểm ấy
  ledger.jsonl     Sổ điểm: mỗi lần nhập, sửa, khóa phiếu là một dòng nối với dòng trước
  audit.jsonl      Lịch sử thao tác về kết quả
  documents.json   Danh sách giấy tờ đã in; bản in ở thư mục documents, bản đã ký ở signed
  DIGESTS.txt      Mã SHA-256 của từng tệp
  MANIFEST.json    Lập lúc nào, mã của danh sách trên

Kiểm tra bằng lệnh:   hoithi verify TỆP-NÀY
Kiểm tra riêng các tệp, không cần phần mềm này:   sha256sum -c DIGESTS.txt
"""


def words_of(finding: Finding) -> str:
    """One sentence, which begins with whether it fits."""
    facts = _facts(finding.facts)
    if finding.fits:
        return f"Khớp: {FITS[finding.code].format(**facts)}"
    return f"KHÔNG KHỚP: {MISFITS[finding.code].format(**facts)}"


def conclusion(findings: Iterable[Finding], code: str) -> str:
    """What it comes to."""
    broken = sum(not one.fits for one in findings)
    return BROKEN.format(count=broken) if broken else WHOLE.format(code=code)


def _facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Figures with a decimal comma; what is not there in words."""
    figures = ("told", "now", "entered")
    told = {key: NOTHING if value is None else value for key, value in facts.items()}
    return {
        key: str(value).replace(".", ",") if key in figures else value
        for key, value in told.items()
    }
