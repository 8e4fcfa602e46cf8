"""The product's own server with a contest day in it, and one door more through which a test says
what happens next. ``python -m tests.displays.day_server`` listens as ``hoithi serve`` does; ``DAY``
holds, as JSON, what :class:`tests.displays.day.Day` is made with. A mirror is told more often than
it would be, so that a test of many steps need not wait seconds after each.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import os  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from flask import request  # noqa: E402

from contest.mirror import sending  # noqa: E402
from contest.service import keep_the_mirror, keep_time, open_application  # noqa: E402
from contest.shared.access import public  # noqa: E402
from contest.shared.server import make_server  # noqa: E402
from tests.displays.day import ACT, Day  # noqa: E402


def main() -> None:
    app = open_application()
    with app.app_context():
        day = Day(**json.loads(os.environ.get("DAY", "{}")))

    @public
    def act() -> dict[str, Any]:
        for name, *arguments in request.get_json():
            getattr(day, name)(*arguments)
        return {}

    app.add_url_rule(ACT, "act", act, methods=["POST"])
    app.extensions["csrf"].exempt(act)
    gevent.spawn(keep_time, app)
    sending.PAUSE /= 10
    sending.BEAT /= 80
    keep_the_mirror(app)
    settings = app.config["SETTINGS"]
    make_server(app, settings.host, settings.port).serve_forever()


if __name__ == "__main__":
    main()
