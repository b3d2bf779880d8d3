"""Rates and latencies of each call, on each engine and the bare server, at several numbers of connections."""

import collections

from .common import ROUNDS, WARM_UP_SECONDS, medians, progress, rotated

# Beside the limits, which are about orders.
ORDERS_FIRST = ["order", "check", "status"]


def measure(servers, limits, load, options):
    """Medians over the rounds, by (server, call, connections).

    servers: by name, the bare one and one for each engine, which take turns, so that a slow minute hits all of them.
    limits: measured in each round beside the orders at the most connections; none when they are not asked for.
    """
    samples = collections.defaultdict(list)
    most = max(options.concurrency)
    for turn in range(ROUNDS):
        if limits:
            limits.measure()
        for connections in sorted(options.concurrency, reverse=True):
            # Only the figures at the most connections are judged; the others may be coarser.
            seconds = options.seconds if connections == most else max(1, options.seconds // 2)
            for call in sorted(options.calls, key=ORDERS_FIRST.index):
                for name in rotated(list(servers), turn):
                    if connections == most:
                        load.drive(servers[name], call, WARM_UP_SECONDS, connections)
                    samples[name, call, connections].append(load.drive(servers[name], call, seconds, connections))
                rates = [f"{name} {samples[name, call, connections][-1]['rate']:,.0f}/s" for name in servers]
                progress(f"round {turn + 1} of {ROUNDS}, {call}, {connections} at once: {', '.join(rates)}")
    return {key: medians(runs, ["rate", "p50", "p99", "p999"]) for key, runs in samples.items()}
