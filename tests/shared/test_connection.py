"""What a connection costs, and how one that no longer answers ends."""

from __future__ import annotations

import gc
import ssl

import gevent
import pytest
from flask import Flask
from gevent.pywsgi import WSGIServer
from gevent.ssl import SSLContext

from contest.shared import clock
from contest.shared.connection import Connection
from contest.shared.heartbeat import Later
from contest.shared.local_authority import LocalAuthority
from contest.shared.realtime import socketio
from contest.shared.server import make_server
from contest.shared.turnstile import Turnstile
from tests.shared.followers import Follower, Poller, outlets, send

PING, PONG = "2", "3"


@pytest.fixture
def quick(server: WSGIServer, monkeypatch: pytest.MonkeyPatch) -> WSGIServer:
    """A server that pings after 0.2 s and waits 0.3 s for the answer."""
    engine = socketio.server.eio
    monkeypatch.setattr(engine, "ping_timeout", 0.3)
    monkeypatch.setattr(engine, "to_ping", Later(0.2, Connection.ping))
    monkeypatch.setattr(engine, "to_answer", Later(0.4, Connection.part_from_the_silent))
    return server


def connections() -> list[Connection]:
    return list(socketio.server.eio.sockets.values())


def test_a_watcher_holds_one_greenlet(server: WSGIServer) -> None:
    first = Follower(server.server_port)
    before = greenlets()
    more = [Follower(server.server_port) for _ in range(5)]
    assert greenlets() - before == len(more)
    for one in (first, *more):
        one.close()


def greenlets() -> int:
    """How many are alive, those that serve nobody included."""
    gevent.sleep(0.01)
    gc.collect()
    return sum(isinstance(one, gevent.Greenlet) and not one.dead for one in gc.get_objects())


def test_who_answers_is_pinged_again_and_stays(quick: WSGIServer) -> None:
    follower = Follower(quick.server_port)
    for _ in range(4):
        assert follower.text() == PING
        follower.send(PONG)
    send(1)
    assert follower.snapshot() == 1
    follower.close()


def test_who_does_not_answer_is_let_go_of_and_forgotten(quick: WSGIServer) -> None:
    silent, poller = Follower(quick.server_port), Poller(quick.server_port)
    assert len(connections()) == 2
    assert silent.text() == PING
    with pytest.raises((EOFError, OSError)):
        silent.read_on()
    with gevent.Timeout(5):
        while connections():
            gevent.sleep(0.05)
    assert "Invalid session" in poller.ask()
    silent.close()


def test_setting_the_clock_of_the_laptop_throws_nobody_out(
    quick: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower = Follower(quick.server_port)
    assert follower.text() == PING
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    [one] = connections()
    assert one.check_ping_timeout()
    assert clock.monotonic() < 1_000_000_000
    follower.send(PONG)
    assert follower.text() == PING
    follower.close()


def test_a_packet_that_nobody_understands_ends_only_its_own_connection(
    server: WSGIServer,
) -> None:
    strange, other = Follower(server.server_port), Follower(server.server_port)
    strange.send("không hiểu")
    with pytest.raises((EOFError, OSError)):
        strange.read_on()
    send(1)
    assert other.snapshot() == 1
    for one in (strange, other):
        one.close()


def test_who_upgrades_from_polling_gets_what_came_meanwhile_and_is_in_the_fan_out(
    server: WSGIServer,
) -> None:
    poller = Poller(server.server_port)
    follower = Follower(server.server_port, session=poller.sid)
    follower.send("2probe")
    assert follower.text() == "3probe"
    send(1)
    follower.send("5")
    assert follower.snapshot() == 1
    [one] = connections()
    assert one.outlet is not None
    send(2)
    assert follower.snapshot() == 2
    follower.close()


def test_thousands_go_through_the_turnstile_in_order_and_leave_turns_to_others() -> None:
    turnstile = Turnstile(3)
    passed: list[int] = []
    between: list[int] = []

    def come(number: int) -> None:
        turnstile.go_through()
        passed.append(number)

    comers = [gevent.spawn(come, number) for number in range(10)]
    while len(passed) < len(comers):
        gevent.sleep(0)
        between.append(len(passed))
    assert passed == list(range(10))
    assert {3, 6, 9} <= set(between)
    gevent.joinall(comers)
    come(10)
    assert passed[-1] == 10


def test_who_comes_by_https_has_an_outlet_too_and_whole_frames(alone: Flask) -> None:
    authority = LocalAuthority(alone.config["SETTINGS"])
    authority.renew()
    server = make_server(alone, "127.0.0.1", 0, context=authority.context)
    server.start()
    trusting = SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.load_verify_locations(cadata=authority.certificate())
    follower = Follower(server.server_port, context=trusting)
    assert len(outlets()) == 1
    for version in range(1, 6):
        send(version, "Đ" * 100_000)
        assert follower.snapshot() == version
    follower.close()
    server.stop(timeout=1)
