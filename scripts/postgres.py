#!/usr/bin/env python3
"""Runs a command with a PostgreSQL cluster of its own, which is removed afterwards.

    scripts/postgres.py COMMAND [ARGUMENT …]

The command finds the address in NADERHAND_TEST_POSTGRES. `Benchmarks/run`, `Tests/Crash/run`
and `scripts/run-tests` use the class.
"""

import os
import pathlib
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

USER = "naderhand"
DATABASE = "naderhand"


class PostgresError(Exception):
    """Reason for which PostgreSQL cannot run, as one sentence."""


def program(name):
    """Path of a PostgreSQL program. Debian has those of each version in a folder of its own."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    for folder in reversed(folders):
        if (folder / name).exists():
            return folder / name
    if found := shutil.which(name):
        return pathlib.Path(found)
    raise PostgresError(f"There is no {name}: install PostgreSQL; scripts/setup does it on Debian.")


def free_port():
    """A port that the system gives to no client: one that looks for a server gone for a moment could meet itself."""
    for port in random.sample(range(20000, 32768), 100):
        try:
            socket.create_server(("127.0.0.1", port)).close()
            return port
        except OSError:
            continue
    raise PostgresError("There is no free port between 20000 and 32767.")


class Cluster:
    """One PostgreSQL server with an empty database, on a free port of the loopback address.

    settings: lines of postgresql.conf beyond the defaults.
    parent: where its folder is made; the system's place for temporary files if not given.
    """

    def __init__(self, settings=None, parent=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="postgres-", dir=parent))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.port = free_port()
        self.process = None
        # PostgreSQL refuses to run as root.
        self.owner = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        try:
            self._make(settings or {})
            self.start()
            self._run("createdb", "--host=127.0.0.1", f"--port={self.port}", f"--username={USER}", DATABASE)
        except BaseException:
            self.stop()
            raise

    @property
    def url(self):
        return f"postgres://{USER}@127.0.0.1:{self.port}/{DATABASE}"

    def _make(self, settings):
        if self.owner:
            os.chown(self.folder, self.owner.pw_uid, self.owner.pw_gid)
        self._run(
            "initdb", f"--pgdata={self.data}", f"--username={USER}", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--no-sync",
        )
        lines = {
            "listen_addresses": "'127.0.0.1'", "port": self.port, "unix_socket_directories": f"'{self.folder}'",
            "max_connections": 300, **settings,
        }
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in lines.items())

    def start(self):
        """Starts the server, also after a kill, and returns when it accepts connections."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(program("postgres")), "-D", str(self.data)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, **self._identity(),
            )
        ready = [str(program("pg_isready")), "--quiet", "--host=127.0.0.1", f"--port={self.port}", "--dbname=postgres"]
        deadline = time.monotonic() + 60
        while subprocess.run(ready, stdin=subprocess.DEVNULL).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > deadline:
                words = self.log.read_text(errors="replace").splitlines()[-8:]
                raise PostgresError("\n  ".join(["PostgreSQL does not start. The end of its log:", *words]))
            time.sleep(0.05)

    def kill(self):
        """Kills all processes at once without a flush, as a power cut does. `start` recovers from the log."""
        # Each backend has a session of its own, so there is no group to kill.
        postmaster = self.process.pid
        children = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for process in [postmaster, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def stop(self):
        """Ends the server and removes its folder."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _identity(self):
        if not self.owner:
            return {}
        return {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []}

    def _run(self, name, *arguments):
        finished = subprocess.run(
            [str(program(name)), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, cwd="/", **self._identity(),
        )
        if finished.returncode != 0:
            raise PostgresError(f"{name} failed:\n{finished.stdout}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    # So that an ended wrapper ends its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with Cluster() as cluster:
        environment = os.environ | {"NADERHAND_TEST_POSTGRES": cluster.url}
        return subprocess.run(sys.argv[1:], env=environment).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (PostgresError, OSError) as problem:
        sys.exit(f"postgres: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
