"""What a first visit of a page costs: bytes over the wire and layout shift, in a real browser.

``python -m tests.bench.page_weight ADDRESS`` measures one address, for example the scoreboard of
a server that runs already, and prints all of it as JSON.
"""

import json
import sys
from collections import Counter
from typing import Any

from playwright.sync_api import CDPSession, sync_playwright

from tests.install import BROWSERS, installed

PHONE = {"width": 360, "height": 740}
SETTLE_MS = 3000
"""How long after loading the page may still ask, shift or receive: fonts, the socket, the clock."""

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def page_weight(url: str, *, settle_ms: int = SETTLE_MS) -> dict[str, Any]:
    """Visit the page once with an empty cache, on a phone's screen, and print what it took.

    Returns:
        ``bytes``: all that was received, headers and socket messages included; ``by_kind``: the
        same by kind of resource; ``requests``; ``cls``: the sum of layout shifts (0 is none);
        ``other_hosts``: whatever was asked for elsewhere.
    """
    received: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed(BROWSERS),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport=PHONE, is_mobile=True, device_scale_factor=2)
        page.add_init_script(WATCH_SHIFTS)
        _listen(page.context.new_cdp_session(page), received, kinds, asked)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(settle_ms)
        shifted = page.evaluate("window.shifted")
        browser.close()
    weight = {
        "url": url,
        "bytes": sum(received.values()),
        "requests": len(asked),
        "cls": round(shifted, 4),
        "by_kind": dict(received.most_common()),
        "other_hosts": sorted({one for one in asked if not _same_host(one, url)}),
    }
    print(f"{weight['bytes'] / 1024:6.1f} KB  {len(asked):3} requests  CLS {shifted:.4f}  {url}")  # noqa: T201
    return weight


def _listen(
    session: CDPSession, received: Counter[str], kinds: dict[str, str], asked: list[str]
) -> None:
    def sent(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event.get("type", "Other")
        asked.append(event["request"]["url"])

    def finished(event: dict[str, Any]) -> None:
        received[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    def frame(event: dict[str, Any]) -> None:
        received["WebSocket"] += len(event["response"]["payloadData"].encode())

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", finished)
    session.on("Network.webSocketFrameReceived", frame)
    session.send("Network.enable")


def _same_host(one: str, other: str) -> bool:
    return one.split("/")[2:3] == other.split("/")[2:3] or one.startswith(("data:", "blob:"))


if __name__ == "__main__":
    for address in sys.argv[1:]:
        print(json.dumps(page_weight(address)))  # noqa: T201
