"""Rates and start times on a database with a year of orders."""

import collections
import contextlib
import statistics

from .common import CONNECTIONS, ROUNDS, WARM_UP_SECONDS, medians, progress, rotated
from .server import naderhand


def measure(engine, stores, folder, load, options):
    """Medians of rates and percentiles by (engine, call, size), and of milliseconds to start by (engine, size)."""
    databases = {size: stores.seeded(size) for size in options.sizes}
    starts = {(engine, size): start_milliseconds(engine, databases[size], size, folder) for size in options.sizes}
    samples = collections.defaultdict(list)
    with contextlib.ExitStack() as running:
        servers = {
            size: running.enter_context(naderhand(f"{engine}-{size}", database, folder, known_orders=size))
            for size, database in databases.items()
        }
        for turn in range(ROUNDS):
            for call in options.calls:
                for size in rotated(options.sizes, turn):
                    load.drive(servers[size], call, WARM_UP_SECONDS, CONNECTIONS)
                    samples[engine, call, size].append(load.drive(servers[size], call, options.seconds, CONNECTIONS))
                rates = [f"{size:,} orders {samples[engine, call, size][-1]['rate']:,.0f}/s" for size in options.sizes]
                progress(f"growth of {engine}, round {turn + 1} of {ROUNDS}, {call}: {', '.join(rates)}")
    return {key: medians(runs, ["rate", "p99"]) for key, runs in samples.items()}, starts


def start_milliseconds(engine, database, size, folder):
    """Milliseconds from the start of the program to the first response of /readyz."""
    seconds = []
    for _ in range(ROUNDS):
        with naderhand(f"{engine}-{size}", database, folder) as server:
            seconds.append(server.start_seconds)
    return statistics.median(seconds) * 1000
