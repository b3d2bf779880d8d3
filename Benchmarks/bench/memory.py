"""Memory of the platform with a thousand open connections."""

import contextlib
import resource
import time

from .common import BenchmarkError, progress
from .load import connect, post
from .server import naderhand

MANY = 1000
# Long enough for many requests on every connection.
BUSY_SECONDS = 5


def measure(engine, stores, folder, load, options):
    """Megabytes with idle connections, and the peak with busy ones."""
    allow_many_connections()
    # One address may not have that many connections, unless it is a proxy's.
    options = ["--trusted-proxies", "127.0.0.1"]
    with naderhand(f"memory-{engine}", stores.copy("memory"), folder, options=options) as server:
        idle = with_idle_connections(server)
        for call in options.calls:
            load.drive(server, call, BUSY_SECONDS, MANY)
        busy = server.memory("VmHWM")
    progress(f"memory of {engine}: {idle:.0f} MB with {MANY:,} idle connections, {busy:.0f} MB with busy ones")
    return {"idle": idle, "busy": busy}


def with_idle_connections(server):
    """Opens connections that had one response each, as those of a shop that keeps them open."""
    with contextlib.ExitStack() as connections:
        for _ in range(MANY):
            post(connections.enter_context(connect(server)), "status", 0)
        # Whatever the last answers left to do.
        time.sleep(1)
        return server.memory()


def allow_many_connections():
    """Servers and wrk inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * MANY
    if soft < needed:
        if hard != resource.RLIM_INFINITY and hard < needed:
            raise BenchmarkError(f"{MANY:,} connections need {needed} open files; the limit is {hard} (ulimit -n).")
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
