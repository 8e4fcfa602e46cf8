"""Doors of the schedule slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("schedule", __name__, url_prefix="/hoi-thi/<slug>")

from contest.schedule.views import draw as draw  # noqa: E402
from contest.schedule.views import order_swap as order_swap  # noqa: E402
from contest.schedule.views import programme as programme  # noqa: E402
from contest.schedule.views import script as script  # noqa: E402
from contest.schedule.views import stage as stage  # noqa: E402
from contest.schedule.views import timetable as timetable  # noqa: E402
