"""Doors of the journey slice; the pages are imported at the end and register themselves."""

from flask import Blueprint

blueprint = Blueprint("journey", __name__)

from contest.journey.views import home as home  # noqa: E402
from contest.journey.views import preflight as preflight  # noqa: E402
from contest.journey.views.navigation import around  # noqa: E402

blueprint.app_context_processor(around)
