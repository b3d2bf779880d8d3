"""The platform under test on either engine, and access to its tables after the run."""

import csv
import http.client
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import calls

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import postgres  # noqa: E402  It is not beside this file.

PROGRAM = ROOT / ".build" / "release" / "naderhand"
READY_SECONDS = 10
STOP_SECONDS = 15


class CrashTestError(Exception):
    """Reason for which the test cannot go on, as one sentence."""


class Server:
    """One process of the platform, with the same port after every kill."""

    def __init__(self, name, database, folder):
        self.name = name
        self.database = database
        self.log = folder / f"{name}.log"
        self.port = postgres.free_port()
        self.process = None

    def start(self):
        """Returns the seconds until it was ready."""
        # The developer's own settings would change the server; a log line for each request is not needed.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NADERHAND_")}
        environment["NADERHAND_LOG_LEVEL"] = "warning"
        begin = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "serve", "--port", str(self.port), "--database", str(self.database)],
                env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        return self.ready_after(begin)

    def ready_after(self, begin):
        """Waits until the server is ready; returns the seconds since `begin`."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            self.require_running()
            if self._is_ready():
                return time.monotonic() - begin
            time.sleep(0.005)
        raise CrashTestError(f"{self.name} did not come back within {READY_SECONDS} s. {self.log_tail()}")

    def _is_ready(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def require_running(self):
        if self.process.poll() is not None:
            raise CrashTestError(f"{self.name} ended by itself, with {self.process.returncode}. {self.log_tail()}")

    def kill(self):
        if self.process:
            self.process.kill()
            self.process.wait()

    def require_clean_end(self):
        """Waits for the end after a SIGTERM."""
        try:
            code = self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            message = f"{self.name} did not end within {STOP_SECONDS} s of SIGTERM. {self.log_tail()}"
            raise CrashTestError(message) from None
        if code != 0:
            raise CrashTestError(f"{self.name} ended with {code} after SIGTERM, not with 0. {self.log_tail()}")

    def log_tail(self):
        lines = self.log.read_text(errors="replace").splitlines()[-8:]
        return "\n  ".join(["The end of its log:", *lines])


class Platform:
    """Servers on one database, stopped at the end of the block."""

    def __init__(self, servers):
        self.servers = servers

    def __enter__(self):
        try:
            for server in self.servers:
                server.start()
            # All rows at the end then come from the shops.
            self.command("sandbox", "reset", "--without-orders")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.kill()

    def command(self, *words):
        """Runs a command of the program on the same database; returns its output if it failed."""
        finished = subprocess.run(
            [PROGRAM, *words, "--database", str(self.servers[0].database)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        return finished.stdout.splitlines() if finished.returncode else []

    def require_running(self):
        for server in self.servers:
            server.require_running()

    def stop(self):
        for server in self.servers:
            server.process.terminate()
        for server in self.servers:
            server.require_clean_end()

    def kill_next(self, number):
        """Kills one server, in turn, and starts it again; returns the seconds until it was ready."""
        server = self.servers[number % len(self.servers)]
        server.kill()
        return server.start()


class SQLitePlatform(Platform):
    """One process with its database file."""

    # Answers after which the outcome of a call is uncertain.
    UNDECIDED = {calls.UNANSWERED}

    def __init__(self, folder):
        self.file = folder / "crash.sqlite"
        super().__init__([Server("naderhand", self.file, folder)])

    def rows(self, query):
        """Rows as texts, as psql returns them."""
        connection = sqlite3.connect(self.file)
        connection.text_factory = lambda text: text.decode(errors="replace")
        try:
            for row in connection.execute(query):
                yield [None if value is None else str(value) for value in row]
        except sqlite3.DatabaseError as error:
            raise CrashTestError(f"{self.file.name} cannot be read: {error}") from None
        finally:
            connection.close()

    def damage(self):
        """Findings of SQLite's integrity check."""
        return [words for (words,) in self.rows("PRAGMA integrity_check") if words != "ok"]

    def keep(self):
        """Does nothing: the file is in the folder already."""


class PostgresPlatform(Platform):
    """Three processes on one PostgreSQL, which is killed now and then too."""

    # When PostgreSQL dies during a commit, the outcome is unknown to the platform too.
    UNDECIDED = {calls.UNANSWERED, "603", "HTTP 503"}
    SERVERS = 3
    CLUSTER_EVERY = 5

    def __init__(self, folder):
        self.folder = folder
        self.cluster = None

    def __enter__(self):
        self.cluster = postgres.Cluster(parent=ROOT / ".build")
        try:
            super().__init__(
                [Server(f"naderhand-{number + 1}", self.cluster.url, self.folder) for number in range(self.SERVERS)])
            return super().__enter__()
        except BaseException:
            self.cluster.stop()
            raise

    def __exit__(self, *_):
        super().__exit__()
        self.cluster.stop()

    def kill_next(self, number):
        if number % self.CLUSTER_EVERY:
            return super().kill_next(number)
        self.cluster.kill()
        self.cluster.start()
        begin = time.monotonic()
        return max(server.ready_after(begin) for server in self.servers)

    def rows(self, query):
        command = [
            postgres.program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", self.cluster.url,
            "--command", rf"COPY ({query}) TO STDOUT (FORMAT csv, NULL '\N')",
        ]
        with tempfile.TemporaryFile("w+") as words, subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=words, text=True
        ) as client:
            for row in csv.reader(client.stdout):
                yield [None if value == r"\N" else value for value in row]
            if client.wait() != 0:
                words.seek(0)
                raise CrashTestError(f"psql failed:\n{words.read()}")

    def damage(self):
        """Findings of pg_amcheck in tables and indexes."""
        finished = subprocess.run(
            [postgres.program("pg_amcheck"), "--install-missing", "--heapallindexed", self.cluster.url],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        return finished.stdout.splitlines() if finished.returncode else []

    def keep(self):
        """Copies log and database, because the cluster is removed at the end of the block."""
        shutil.copy(self.cluster.log, self.folder / "postgres.log")
        with (self.folder / "database.sql").open("wb") as file:
            subprocess.run(
                [postgres.program("pg_dump"), self.cluster.url], stdin=subprocess.DEVNULL, stdout=file, stderr=file)
