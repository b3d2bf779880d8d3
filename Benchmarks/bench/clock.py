"""Speed at which a sandbox executes due steps when its clock jumps."""

import concurrent.futures
import contextlib
import http.client
import json
import re
import time

from .common import BenchmarkError, progress
from .load import connect, message
from .server import naderhand

ORDERS = 10_000
# Enough for every step of the consumer's workflow, from the invoice to the collector.
DAYS = 60
SHOPS = 16
STARTED_AT_ONCE = 10


def measure(engine, stores, folder):
    """Steps per second."""
    with naderhand(f"clock-{engine}", stores.copy("clock"), folder) as server:
        serials = range(server.known_orders, server.known_orders + ORDERS)
        with concurrent.futures.ThreadPoolExecutor(SHOPS) as shops:
            for done in [shops.submit(place_and_start, server, serials[shop::SHOPS]) for shop in range(SHOPS)]:
                done.result()
        begin = time.monotonic()
        done = advance(server)
        rate = done / (time.monotonic() - begin)
    progress(f"clock of {engine}: {done:,} steps of {ORDERS:,} orders, {rate:,.0f}/s")
    return rate


def place_and_start(server, serials):
    with connect(server) as connection:
        for serial in serials:
            check = ask(connection, "check", message("check", serial), "500")
            uuid = re.search("<UUID>(.+)</UUID>", check)[1]
            order = message("order", serial).decode().replace(
                "<WORKFLOWNUMBER>3</WORKFLOWNUMBER>", "<WORKFLOWNUMBER>1</WORKFLOWNUMBER>")
            order = re.sub("<CHECKUUID ?/?>(</CHECKUUID>)?", "", order)
            order = order.replace("</API>", f"<CHECKUUID>{uuid}</CHECKUUID></API>")
            ask(connection, "order", order.encode(), "200")
        for start in range(0, len(serials), STARTED_AT_ONCE):
            ask(connection, "start-workflow", start_message(serials[start : start + STARTED_AT_ONCE]), "500")


def start_message(serials):
    status = message("status", 0).decode()
    items = "".join(f"<ITEM><INVOICENUMBER>B{serial:08}</INVOICENUMBER></ITEM>" for serial in serials)
    status = re.sub("<ACTION>.*?</ACTION>", "<ACTION>activate order</ACTION>", status)
    return re.sub("<INVOICES>.*</INVOICES>", f"<INVOICES>{items}</INVOICES>", status).encode()


def ask(connection, call, body, code):
    connection.request("POST", f"/v1/client/{call}", body, {"Content-Type": "text/xml"})
    reply = connection.getresponse().read().decode()
    if f"<CODE>{code}</CODE>" not in reply:
        raise BenchmarkError(f"A message that should be good was refused:\n  {reply}")
    return reply


def advance(server):
    """Moves the clock; returns the number of steps that fell due."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)) as connection:
        connection.request("POST", "/sandbox/clock/advance", json.dumps({"days": DAYS}))
        reply = json.loads(connection.getresponse().read())
    if reply.get("status") != "success" or reply["done"] < ORDERS:
        raise BenchmarkError(f"The clock did not advance as it should: {reply}")
    return reply["done"]
