"""The product's own server with one empty route beside it: the baseline that a judge's
operations are measured against. ``python -m tests.bench.server`` listens as ``hoithi serve`` does
(``HOITHI_HOST``, ``HOITHI_PORT``, ``HOITHI_DATA``) and serves until it is stopped.
"""

from gevent import monkey

monkey.patch_all()

from contest.service import open_application  # noqa: E402
from contest.shared.access import public  # noqa: E402
from contest.shared.server import make_server  # noqa: E402
from tests.bench.installation import EMPTY  # noqa: E402


def main() -> None:
    app = open_application()

    @public
    def empty() -> str:
        return ""

    app.add_url_rule(EMPTY, "bench_empty", empty, methods=["POST"])
    app.extensions["csrf"].exempt(empty)
    settings = app.config["SETTINGS"]
    make_server(app, settings.host, settings.port).serve_forever()


if __name__ == "__main__":
    main()
