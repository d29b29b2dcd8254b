"""How fast the live page's server answers a slider, by method, over its real HTTP interface.

A server is started on the shipped study (as `mcda explore` does, in a process of its own), and one
client moves a weight step by step, as a slider does, waiting for each answer. The answer holds
scores, ranks, broken limits and the map, and whatever else of the first answer is quick: each
method's ranks, how far every weight may go, the nearest flip. Times are those of this machine, in
milliseconds, from asking to the last byte. Targets: 50 ms for the additive model, 150 for others.
`busy` is the same while the slow analyses of another client run beside it.

    python benchmarks/explore.py [moves]
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY
from time import perf_counter, sleep
from typing import Any

import numpy as np

import mcda

ROOT = Path(__file__).parent.parent
STUDY = ROOT / "reports" / "alliance.yaml"
TARGET = {"additive": 50.0}
OTHERS = 150.0
HEAD = f"{'method':18} {'p50':>7} {'p95':>7} {'most':>7} {'busy p95':>9} {'target':>7}   also in it"


class Client:
    """One user's connection, kept open as a browser keeps it."""

    def __init__(self, address: str, name: str) -> None:
        host, self.token = re.fullmatch(r"http://([^/]+)/#token=(.+)", address).groups()
        self.name, self.turn, self.origin = name, 0, f"http://{host}"
        self.connection = HTTPConnection(host, timeout=300)
        self.connection.connect()
        # As browsers do: else the body waits some 40 ms for its head to be acknowledged.
        self.connection.sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        page = self._send("GET", "/page", None)
        self.digest = re.search(rb'"digest":"([0-9a-f]+)"', page)[1].decode()

    def ask(self, path: str, state: dict[str, Any]) -> bytes:
        self.turn += 1
        body = {"digest": self.digest, "client": self.name, "turn": self.turn, "state": state}
        return self._send("POST", path, json.dumps({**body, "axes": [0, 2]}))

    def _send(self, method: str, path: str, body: str | None) -> bytes:
        headers = {
            "Content-Type": "application/json",
            "X-Mcda-Token": self.token,
            "Origin": self.origin,
        }
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        assert answer.status == 200, data
        return data


def moved(client: Client, method: str, count: int) -> tuple[np.ndarray, dict[str, Any]]:
    """Milliseconds (count,) of as many moves, and the last answer."""
    times = []
    for k in range(count):
        state = {"method": method, "points": {"cost": 50 + 0.5 * k}}
        start = perf_counter()
        data = client.ask("/answer", state)
        times.append(1000 * (perf_counter() - start))
        assert b'"scores"' in data
        sleep(0.01)  # as long as a frame of the screen, about
    return np.array(times), json.loads(data)


def measure(address: str, method: str, count: int) -> str:
    client, other = Client(address, f"one {method}"), Client(address, f"two {method}")
    client.ask("/steps", {"method": method, "points": {"cost": 50}})
    moved(client, method, 20)
    times, answer = moved(client, method, count)
    slow = threading.Thread(target=other.ask, args=("/steps", {"method": method}))
    slow.start()
    busy, _ = moved(client, method, count)
    slow.join()
    also = [part for part in ("methods", "borders", "flip") if part in answer]
    p50, p95 = np.percentile(times, [50, 95])
    return (
        f"{method:18} {p50:7.1f} {p95:7.1f} {times.max():7.1f} {np.percentile(busy, 95):9.1f} "
        f"{TARGET.get(method, OTHERS):7.0f}   {', '.join(also)}"
    )


def main(moves: str = "200") -> None:
    command = [sys.executable, "-m", "mcda", "explore", str(STUDY)]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        address = server.stdout.readline().strip()
        print(HEAD)
        for method in mcda.load_study(STUDY).methods:
            print(measure(address, method, int(moves)), flush=True)
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
