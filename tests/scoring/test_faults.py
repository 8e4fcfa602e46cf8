"""10,000 operations over a network that fails in every way, a server killed ten times: what the
judges believe is what the record says, nothing lost, nothing doubled, the ledger whole."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.browser.server import DEMO, Server, free_port
from tests.scoring.faulty_proxy import FATES, FaultyProxy, faulty_network
from tests.scoring.outbox_port import Device, Place, sit

OPERATIONS = 10_000
KILLS = 10
SEED = 20_231_115
LONGEST_BURST = 20

MARKS = """SELECT r.key, d.key, c.key, m.points, j.key FROM marks m
  JOIN turns t ON t.id = m.turn_id JOIN rounds r ON r.id = t.round_id
  JOIN delegations d ON d.id = t.delegation_id JOIN criteria c ON c.id = m.criterion_id
  JOIN judges j ON j.id = m.judge_id"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, free_port())
    server.run("demo", "--stage", "marking")
    server.start()
    yield server
    server.stop()


def wall_newspapers(server: Server, session: str) -> dict[Place, list[str]]:
    """Every place of the open wall newspapers, with the points on its scale."""
    answer = httpx.get(
        f"{server.url}/api/v1/seat/turns", headers={"Authorization": f"Bearer {session}"}
    )
    return {
        (turn["round"], turn["team"], criterion["key"]): [
            f"{quarter / 4:g}" for quarter in range(int(float(criterion["max"])) * 4 + 1)
        ]
        for turn in answer.json()["turns"]
        if turn["round"] == "bao_tuong"
        for criterion in turn["criteria"]
    }


def play(devices: list[Device], places: dict[Place, list[str]], count: int) -> None:
    """Tap so often, in bursts, sending in between as a tablet does; the last device goes on."""
    chance = devices[0].random
    old = threading.Thread(target=devices[0].drain)
    listed = list(places)
    for number in range(count):
        # A judge who moves to another device in the middle of the day leaves a queue behind.
        device = devices[0 if len(devices) == 1 or number < count // 2 else 1]
        place = chance.choice(listed)
        device.tap(place, chance.choice(places[place]))
        held_back = len(devices) > 1 and count // 2 - 40 < number < count // 2
        if chance.random() < 2 / LONGEST_BURST and not held_back and not device.flush():
            time.sleep(0.02)
        if number == count // 2 and len(devices) > 1:
            old.start()
    devices[-1].drain()
    if old.ident is not None:
        old.join()


def keep_own(device: Device, server: Server) -> int:
    """Another device's late mark stood in between: the judge sees both and keeps their own. How
    many operations were made anew."""
    anew = 0
    while stale := [op for op, why in device.refused.items() if why == ["stale"]]:
        anew += len(stale)
        seen = httpx.get(
            f"{server.url}/api/v1/seat/turns",
            headers={"Authorization": f"Bearer {device.session}"},
        ).json()["turns"]
        for turn in seen:
            for criterion, mark in turn["marks"].items():
                device.bases[(turn["round"], turn["team"], criterion)] = mark["revision"]
        for op_id in stale:
            op = device.made[op_id]
            place = (op["round"], op["team"], op["criterion"])
            del device.refused[op_id]
            device.tap(place, device.meant[place])
        device.drain()
    return anew


def kill_now_and_then(server: Server, devices: list[Device], work: threading.Event) -> int:
    """Cut the server's power whenever another part of the work is done; how often."""
    kills = 0
    while kills < KILLS and not work.is_set():
        done = sum(len(device.accepted) for device in devices)
        if done >= (kills + 1) * OPERATIONS * 0.9 / (KILLS + 1):
            server.stop()
            server.start()
            kills += 1
        time.sleep(0.01)
    return kills


def seated(server: Server, proxy: FaultyProxy) -> dict[str, list[Device]]:
    """Judge → their devices, each on the bad network; one judge will change device."""
    seats = server.seats()
    return {
        key: [
            Device(proxy.port, sit(server.url, seat, DEMO, f"{key}-{n}"), random.Random(key))
            for n in range(2 if key == min(seats) else 1)
        ]
        for key, seat in seats.items()
    }


def test_ten_thousand_operations_over_a_bad_network_and_ten_power_cuts(server: Server) -> None:
    with faulty_network(server.port, SEED) as proxy:
        judges = seated(server, proxy)
        devices = [device for own in judges.values() for device in own]
        places = wall_newspapers(server, devices[-1].session)
        finished = threading.Event()
        with ThreadPoolExecutor(len(judges) + 1) as pool:
            killer = pool.submit(kill_now_and_then, server, devices, finished)
            share = OPERATIONS // len(judges)
            playing = [pool.submit(play, own, places, share) for own in judges.values()]
            try:
                for one in playing:
                    one.result()
            finally:
                finished.set()
        kills = killer.result()
        for timer in proxy.loose:
            timer.join()
        answered_anew = sum(keep_own(own[-1], server) for own in judges.values())
    assert kills == KILLS
    assert set(FATES) <= set(proxy.seen), "every kind of fault has happened"
    assert sum(device.failures for device in devices) > 100

    stored = {
        (judge, (round_, team, criterion)): points
        for round_, team, criterion, points, judge in server.rows(MARKS)
    }
    for judge, own in judges.items():
        for place, points in own[-1].meant.items():
            assert stored[judge, place] == points, (judge, place)
        if len(own) > 1:
            late = set(own[0].meant) - set(own[1].meant)
            assert all((judge, place) in stored for place in late)

    ledger = dict(server.rows("SELECT op_id, revision FROM ledger_entries WHERE kind = 'mark'"))
    believed = {op: at for device in devices for op, at in device.accepted.items()}
    made = {op for device in devices for op in device.made}
    refused = {op for device in devices for op in device.refused}
    assert len(made) >= OPERATIONS
    assert ledger == believed, "each operation once, at the revision that its device was told"
    assert refused.isdisjoint(ledger)
    # What a judge kept against another device was made anew: the refused one is answered for too.
    again = made - set(believed) - refused
    assert len(again) == answered_anew, "nothing is without an answer"
    assert "khớp" in server.run("verify")
