"""What the codes of the mirror mean, in words."""

SENTENCES = {
    "mirror_forged": "Nội dung không mang chữ ký của máy chủ hội trường.",
    "mirror_older": "Trang này đã có nội dung mới hơn.",
}
