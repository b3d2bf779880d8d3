"""Baselines for orders: the disk, and two databases that insert the same rows without a server around them."""

import contextlib
import os
import random
import re
import sqlite3
import statistics
import subprocess
import time

import postgres

from . import seeds
from .common import BENCHMARKS, CONNECTIONS, EPOCH, BenchmarkError, progress
from .load import THREADS
from .stores import psql

SYNC_SECONDS = 2
# As many orders share a commit as clients wait at the same time.
GROUP = CONNECTIONS
# Beyond the known orders, with eight digits as well.
FIRST_SERIAL = 10_000_000


class Baselines:
    """Measured once for each round, next to the platform's orders, so that slow minutes affect both."""

    def __init__(self, folder, sqlite_stores, postgres_stores, seconds):
        self.folder = folder
        self.seconds = seconds
        self.sample = seeds.sample(sqlite_stores.template)
        self.single = SQLiteLoop(sqlite_stores.copy("limit-single"), self.sample, 1)
        self.grouped = SQLiteLoop(sqlite_stores.copy("limit-grouped"), self.sample, GROUP)
        self.pgbench = PgBench(postgres_stores.copy("limit-pgbench"), self.sample)
        self.rounds = []

    def measure(self):
        figures = {
            "syncs": syncs_per_second(self.folder),
            "single": self.single.rate(self.seconds),
            "grouped": self.grouped.rate(self.seconds),
            "pgbench": self.pgbench.rate(self.seconds),
        }
        self.rounds.append(figures)
        progress("limits: " + ", ".join(f"{name} {rate:,.0f}/s" for name, rate in figures.items()))

    def figures(self):
        """Medians; for the disk the best round, because writes still in flight slow it down."""
        return {
            name: (max if name == "syncs" else statistics.median)(figures[name] for figures in self.rounds)
            for name in self.rounds[0]
        }


def syncs_per_second(folder):
    """Syncs of 4 KiB per second, one after the other, as a database without group commit makes them."""
    block = os.urandom(4096)
    path = folder / "syncs"
    count = 0
    with path.open("ab", buffering=0) as file:
        start = time.monotonic()
        while (elapsed := time.monotonic() - start) < SYNC_SECONDS:
            file.write(block)
            os.fdatasync(file.fileno())
            count += 1
    path.unlink()
    return count / elapsed


def new_id():
    """An identifier as in Identifier.swift; millions of numbers are free until the next millisecond."""
    return (int(time.time() * 1000) - EPOCH) << 22


class SQLiteLoop:
    """Inserts orders into a database of the platform, with its settings, from a bare loop.

    The loop is in Python, whose share was measured: making the rows is not timed, and binding and stepping 21 values
    takes 5 µs an order, of 350 with a commit each and of 65 to 80 in groups. The same loop in C was no faster than one
    run differs from the next.
    """

    # Orders made ahead; a multiple of the group.
    BATCH = 32 * GROUP

    def __init__(self, store, sample, group):
        self.store = store
        self.order, self.event, self.notice = sample["order"], sample["event"], sample["notice"]
        self.group = group
        self.serial = FIRST_SERIAL

    def rate(self, seconds):
        """Orders per second."""
        count = elapsed = 0
        with contextlib.closing(sqlite3.connect(self.store, isolation_level=None)) as connection:
            for pragma in ("synchronous = FULL", "foreign_keys = ON", "cache_size = -65536"):
                connection.execute(f"PRAGMA {pragma}")
            while elapsed < seconds:
                orders = list(self._orders())
                start = time.monotonic()
                self._insert(connection, orders)
                elapsed += time.monotonic() - start
                count += len(orders)
        return count / elapsed

    def _orders(self):
        """Values of an order's row, its event's row and its outbox row."""
        first_id = new_id()
        for index in range(self.BATCH):
            self.serial += 1
            number, order_id = f"B{self.serial:08}", first_id + 3 * index
            keys = {name: random.getrandbits(63) for name in ("person_key", "email_key", "phone_key")}
            numbers = {"number": number, "clean_number": number, "invoice_number": f"3TST{number}"}
            order = self.order | {"id": order_id} | numbers | keys
            event = self.event | {"id": order_id + 1, "order_id": order_id}
            notice = self.notice | {"id": order_id + 2, "subject_id": order_id}
            yield tuple(order.values()), tuple(event.values()), tuple(notice.values())

    def _insert(self, connection, orders):
        statements = [
            insertion("orders", self.order), insertion("order_events", self.event), insertion("outbox", self.notice)
        ]
        for start in range(0, len(orders), self.group):
            connection.execute("BEGIN IMMEDIATE")
            for rows in orders[start : start + self.group]:
                for statement, row in zip(statements, rows):
                    connection.execute(statement, row)
            connection.execute("COMMIT")


def insertion(table, columns):
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


class PgBench:
    """Inserts orders into a database of the platform, from as many clients as the platform has."""

    def __init__(self, store, sample):
        self.store = store
        self.content, self.total = sample["order"]["content"], sample["order"]["total_cents"]
        self.merchant = psql(store, "SELECT merchant_id FROM orders LIMIT 1").strip()
        self.serial = FIRST_SERIAL

    def rate(self, seconds):
        """Orders per second, without the time to connect."""
        first_id = new_id()
        variables = {
            "turn": 0, "clients": CONNECTIONS, "serial": self.serial, "first_id": first_id, "merchant": self.merchant,
            "total": self.total, "content": self.content, "placed_at": (first_id >> 22) + EPOCH,
        }
        command = [str(postgres.program("pgbench")), "--no-vacuum", "--protocol=prepared", f"--client={CONNECTIONS}"]
        command += [f"--jobs={THREADS}", f"--time={seconds}", f"--file={BENCHMARKS / 'pgbench' / 'order.sql'}"]
        command += [f"--define={name}={value}" for name, value in variables.items()]
        finished = subprocess.run(
            [*command, self.store], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        )
        rate = re.search(r"^tps = ([\d.]+)", finished.stdout, re.MULTILINE)
        if finished.returncode != 0 or not rate:
            raise BenchmarkError(f"pgbench failed:\n{finished.stdout}")
        # Clients run at different speeds: the gap keeps the serials of rounds apart.
        self.serial += 4 * CONNECTIONS + 4 * int(float(rate[1]) * seconds)
        return float(rate[1])
