"""Checks that memory does not grow: all calls at once, at a moderate rate, for a given time."""

import contextlib
import time

from .common import ENGINES, progress
from .load import Wrk
from .server import naderhand

# Full speed first, because the caches of database and allocator fill up once.
FILLING_SECONDS = 15
FILLING_CONNECTIONS = 64
CONNECTIONS = {"check": 3, "order": 3, "status": 2}
# Milliseconds between a connection's requests: some 800 requests a second in all.
REST = 10
SAMPLE_SECONDS = 30
MOST_GROWTH = 0.10


def soak(engine, stores, folder, load, minutes):
    """The sentence of the verdict, and whether it holds."""
    with naderhand(f"soak-{engine}", stores.copy("soak"), folder) as server:
        for call in CONNECTIONS:
            load.drive(server, call, FILLING_SECONDS, FILLING_CONNECTIONS)
        with contextlib.ExitStack() as running:
            runs = [
                running.enter_context(Wrk(server, call, minutes * 60, connections, REST))
                for call, connections in CONNECTIONS.items()
            ]
            samples = list(resident(server, engine, minutes * 60))
            requests = sum(load.take(run)["requests"] for run in runs)
    # From the sample after the first minute on.
    first, last = samples[60 // SAMPLE_SECONDS], samples[-1]
    growth = last / first - 1
    sentence = (
        f"{ENGINES[engine]}: memory grows by less than {MOST_GROWTH:.0%} in {minutes} minutes after the first:"
        f" {first:.1f} to {last:.1f} MB, {growth:+.1%}, {requests:,} requests"
    )
    return sentence, growth < MOST_GROWTH


def resident(server, engine, seconds):
    """The memory it occupies, each half minute from the first moment on."""
    start = time.monotonic()
    for moment in range(0, seconds + 1, SAMPLE_SECONDS):
        time.sleep(max(0, start + moment - time.monotonic()))
        server.require_running()
        megabytes = server.memory()
        progress(f"{engine}, {moment // 60}:{moment % 60:02}: {megabytes:.1f} MB")
        yield megabytes
