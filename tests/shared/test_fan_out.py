"""Snapshots to many followers, of whom some read slowly, some poll, some have gone."""

from __future__ import annotations

import json

import gevent
import pytest
from gevent import socket
from gevent.pywsgi import WSGIServer

from contest.shared import fan_out, outlet, realtime
from tests.shared.followers import (
    CONTEST,
    SQUARE,
    TOPIC,
    Follower,
    Poller,
    asked,
    outlets,
    send,
)

BIG = "Đ" * 200_000


def test_a_socket_and_a_poller_are_sent_the_same(server: WSGIServer) -> None:
    follower = Follower(server.server_port)
    poll = Poller(server.server_port)
    send(1, "Đội Hà Trung")
    [name, message] = follower.event()
    assert name == "snapshot"
    assert message["data"] == "Đội Hà Trung"
    assert f"42/live,{json.dumps([name, message], ensure_ascii=False, separators=(',', ':'))}" in (
        poll.ask()
    )
    follower.close()


def test_a_slow_reader_gets_whole_frames_and_the_newest_while_the_others_get_all(
    server: WSGIServer,
) -> None:
    slow, quick = Follower(server.server_port, buffer=4096), Follower(server.server_port)
    for version in range(1, 41):
        send(version, BIG)
        assert quick.snapshot() == version
    assert sorted(one.waiting for one in outlets()) == [0, 1], "only the newest waits"
    seen = [slow.snapshot()]
    while seen[-1] < 40:
        seen.append(slow.snapshot())
    assert seen == sorted(seen)
    assert len(seen) < 20
    for one in (slow, quick):
        one.close()


def test_who_follows_a_public_topic_in_the_same_moment_is_welcomed_together(
    server: WSGIServer,
) -> None:
    followers = [Follower(server.server_port) for _ in range(6)]
    asked.clear()
    for one in followers:
        one.follow(SQUARE, CONTEST)
    assert [one.snapshot() for one in followers] == [0] * 6
    assert len(asked) < 6
    for one in followers:
        one.follow(SQUARE, "hoi-thi-khac")
    for one in followers:
        assert one.event() == ["refused", {"topic": SQUARE, "code": "forbidden"}]
        one.close()


def test_the_wall_of_the_hall_comes_before_the_phones(
    server: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fan_out, "AT_ONCE", 1)
    monkeypatch.setattr(fan_out, "pause", lambda: gevent.sleep(0.3))
    phones = [Follower(server.server_port) for _ in range(2)]
    wall = Follower(server.server_port, auth={"screen": True})
    order: list[str] = []

    def watch(name: str, one: Follower) -> None:
        one.snapshot()
        order.append(name)

    waiting = [gevent.spawn(watch, "phone", one) for one in phones]
    waiting.append(gevent.spawn(watch, "wall", wall))
    send(1)
    gevent.joinall(waiting, timeout=20)
    assert order == ["wall", "phone", "phone"]
    for one in (*phones, wall):
        one.close()


def test_an_ordinary_message_never_falls_into_the_middle_of_a_frame(server: WSGIServer) -> None:
    slow = Follower(server.server_port, buffer=4096)
    for version in range(1, 21):
        send(version, BIG)
    realtime.expel(TOPIC, CONTEST, "", "over")
    names = [slow.event()[0]]
    while "refused" not in names:
        names.append(slow.event()[0])
    assert "snapshot" in names
    slow.close()


def test_who_never_reads_is_dropped_and_can_come_back(
    server: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet, "PATIENCE", 0.2)
    dead = Follower(server.server_port, buffer=4096)
    for version in range(1, 31):
        send(version, BIG)
    gevent.sleep(0.5)
    with pytest.raises((EOFError, OSError)):
        dead.read_on()
    assert outlets() == []
    again = Follower(server.server_port)
    send(31)
    assert again.snapshot() == 31
    for one in (dead, again):
        one.close()


def test_in_a_pause_whoever_has_spoken_is_heard() -> None:
    here, there = socket.socketpair()
    heard: list[bytes] = []
    listener = gevent.spawn(lambda: heard.append(there.recv(10)))
    gevent.sleep(0.01)
    here.send(b"mark")
    fan_out.pause()
    assert heard == [b"mark"]
    listener.join()
    for one in (here, there):
        one.close()
