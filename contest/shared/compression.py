"""Answers that anybody may see travel compressed: the first visit of a hall on mobile data.

Only what is marked ``Cache-Control: public`` is touched: static files, the scoreboard, the read
API. Such an answer carries nobody's token, so its length can tell nothing (docs/adr/0006).
Compressed bodies are kept under path and ETag: each version is compressed once for all its readers.
"""

import gzip
from collections import OrderedDict

from flask import Flask, Response, request

SMALLEST = 1024
"""Bytes below which a header more would eat what compression saves."""
KEPT = 128
"""How many compressed bodies stay in memory; the static files alone are some sixty."""
LEVEL = 7
TYPES = frozenset(
    {
        "application/javascript",
        "application/json",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
    }
)


class Compressor:
    """gzip for the public text of one application."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def __call__(self, response: Response) -> Response:
        """Compress the answer where it pays and the asker can read it."""
        if not _compressible(response):
            return response
        response.vary.add("Accept-Encoding")
        etag, weak = response.get_etag()
        if etag is not None and not weak:
            # Two encodings of one page are equal in meaning, not byte for byte.
            response.set_etag(etag, weak=True)
        if response.status_code != 200 or not request.accept_encodings["gzip"]:
            return response
        if (response.content_length or 0) < SMALLEST:
            return response
        body = self._compressed(response, etag)
        response.set_data(body)
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("Accept-Ranges", None)
        return response

    def _compressed(self, response: Response, etag: str | None) -> bytes:
        key = (request.full_path, etag or "")
        response.direct_passthrough = False
        if key in self._kept:
            close = getattr(response.response, "close", None)
            if close is not None:  # a file that nobody is going to read
                close()
            self._kept.move_to_end(key)
            return self._kept[key]
        body = gzip.compress(response.get_data(), LEVEL, mtime=0)
        if etag is not None:
            self._kept[key] = body
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return body


def _compressible(response: Response) -> bool:
    return (
        bool(response.cache_control.public)
        and response.mimetype in TYPES
        and "Content-Encoding" not in response.headers
        and request.method in ("GET", "HEAD")
    )


def compress_public_answers(app: Flask) -> None:
    """Compress every public text answer of the application."""
    app.after_request(Compressor())
