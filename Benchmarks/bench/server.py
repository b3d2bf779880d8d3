"""Servers under measurement, each on a port of its own, stopped at the end of their block."""

import http.client
import os
import pathlib
import re
import socket
import subprocess
import time

import postgres

from . import common
from .common import KNOWN_ORDERS, BenchmarkError


class Server:
    """A program on a free port, ready when its block begins and stopped when its block ends.

    known_orders: orders B00000000 and on that its store holds; what is sent to it uses the serials beyond them.
    """

    def __init__(self, name, command, is_ready, folder, known_orders=KNOWN_ORDERS):
        self.name = name
        self.command = command
        self.is_ready = is_ready
        self.log = folder / f"{name}.log"
        self.known_orders = self.next_serial = known_orders
        self.port = postgres.free_port()

    def __enter__(self):
        program, *arguments = (str(part).replace("{port}", str(self.port)) for part in self.command)
        # The developer's own settings would change the server; the log level stays.
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("NADERHAND_") or name == "NADERHAND_LOG_LEVEL"
        }
        with self.log.open("wb") as log:
            start = time.monotonic()
            self.process = subprocess.Popen(
                [program, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        self.start_seconds = time.monotonic() - start
        return self

    def __exit__(self, *_):
        self._stop()

    def _stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _wait(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.is_ready(self.port):
                    return
            except OSError:
                pass
            # Short, because it is part of the measured start time.
            time.sleep(0.002)
        raise BenchmarkError(f"{self.name} does not answer on port {self.port}. {self._log_tail()}")

    def require_running(self):
        if self.process.poll() is not None:
            raise BenchmarkError(f"{self.name} ended by itself, with {self.process.returncode}. {self._log_tail()}")

    def _log_tail(self):
        lines = self.log.read_text(errors="replace").splitlines()[-8:]
        return "\n  ".join(["The end of its log:", *lines])

    def memory(self, figure="VmRSS"):
        """Megabytes now, or with VmHWM at the peak."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{figure}:\s+(\d+) kB", status)[1]) * 1024 / 1e6


def bare_server(folder):
    return Server("bare-server", [common.BINARIES / "bare-server", "{port}"], _is_listening, folder)


def naderhand(name, database, folder, known_orders=KNOWN_ORDERS, options=()):
    """The platform on a database: path of a SQLite file or URL of a PostgreSQL database."""
    command = [common.BINARIES / "naderhand", "serve", "--port", "{port}", "--database", database, *options]
    return Server(f"naderhand-{name}", command, _answers_ready, folder, known_orders)


def _is_listening(port):
    socket.create_connection(("127.0.0.1", port), timeout=1).close()
    return True


def _answers_ready(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    finally:
        connection.close()
