"""Measured figures, and the verdicts on them."""

import dataclasses
import itertools

from .common import CALLS, CONNECTIONS, ENGINES

# Minimum share of the bare server's rate. On SQLite only; PostgreSQL is compared with pgbench.
BARE_SHARES = {"check": 0.20, "order": 0.20}
PGBENCH_SHARE = 0.60
# Minimum number of orders for each fdatasync.
ORDERS_A_SYNC = 2
# Maximum p99 of orders, in p50s.
TAIL = 4
# Minimum share of the rate with the fewest orders that remains with the most.
KEPT_SHARE = 0.80
MEGABYTES = 100
# Minimum number of steps per second when a sandbox's clock jumps, on SQLite.
CLOCK_STEPS = 5_000


@dataclasses.dataclass
class Results:
    """Results; a part is empty until it is measured."""

    # By (server, call, connections).
    calls: dict = dataclasses.field(default_factory=dict)
    # By name, a second.
    limits: dict = dataclasses.field(default_factory=dict)
    # By (engine, call, orders in the store).
    growth: dict = dataclasses.field(default_factory=dict)
    # Milliseconds, by (engine, orders in the store).
    starts: dict = dataclasses.field(default_factory=dict)
    # By engine.
    memory: dict = dataclasses.field(default_factory=dict)
    # Steps a second, by engine.
    clock: dict = dataclasses.field(default_factory=dict)
    # A sentence for each run with wrong replies.
    wrong: list = dataclasses.field(default_factory=list)

    def sizes(self):
        return sorted({size for _, size in self.starts})

    def kept(self, engine, call):
        """Share of the rate with the fewest orders that remains with the most; None if not measured."""
        rows = [self.growth.get((engine, call, size)) for size in self.sizes()]
        return rows[-1]["rate"] / rows[0]["rate"] if any(rows) else None

    def orders(self, engine):
        """Figures of orders for the verdicts; None if not measured."""
        return self.calls.get((engine, "order", CONNECTIONS))

    def verdicts(self):
        """Verdicts: a sentence for each, and whether it holds."""
        yield from self._against_bare_server()
        yield from self._against_limits()
        yield from self._of_growth()
        for engine, row in self.memory.items():
            for state, megabytes in row.items():
                sentence = f"{ENGINES[engine]}: less than {MEGABYTES} MB with a thousand {state} connections"
                yield f"{sentence}: {megabytes:.0f} MB", megabytes < MEGABYTES
        if rate := self.clock.get("sqlite"):
            sentence = f"SQLite: at least {CLOCK_STEPS:,} steps a second when the clock jumps: {rate:,.0f}"
            yield sentence, rate >= CLOCK_STEPS
        yield "every reply as it should be", not self.wrong

    def _against_bare_server(self):
        for call, share in BARE_SHARES.items():
            if row := self.calls.get(("sqlite", call, CONNECTIONS)):
                ratio = row["rate"] / self.calls["bare", call, CONNECTIONS]["rate"]
                yield f"SQLite: {call} at least {share:.0%} of the bare server's rate: {ratio:.1%}", ratio >= share

    def _against_limits(self):
        if row := self.orders("sqlite"):
            tail = row["p99"] / row["p50"]
            yield f"SQLite: p99 of orders less than {TAIL} times their p50: {tail:.1f} times", tail < TAIL
            if self.limits:
                orders, pgbench, syncs = row["rate"], self.limits["pgbench"], self.limits["syncs"]
                yield f"SQLite: as many orders as pgbench: {orders:,.0f} against {pgbench:,.0f}", orders >= pgbench
                sentence = f"SQLite: at least {ORDERS_A_SYNC} orders to one fdatasync: {orders / syncs:.1f}"
                yield sentence, orders >= ORDERS_A_SYNC * syncs
        if self.limits and (row := self.orders("postgres")):
            share = row["rate"] / self.limits["pgbench"]
            sentence = f"PostgreSQL: at least {PGBENCH_SHARE:.0%} of the orders of pgbench: {share:.1%}"
            yield sentence, share >= PGBENCH_SHARE

    def _of_growth(self):
        for engine, call in itertools.product(ENGINES, CALLS):
            if kept := self.kept(engine, call):
                few, many = self.sizes()[0], self.sizes()[-1]
                sentence = f"{ENGINES[engine]}: {call} at {many:,} orders keeps {KEPT_SHARE:.0%} of its rate at {few:,}"
                yield f"{sentence}: {kept:.1%}", kept >= KEPT_SHARE
