"""What the organiser asks of the robots."""

import secrets

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from contest.rehearsal.actions.robots import Wish

PARTS = (
    SelectChoice(
        "jury", "Chỉ làm giám khảo: MC, người theo dõi thời gian, Tổ Thư ký là người thật"
    ),
    SelectChoice("day", "Làm tất cả: diễn hết ngày thi đến khi công bố, không cần ai"),
)
SPEEDS = (
    SelectChoice("0", "Nhanh nhất có thể"),
    SelectChoice("20", "Nhanh gấp 20 lần"),
    SelectChoice("1", "Đúng nhịp thật"),
)
LARGEST_SEED = 10**6


class RobotsForm(FlaskForm):  # type: ignore[misc]  # no types there
    """Which parts they play, how fast, and whether things go wrong on the way."""

    part = RadioField("Máy đóng vai", choices=PARTS, default="day")
    speed = RadioField("Nhịp", choices=SPEEDS, default="0")
    faults = BooleanField(
        "Gây lỗi trong lúc chấm: mất mạng, gửi chậm, gửi trùng, đảo thứ tự, máy tắt rồi mở lại",
        default=True,
    )

    def wish(self) -> Wish:
        """The valid form as a wish, from a seed of its own."""
        return Wish(
            seed=secrets.randbelow(LARGEST_SEED),
            faults=bool(self.faults.data),
            whole_day=self.part.data == "day",
            speed=int(self.speed.data) or None,
        )
