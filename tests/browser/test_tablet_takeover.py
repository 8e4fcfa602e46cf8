"""The tablet meets a server that goes on from an older copy: what that one lacks is sent again."""

from __future__ import annotations

from pathlib import Path

from tests.browser.tablets import SAVED, Tablet, marks, sheets


def test_a_tablet_sends_again_what_an_older_copy_lacks(tablet: Tablet, tmp_path: Path) -> None:
    server, copy = tablet.server, tmp_path / "usb.hoithi"
    tablet.give(1, "9")
    tablet.status(SAVED)
    server.run("backup", str(copy))
    tablet.give(1, "10,5")
    tablet.give(2, "7")
    tablet.give(3, "4")
    tablet.give(4, "4")
    tablet.send_sheet()
    tablet.eventually(lambda: any(handed_in for handed_in, _ in sheets(server, "gk1")))
    before = marks(server, "gk1")
    tablet.page.reload()  # what was accepted is kept across a reload too
    tablet.status(SAVED)
    server.stop()
    server.run("restore", str(copy), "--replace")
    assert marks(server, "gk1") == {"gioi_thieu": "9"}
    server.start()
    tablet.eventually(lambda: marks(server, "gk1") == before, seconds=40)
    tablet.eventually(lambda: any(handed_in for handed_in, _ in sheets(server, "gk1")))
    tablet.status(SAVED)
    tablet.page.reload()
    tablet.status(SAVED)
    assert server.rows("SELECT count(*) FROM ledger_entries") == [(6,)], "each of them once"
