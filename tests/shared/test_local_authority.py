"""https of one's own: one port for both, trusted by whoever takes the file, keys kept private."""

from __future__ import annotations

import http.client
import socket
import ssl
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from config import Settings
from contest.shared.local_authority import LocalAuthority
from tests.browser.server import Server, free_port
from tests.conftest import settings_for


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("https"), free_port(), options=("--https",))
    server.start()
    yield server
    server.stop()


def trusting(server: Server) -> ssl.SSLContext:
    """A device that took the file of the page."""
    given = httpx.get(f"{server.url}/tin-cay/hoi-thi.crt")
    assert given.headers["content-type"] == "application/x-x509-ca-cert"
    return ssl.create_default_context(cadata=given.content)


def test_a_device_with_the_file_reaches_the_same_port_by_https(server: Server) -> None:
    trust = trusting(server)
    for host in ("localhost", "127.0.0.1"):
        answer = httpx.get(f"https://{host}:{server.port}/dang-nhap", verify=trust)
        assert answer.status_code == 200
    # Nobody is tied to https: tomorrow the same address may be http alone.
    assert "strict-transport-security" not in answer.headers


def test_a_device_without_the_file_is_turned_away_and_the_others_go_on(server: Server) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"https://127.0.0.1:{server.port}/healthz")
    assert httpx.get(f"{server.url}/healthz").status_code == 200


def test_http_and_https_each_keep_their_own_cookie(server: Server) -> None:
    plain = httpx.get(f"{server.url}/dang-nhap").headers["set-cookie"]
    secure = httpx.get(
        f"https://127.0.0.1:{server.port}/dang-nhap", verify=trusting(server)
    ).headers["set-cookie"]
    assert plain.startswith("hoithi=")
    assert "Secure" not in plain
    assert secure.startswith("__Host-hoithi=")
    assert "Secure;" in secure


def test_the_page_tells_each_kind_of_device_how(server: Server) -> None:
    page = httpx.get(f"{server.url}/tin-cay").text
    for words in ("Android", "iPhone", "Windows", "/tin-cay/hoi-thi.crt", "Không cài cũng chấm"):
        assert words in page


def test_keys_are_their_owners_alone_and_never_told(server: Server) -> None:
    kept = sorted((server.data / "https").iterdir())
    assert [one.name for one in kept] == ["authority.pem", "server.json", "server.pem"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}
    httpx.get(f"{server.url}/tin-cay")
    assert "PRIVATE" not in (server.data / "server.log").read_text("utf-8")
    assert b"PRIVATE" not in httpx.get(f"{server.url}/tin-cay/hoi-thi.crt").content


def test_without_https_the_page_says_that_nothing_is_needed(tmp_path: Path) -> None:
    server = Server(tmp_path, free_port())
    server.start()
    try:
        assert "không cần cài gì" in httpx.get(f"{server.url}/tin-cay").text
        assert httpx.get(f"{server.url}/tin-cay/hoi-thi.crt").status_code == 404
    finally:
        server.stop()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path)


def hosts(authority: LocalAuthority, context: ssl.SSLContext, name: str) -> bool:
    """Whether a client that trusts the authority accepts its server under this name."""
    into, out, back, forth = (ssl.MemoryBIO() for _ in range(4))
    client = context.wrap_bio(into, out, server_hostname=name)
    server = authority.context.wrap_bio(back, forth, server_side=True)
    for _ in range(4):
        for end, sends, receives in ((client, out, back), (server, forth, into)):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLCertVerificationError:
                return False
            receives.write(sends.read())
    return True


def test_a_new_address_gets_a_new_certificate_from_the_same_authority(settings: Settings) -> None:
    first = LocalAuthority(settings)
    assert first.renew()
    assert not first.renew()
    assert not LocalAuthority(settings).renew(), "what is kept is good for the next start"
    trust = ssl.create_default_context(cadata=first.certificate())
    moved = LocalAuthority(replace(settings, public_url="http://192.168.77.7:8000"))
    assert moved.renew()
    assert hosts(moved, trust, "192.168.77.7")
    assert not hosts(moved, trust, "192.168.77.8")


def test_a_name_the_authority_may_not_sign_for_needs_another_authority(
    settings: Settings,
) -> None:
    first = LocalAuthority(settings)
    first.renew()
    before = first.certificate()
    named = LocalAuthority(replace(settings, public_url="https://cham.hoi-thi.vn"))
    named.renew()
    assert named.certificate() != before
    assert hosts(named, ssl.create_default_context(cadata=named.certificate()), "cham.hoi-thi.vn")


def test_a_broken_file_is_made_anew(settings: Settings) -> None:
    LocalAuthority(settings).renew()
    for name in ("authority.pem", "server.json"):
        (settings.data / "https" / name).write_text("…", "utf-8")
    again = LocalAuthority(settings)
    assert again.renew()
    assert hosts(again, ssl.create_default_context(cadata=again.certificate()), "localhost")


def test_a_silent_connection_does_not_hold_up_the_others(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)):
        quick = http.client.HTTPConnection("127.0.0.1", server.port, timeout=3)
        quick.request("GET", "/healthz")
        assert quick.getresponse().status == 200
