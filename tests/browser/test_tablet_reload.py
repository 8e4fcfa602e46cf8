"""The tablet over https: it opens again without the network, and after an upgrade it is new."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Playwright, expect

from config import ROOT
from tests.browser.conftest import DemoFolder
from tests.browser.server import Server, free_port
from tests.browser.tablets import SAVED, NewTablet, Tablet, marks, open_tablet, sheets
from tests.install import BROWSERS, installed

FIGURES = {"gioi_thieu": "11.25", "sang_tao": "7.5", "phong_cach": "5", "thanh_phan": "4"}
KEPT = "async () => Boolean((await navigator.serviceWorker.ready).active?.state === 'activated')"

PATHS = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map((request) => new URL(request.url).pathname);
}"""


@pytest.fixture
def secure(tmp_path: Path, demo_folder: DemoFolder, playwright: Playwright) -> Iterator[Tablet]:
    """A phone that trusts the hall's own certificate, in the seat of gk1 over https."""
    data = tmp_path / "data"
    shutil.copytree(demo_folder("marking"), data)
    server = Server(data, free_port(), options=("--https",), secure=True)
    server.start()
    leaf = x509.load_pem_x509_certificate((data / "https/server.pem").read_bytes())
    key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    trusted = base64.b64encode(hashlib.sha256(key).digest()).decode()
    browser = playwright.chromium.launch(
        executable_path=installed(BROWSERS),
        args=["--no-sandbox", "--disable-gpu", f"--ignore-certificate-errors-spki-list={trusted}"],
    )
    tablet = open_tablet(browser, server, worker=True)
    tablet.sit_by_qr("gk1")
    tablet.status(SAVED)
    tablet.page.wait_for_function(KEPT)
    tablet.page.wait_for_timeout(1000)  # a moment in which the turns are put on the device
    yield tablet
    assert tablet.errors == []
    assert tablet.foreign == []
    browser.close()
    server.stop()


def test_a_whole_turn_offline_with_a_reload_in_the_middle_is_delivered_once(
    secure: Tablet,
) -> None:
    assert secure.page.evaluate("window.isSecureContext && location.protocol") == "https:"
    secure.server.stop()
    secure.give(1, "9")
    secure.give(1, "11,25")
    secure.give(2, "7,5")
    expect(secure.page.locator("#pad")).to_be_hidden()
    secure.page.wait_for_timeout(500)
    secure.page.reload()
    expect(secure.page.locator(".line__figure")).to_have_text(
        ["11,25", "7,5", "Chưa chấm", "Chưa chấm"]
    )
    secure.status("điểm không mất")
    secure.give(3, "5")
    secure.give(4, "4")
    secure.page.get_by_label("Ghi chú của tôi").fill("Rất tốt")
    secure.send_sheet()
    expect(secure.page.locator("#foot-state")).to_have_text("Phiếu chờ gửi")
    secure.page.reload()
    expect(secure.page.locator("#total")).to_have_text("27,75")
    assert marks(secure.server, "gk1") == {}
    secure.server.start()
    secure.status(SAVED, seconds=30)
    assert marks(secure.server, "gk1") == FIGURES
    assert sheets(secure.server, "gk1") == [(1, "Rất tốt")]
    kinds = "SELECT kind, count(*), count(DISTINCT op_id) FROM ledger_entries GROUP BY kind"
    assert secure.server.rows(kinds) == [("comment", 1, 1), ("mark", 5, 5), ("submit", 1, 1)]


def test_only_the_tablets_own_page_is_kept(secure: Tablet) -> None:
    secure.server.stop()
    secure.page.reload()
    expect(secure.page.locator("#sheet")).to_be_visible()
    paths = secure.page.evaluate(PATHS)
    assert "/giam-khao" in paths
    assert all(one == "/giam-khao" or one.startswith("/giam-khao/tep/") for one in paths)


def new_shell_alone(tablet: Tablet, before: list[str]) -> bool:
    """Whether the browser has taken the new shell and let the old one go."""
    names = tablet.page.evaluate("caches.keys()")
    return len(names) == 1 and names != before


def test_after_an_upgrade_nothing_of_the_old_page_is_left(
    tmp_path: Path, demo_folder: DemoFolder, new_tablet: NewTablet, server: Server
) -> None:
    product = tmp_path / "product"
    for name in ("contest", "static", "templates", "migrations"):
        shutil.copytree(ROOT / name, product / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "config.py", product)
    server.stop()
    server.root = product
    server.start()
    tablet = new_tablet(worker=True)
    tablet.sit_by_qr("gk1")
    tablet.page.wait_for_function(KEPT)

    before = tablet.page.evaluate("caches.keys()")

    words = product / "static/js/scoring/judge/words.js"
    words.write_text(words.read_text("utf-8").replace(SAVED, f"{SAVED} mới"), "utf-8")
    page = product / "templates/scoring/judge.html"
    page.write_text(page.read_text("utf-8").replace("Các lượt của tôi", "Lượt mới"), "utf-8")
    server.stop()
    server.start()
    tablet.page.reload()
    tablet.status(f"{SAVED} mới")
    expect(tablet.page.locator("#turns-title")).to_have_text("Lượt mới")
    tablet.eventually(lambda: new_shell_alone(tablet, before))
    server.stop()
    tablet.page.reload()
    expect(tablet.page.locator("#turns-title")).to_have_text("Lượt mới")
    tablet.status("điểm không mất")
    server.start()
    tablet.status(f"{SAVED} mới")
