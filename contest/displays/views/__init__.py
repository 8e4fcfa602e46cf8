"""Doors of the displays slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("displays", __name__)

from contest.displays.views import api as api  # noqa: E402
from contest.displays.views import boards as boards  # noqa: E402
from contest.displays.views import director as director  # noqa: E402
from contest.displays.views import draw as draw  # noqa: E402
from contest.displays.views import gallery as gallery  # noqa: E402
from contest.displays.views import made_paper as made_paper  # noqa: E402
from contest.displays.views import overlay as overlay  # noqa: E402
from contest.displays.views import presenter as presenter  # noqa: E402
from contest.displays.views import reveal as reveal  # noqa: E402
from contest.displays.views import scoreboard as scoreboard  # noqa: E402
from contest.displays.views import screen as screen  # noqa: E402
from contest.displays.views import timetable as timetable  # noqa: E402
from contest.displays.views import wall as wall  # noqa: E402
