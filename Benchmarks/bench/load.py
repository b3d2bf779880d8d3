"""Sends messages to a server, one at a time or through wrk for measurements, and checks every reply."""

import collections
import contextlib
import http.client
import json
import re
import subprocess

from .common import BENCHMARKS, KNOWN_ORDERS, BenchmarkError

THREADS = 2
# The platform itself gives up a write after ten seconds. A thousand connections at once overflow the queue of those
# that wait to be taken, and the kernel of a shop tries again after one second and three.
TIMEOUT = 10
# Serials have eight digits: the messages have room for no more (wrk/drive.lua).
SERIALS = 10**8


def message(call, serial):
    """A message as wrk/drive.lua fills it in, except for the address, outside of measurements."""
    values = {
        "ORDERNUMBER": f"B{serial:08}", "KNOWNORDER": f"B{serial:08}", "PHONENUMBER": f"06{serial:08}",
        "EMAIL": f"koper.{serial:08}@example.nl", "POSTALCODE": f"{1000 + serial % 9000}AA",
        "HOUSENUMBER": f"{999 - serial // 9000}", "IP": f"60.{serial >> 16 & 255}.{serial >> 8 & 255}.{serial & 255}",
    }
    text = (BENCHMARKS / "messages" / f"{call}.xml").read_text()
    return re.sub(r"\{([A-Z]+)\}", lambda name: values[name[1]], text).encode()


def connect(server):
    return contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10))


def post(connection, call, serial):
    connection.request("POST", f"/v1/client/{call}", message(call, serial), {"Content-Type": "text/xml"})
    response = connection.getresponse()
    return response.getheader("Content-Type"), response.read().decode()


def place_known_orders(server):
    """Also sends one check, so that the database has a sample of each."""
    with connect(server) as connection:
        sent = [("check", 0, 500)] + [("order", serial, 200) for serial in range(KNOWN_ORDERS)]
        for call, serial, code in sent:
            _, reply = post(connection, call, serial)
            if f"<CODE>{code}</CODE>" not in reply:
                raise BenchmarkError(f"A message that should be good was refused:\n  {reply}")


def require_equal_replies(bare, naderhand, calls):
    """Fails unless both servers send the same bytes; only then their rates are comparable."""
    for call in calls:
        serial = naderhand.next_serial if call == "order" else 0
        replies = []
        for server in (bare, naderhand):
            with connect(server) as connection:
                kind, reply = post(connection, call, serial)
            replies.append((kind, re.sub(r"<(UUID|INVOICE|INVOICENUMBER)>[^<]+<", r"<\1>…<", reply)))
        if replies[0] != replies[1]:
            raise BenchmarkError(
                f"The replies to {call} differ; bring Benchmarks/BareServer/FixedReply.swift up to date.\n"
                f"  {bare.name}: {replies[0]}\n  {naderhand.name}: {replies[1]}"
            )
    naderhand.next_serial += 1


class Wrk:
    """One run of wrk against a server, which ends with its block.

    delay: milliseconds that a connection rests before each request; without it, it never rests.
    """

    def __init__(self, server, call, seconds, connections, delay=0):
        self.server, self.call = server, call
        threads = min(THREADS, connections)
        self.command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", f"--timeout={TIMEOUT}s"]
        self.command += ["-s", str(BENCHMARKS / "wrk" / f"{call}.lua"), f"http://127.0.0.1:{server.port}", "--"]
        self.command += [str(number) for number in (server.next_serial, threads, server.known_orders, delay)]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def result(self):
        """Waits for the end. Rates are per second, percentiles in milliseconds."""
        output, _ = self.process.communicate()
        self.server.require_running()
        summary = [line for line in output.splitlines() if line.startswith("{")]
        if self.process.returncode != 0 or not summary:
            raise BenchmarkError(f"wrk failed on {self.server.name}, {self.call}:\n{output}")
        result = json.loads(summary[-1])
        return result | {"rate": result["requests"] / result["duration"]}


class Load:
    """Runs load against servers with unique persons and order numbers, and counts wrong replies."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)
        self.examples = {}

    def drive(self, server, call, seconds, connections):
        with Wrk(server, call, seconds, connections) as wrk:
            return self.take(wrk)

    def take(self, wrk):
        """Result of a run, after its end. Its serials are not used again."""
        server, result = wrk.server, wrk.result()
        server.next_serial = max(server.next_serial, result["last_serial"] + 1)
        if server.next_serial >= SERIALS:
            raise BenchmarkError(f"{server.name} has been sent all serials there are: choose fewer --seconds.")
        key = f"{server.name}, {wrk.call}"
        kinds = ("socket_errors", "not_2xx", "unexpected")
        self.counts[key] += {kind.replace("_", " "): result[kind] for kind in kinds}
        if result["example"]:
            self.examples[key] = f" {result['example']}"
        return result

    def wrong(self):
        """One sentence for each server and call with wrong replies."""
        return [
            f"{key}: {', '.join(f'{count} {kind}' for kind, count in counts.items())}.{self.examples.get(key, '')}"
            for key, counts in self.counts.items() if counts
        ]
