"""The live topic ``scoreboard`` as any client of the protocol meets it, on a real server."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import socketio

from contest.shared.realtime import INTERVAL, NAMESPACE, CompactJson
from tests.displays.day import SLUG
from tests.displays.playing import PlayedDay, playing

FOLLOW = {"topic": "scoreboard", "contest": SLUG}
SOON = 10.0

Message = dict[str, Any]


class Watcher:
    """A client that remembers what it was told, and when."""

    def __init__(self, address: str, transport: str = "websocket") -> None:
        self.snapshots: list[Message] = []
        self.refusals: list[Message] = []
        self.times: list[float] = []
        self.client = socketio.Client(json=CompactJson)
        self.client.on("snapshot", self._snapshot, namespace=NAMESPACE)
        self.client.on("refused", self.refusals.append, namespace=NAMESPACE)
        self.client.connect(address, namespaces=[NAMESPACE], transports=[transport])

    def _snapshot(self, message: Message) -> None:
        self.times.append(time.monotonic())
        self.snapshots.append(message)

    def say(self, event: str, payload: Any) -> None:
        self.client.emit(event, payload, namespace=NAMESPACE)

    def wait(self, told: Callable[[], Any]) -> None:
        last = time.monotonic() + SOON
        while not told():
            assert time.monotonic() < last, (self.snapshots, self.refusals)
            time.sleep(0.02)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedDay]:
    with playing(tmp_path_factory.mktemp("day")) as day:
        yield day


@pytest.fixture
def watcher(day: PlayedDay) -> Iterator[Watcher]:
    watcher = Watcher(day.address)
    yield watcher
    watcher.client.disconnect()


def test_following_brings_the_whole_state_at_once_as_the_api_has_it(
    day: PlayedDay, watcher: Watcher
) -> None:
    watcher.say("follow", FOLLOW)
    watcher.wait(lambda: watcher.snapshots)
    (message,) = watcher.snapshots
    assert set(message) == {"topic", "contest", "version", "data"}
    assert (message["topic"], message["contest"]) == ("scoreboard", SLUG)
    assert message["data"] == day.board()
    assert message["version"] == message["data"]["version"]


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_what_is_pushed_are_the_bytes_of_the_api(day: PlayedDay, transport: str) -> None:
    watcher = Watcher(day.address, transport)
    watcher.say("follow", FOLLOW)
    watcher.wait(lambda: watcher.snapshots)
    day.act(["result", "bao_tuong", "an" if transport == "websocket" else "binh", "8", "7.25"])
    watcher.wait(lambda: watcher.snapshots[-1]["version"] == day.board()["version"])
    answer = httpx.get(f"{day.address}/api/v1/contests/{SLUG}/scoreboard")
    assert CompactJson.dumps(watcher.snapshots[-1]["data"]).encode() == answer.content
    watcher.client.disconnect()


def test_changes_come_whole_with_rising_versions_at_most_five_a_second_and_the_newest_always(
    day: PlayedDay, watcher: Watcher
) -> None:
    watcher.say("follow", FOLLOW)
    watcher.wait(lambda: watcher.snapshots)
    day.act(["move", "chao_hoi", "chi", "call"])
    before = day.board()["version"]
    day.act(*([["clock", "chao_hoi", "chi", "start"], ["clock", "chao_hoi", "chi", "stop"]] * 15))
    day.act(["clock", "chao_hoi", "chi", "start"])
    newest = day.board()
    assert newest["version"] - before > 10
    watcher.wait(lambda: watcher.snapshots[-1]["version"] == newest["version"])
    assert watcher.snapshots[-1]["data"] == newest
    versions = [message["version"] for message in watcher.snapshots]
    assert versions == sorted(set(versions))
    assert all(len(message["data"]["rows"]) == 3 for message in watcher.snapshots)
    pushed = watcher.times[1:]
    # Six within little less than a second are five intervals.
    spans = [late - early for early, late in zip(pushed, pushed[5:], strict=False)]
    assert all(span > 5 * INTERVAL - 0.1 for span in spans), spans


def test_unknown_topics_and_contests_are_refused(watcher: Watcher) -> None:
    watcher.say("follow", {"topic": "bang-diem", "contest": SLUG})
    watcher.wait(lambda: len(watcher.refusals) == 1)
    watcher.say("follow", {"topic": "scoreboard", "contest": "khong-co"})
    watcher.wait(lambda: len(watcher.refusals) == 2)
    assert watcher.refusals == [
        {"topic": "bang-diem", "code": "unknown_topic"},
        {"topic": "scoreboard", "code": "forbidden"},
    ]
    assert watcher.snapshots == []


@pytest.mark.parametrize("payload", [None, "scoreboard", [1], {"topic": 1, "contest": SLUG}, {}])
def test_nonsense_is_refused_and_the_connection_lives_on(watcher: Watcher, payload: Any) -> None:
    watcher.say("follow", payload)
    watcher.wait(lambda: watcher.refusals)
    assert watcher.refusals[0]["code"] == "bad_request"
    watcher.say("follow", FOLLOW)
    watcher.wait(lambda: watcher.snapshots)


def test_the_topic_of_the_jury_is_closed_to_the_public(watcher: Watcher) -> None:
    watcher.say("follow", {"topic": "judge", "contest": SLUG})
    watcher.wait(lambda: watcher.refusals)
    assert watcher.refusals == [{"topic": "judge", "code": "forbidden"}]
    assert watcher.snapshots == []


def test_after_unfollowing_nothing_comes_any_more(day: PlayedDay) -> None:
    gone, there = Watcher(day.address), Watcher(day.address)
    for watcher in (gone, there):
        watcher.say("follow", FOLLOW)
        watcher.wait(lambda watcher=watcher: watcher.snapshots)
    gone.say("unfollow", FOLLOW)
    gone.say("follow", {"topic": "nothing", "contest": SLUG})
    gone.wait(lambda: gone.refusals)  # so the unfollowing has been heard
    day.act(["result", "bao_tuong", "chi", "6", "6"])
    there.wait(lambda: there.snapshots[-1]["version"] == day.board()["version"])
    assert len(gone.snapshots) == 1
    gone.client.disconnect()
    there.client.disconnect()
