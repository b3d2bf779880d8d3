"""What schemathesis is told beside the document: who is calling, and which orders there are.

Most requests get the credentials of a sandbox account, or they would all end at the door; the rest keep what was made
up. The clock is moved by days, not by centuries.
"""

import os
import random

import schemathesis

ACCOUNT = {"billinkUsername": "usertest", "billinkID": "d38a3439590889df026367bf01d621e687b8d278"}
PARTNER = {"billinkUsername": "partnertest", "billinkID": os.environ.get("PARTNER_ID", "")}
ORDERS = ["KRKND-0001", "123456", "NOT-STARTED", "OVERDUE", "ON-HOLD", "PAID", "CREDITED", "COLLECTION"]
KNOWN = 0.8


@schemathesis.hook
def map_body(context, body):
    if not isinstance(body, dict):
        return body
    path = context.operation.path
    if path == "/sandbox/clock/advance":
        return {"hours": random.randint(1, 9)} if isinstance(body.get("hours"), int) else without_distance(body)
    if random.random() > KNOWN:
        return body
    identify(body, PARTNER if path.startswith("/v2/partner/") else ACCOUNT)
    name_orders(body)
    return body


@schemathesis.hook
def map_headers(context, headers):
    """A key that was used before hides everything else, so most requests come without."""
    if headers and "Idempotency-Key" in headers and random.random() < KNOWN:
        headers = {name: value for name, value in headers.items() if name != "Idempotency-Key"}
    return headers


def without_distance(body):
    """The same body, but for jumps after which nothing of the sandbox would be left to ask about."""
    return {name: value for name, value in body.items() if name not in ("days", "hours", "to")}


def identify(body, account):
    if "client" in body and isinstance(body["client"], dict):
        body["client"].update(account)
    body.update(account)


def name_orders(body):
    if isinstance(body.get("invoiceNumber"), str):
        body["invoiceNumber"] = random.choice(ORDERS)
    items = body.get("invoices")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and isinstance(item.get("number"), str):
            item["number"] = random.choice(ORDERS)
