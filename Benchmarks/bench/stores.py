"""Databases made once by the platform, then copied, so that each measurement begins with a new one."""

import contextlib
import csv
import os
import shutil
import sqlite3
import subprocess

import postgres

from . import seeds
from .common import BINARIES, ROOT, BenchmarkError, progress
from .load import place_known_orders
from .server import naderhand

# PostgreSQL as it comes, fsync on, but for memory as on a server of its own.
POSTGRES_SETTINGS = {"shared_buffers": "512MB"}


def make_template(name, database, folder):
    """A new sandbox with the known orders in it, and no others."""
    with naderhand(f"template-{name}", database, folder) as server:
        command = [BINARIES / "naderhand", "sandbox", "reset", "--without-orders", "--database", database]
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        place_known_orders(server)


class SQLiteStores:
    """Files in the folder of the bench."""

    def __init__(self, folder):
        self.folder = folder
        self.template = folder / "template.sqlite"
        self.seeded_files = {}
        make_template("sqlite", self.template, folder)

    def copy(self, name):
        """A store that holds the known orders."""
        return shutil.copyfile(self.template, self.folder / f"{name}.sqlite")

    def seeds(self, size):
        """The file that all stores of this size are copied from."""
        if size not in self.seeded_files:
            progress(f"Seeding {size:,} orders")
            self.seeded_files[size] = self.copy(f"seeds-{size}")
            seeds.fill(self.seeded_files[size], size)
        return self.seeded_files[size]

    def seeded(self, size):
        """A store that holds a year of orders."""
        store = shutil.copyfile(self.seeds(size), self.folder / f"orders-{size}.sqlite")
        # What is still to be written would slow what is measured first.
        os.sync()
        return store


class PostgresStores:
    """Databases of one PostgreSQL server, which ends with the block."""

    def __init__(self, folder, sqlite_stores):
        self.folder = folder
        self.sqlite_stores = sqlite_stores

    def __enter__(self):
        # Not in the folder of the bench: PostgreSQL runs as another user, who may not look into it.
        self.cluster = postgres.Cluster(POSTGRES_SETTINGS, parent=ROOT / ".build")
        try:
            make_template("postgres", self.cluster.url, self.folder)
        except BaseException:
            self.cluster.stop()
            raise
        return self

    def __exit__(self, *_):
        self.cluster.stop()

    def copy(self, name):
        """A store that holds the known orders."""
        psql(self._address("postgres"), f'CREATE DATABASE "{name}" TEMPLATE "{postgres.DATABASE}"')
        return self._address(name)

    def seeded(self, size):
        """A store that holds the same year of orders as the SQLite one."""
        source = self.sqlite_stores.seeds(size)
        store = self.copy(f"orders-{size}")
        progress(f"Copying {size:,} orders into PostgreSQL")
        psql(store, "TRUNCATE merchants CASCADE")
        indexes = psql(
            store,
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        )
        names, definitions = zip(*(line.split("|", 1) for line in indexes.splitlines()))
        psql(store, *(f"DROP INDEX {name}" for name in names))
        with contextlib.closing(sqlite3.connect(source)) as connection:
            for table in ["merchants", "credentials", "workflows", "checks", "orders", "order_events"]:
                _copy_rows(connection, table, store)
        # Or PostgreSQL would do so by itself in the midst of a measurement.
        psql(store, *definitions, "VACUUM ANALYZE", "CHECKPOINT")
        return store

    def _address(self, name):
        return self.cluster.url.removesuffix(postgres.DATABASE) + name


def _psql_command(store, commands):
    program = [str(postgres.program("psql")), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]
    return program + ["--set=ON_ERROR_STOP=1", f"--dbname={store}", *(f"--command={command}" for command in commands)]


def psql(store, *commands):
    finished = subprocess.run(
        _psql_command(store, commands),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    if finished.returncode != 0:
        raise BenchmarkError(f"psql failed:\n{finished.stdout}")
    return finished.stdout


def _copy_rows(connection, table, store):
    """From a SQLite table into the PostgreSQL table of the same name and columns."""
    rows = connection.execute(f"SELECT * FROM {table}")
    columns = ", ".join(column[0] for column in rows.description)
    command = _psql_command(store, [
        # Every order has its check; looking each of them up takes longer than all the rest.
        "SET session_replication_role = replica", f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv)",
    ])
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8") as process:
        csv.writer(process.stdin).writerows(rows)
    if process.returncode != 0:
        raise BenchmarkError(f"psql could not copy {table}; it says why above.")
