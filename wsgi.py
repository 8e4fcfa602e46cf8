"""The application for a process manager: ``gunicorn -c deploy/gunicorn.conf.py wsgi:app``."""

from gevent import monkey

monkey.patch_all()

from contest.service import open_application  # noqa: E402

app = open_application()
