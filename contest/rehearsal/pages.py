"""What a robot reads on a page: the token of its forms, and what it is told there."""

import re
from html import unescape
from html.parser import HTMLParser

_TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
_PROBLEM = "notice--problem"


def token_on(page: str) -> str:
    """The token that the forms of this page carry; empty where it has none."""
    found = _TOKEN.search(page)
    return "" if found is None else unescape(found[1])


def problems_on(page: str) -> str:
    """What the page says is wrong, in one line; empty when nothing is."""
    reader = _Notices()
    reader.feed(page)
    return " ".join(" ".join(reader.texts).split())


class _Notices(HTMLParser):
    """Collects the text inside notices of a problem."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div" and (self._depth or _PROBLEM in (dict(attrs).get("class") or "")):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts.append(data)
