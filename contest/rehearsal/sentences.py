"""What the codes of a rehearsal mean, in words."""

SENTENCES = {
    "robots_only_in_practice": "Máy diễn tập chỉ chạy trong bản diễn tập.",
    "robots_running": (
        "Máy diễn tập đang chạy ở “{contest}”. Xin chờ máy xong, hoặc bấm Dừng máy trước."
    ),
    "robots_announced": (
        "Bản diễn tập đã công bố kết quả nên không còn gì để diễn. Xin bấm Làm lại từ đầu."
    ),
}
