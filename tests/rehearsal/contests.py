"""Small contests for robots to play."""

from typing import Any

CRITERIA = [
    {"key": "noi_dung", "name": "Nội dung", "max": "10"},
    {"key": "hinh_thuc", "name": "Hình thức", "max": "5"},
]
TEAMS = {"an": "Đội An", "binh": "Đội Bình", "chi": "Đội Chi", "dung": "Đội Dung"}


def small(slug: str, **parts: Any) -> dict[str, Any]:
    """Four teams, three judges, a round that is not staged and one that is; ``parts`` replace."""
    return {
        "format": "hoithi/1",
        "contest": {"slug": slug, "name": f"Hội thi {slug}"},
        "rounds": [
            {"key": "bao_tuong", "name": "Báo tường", "staged": False, "criteria": CRITERIA},
            {
                "key": "chao_hoi",
                "name": "Chào hỏi",
                "criteria": CRITERIA,
                "time": {
                    "max_seconds": 300,
                    "overtime": {"every_seconds": 60, "counting": "started", "points": "0.5"},
                },
            },
        ],
        "judges": [
            {"key": "gk1", "name": "Nguyễn Văn Nhất", "head": True},
            {"key": "gk2", "name": "Phạm Thị Nhì"},
            {"key": "gk3", "name": "Đỗ Văn Ba"},
        ],
        "awards": [
            {"key": "nhat", "name": "Giải Nhất", "by": "place", "count": 1},
            {"key": "khuyen_khich", "name": "Giải Khuyến khích", "by": "rest"},
        ],
        "teams": [{"key": key, "name": name} for key, name in TEAMS.items()],
    } | parts


def tied(slug: str) -> dict[str, Any]:
    """Every mark is the same whatever a judge thinks: a decision has to part the teams."""
    one = {"key": "diem", "name": "Điểm", "max": "10"}
    flat = {"min": "10", "step": "1"}
    rounds = [
        {"key": "tieu_pham", "name": "Tiểu phẩm", "criteria": [one], "marking": flat},
        {"key": "chao_hoi", "name": "Chào hỏi", "criteria": [one], "judges": ["gk1", "gk2"]},
    ]
    rounds[1] |= {"marking": flat}
    settings = {
        "publish": {"level": "prizes", "when": "end"},
        "lock": "session",
        "signatures": "block",
    }
    return small(slug, rounds=rounds, settings=settings)
