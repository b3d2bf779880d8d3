"""Inserts a year of orders into a SQLite database directly, which is much faster than through the platform."""

import contextlib
import sqlite3
import time

from .common import EPOCH, KNOWN_ORDERS

# Of the orders placed through the platform, the one whose rows are copied and varied. Its serial is in the number, the
# telephone number and the e-mail address, and nowhere else.
SAMPLE_SERIAL = f"{KNOWN_ORDERS - 1:08}"

# One row for each order to come, with what its rows in several tables share. Identifiers as in Identifier.swift; an
# order a half minute, so none needs the lower bits, which tell an order's events apart.
SEEDS = """
CREATE TEMP TABLE seeds AS
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :size),
placed AS (SELECT n, :now - :year * (:size - n) / :size AS placed_at FROM numbers)
SELECT n, printf('B%08d', n) AS number, placed_at, placed_at - 60000 AS checked_at,
    (placed_at - :epoch) << 22 AS id, (placed_at - 60000 - :epoch) << 22 AS check_id,
    random() & :bits AS email_key, random() & :bits AS phone_key,
    :total + n % 9973 AS total,
    CASE
        WHEN placed_at > :now - 2 * :day THEN 'placed'
        WHEN placed_at > :now - 30 * :day AND n % 3 > 0 THEN 'started'
        WHEN n % 25 = 0 THEN 'credited'
        ELSE 'paid'
    END AS stage
FROM placed
"""

# The UUID carries the identifier, as CheckUUID.swift has it. The platform forgets what a check was counted by after a
# day.
CHECKS = """
INSERT INTO checks (
    id, uuid, merchant_id, workflow_number, is_guaranteed, amount_cents, is_approved, findings,
    email_key, phone_key, address_key, ip_key, created_at, expires_at, order_id
)
SELECT check_id,
    printf('%08x-%04x-%04x-%04x-%012x', check_id >> 31, (check_id >> 15) & 65535, 16384 | ((check_id >> 3) & 4095),
        32768 | ((check_id & 7) << 11) | (random() & 2047), random() & 281474976710655),
    :merchant, 1, 1, total, 1, :findings,
    CASE WHEN is_kept THEN email_key END, CASE WHEN is_kept THEN phone_key END,
    CASE WHEN is_kept THEN random() & :bits END, CASE WHEN is_kept THEN random() & :bits END,
    checked_at, checked_at + :day, id
FROM (SELECT *, checked_at > :now - :day AS is_kept FROM seeds)
"""

# On the workflow that the status message names, which a check for another one is good for too.
ORDERS = """
INSERT INTO orders (
    id, merchant_id, number, clean_number, invoice_number, workflow_number, total_cents, content, check_id,
    person_key, email_key, phone_key, placed_at, stage, amount_due_cents, step, step_name, next_step_at, due_on,
    is_in_collection, customer_type, wakes_at
)
SELECT id, :merchant, number, number, replace(:invoice, :sample_serial, substr(number, 2)), :workflow, total,
    replace(:content, :sample_serial, substr(number, 2)), check_id,
    random() & :bits, email_key, phone_key, placed_at, stage, CASE stage WHEN 'started' THEN total ELSE 0 END,
    CASE WHEN is_started THEN 1 END, CASE WHEN is_started THEN 'Invoice' END,
    CASE stage WHEN 'started' THEN placed_at + 30 * :day END,
    CASE WHEN is_started THEN (placed_at + 15 * :day) / :day END, 0, 'P',
    CASE stage WHEN 'started' THEN placed_at + 30 * :day END
FROM (SELECT *, stage <> 'placed' AS is_started FROM seeds)
"""

EVENTS = """
INSERT INTO order_events (id, order_id, kind, actor, at, details)
SELECT id + 1, id, 'placed', 'merchant', placed_at, '{}' FROM seeds
UNION ALL
SELECT (id + (:day << 22)) + 2, id, 'workflow_started', 'merchant', placed_at + :day, '{}'
FROM seeds
WHERE stage <> 'placed'
ORDER BY 1
"""


def sample(store):
    """Rows of an order, its event, its outbox message and a check, as the platform wrote them."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        order = connection.execute("SELECT * FROM orders WHERE number = ?", [f"B{SAMPLE_SERIAL}"]).fetchone()
        event = connection.execute("SELECT * FROM order_events WHERE order_id = ?", [order["id"]]).fetchone()
        notice = connection.execute("SELECT * FROM outbox WHERE subject_id = ?", [order["id"]]).fetchone()
        check = connection.execute("SELECT * FROM checks").fetchone()
    return {"order": dict(order), "event": dict(event), "notice": dict(notice), "findings": check["findings"]}


def fill(store, size):
    """Replaces the orders and checks of a store by as many as are asked for, evenly over the last 365 days."""
    found = sample(store)
    order = found["order"]
    day = 24 * 60 * 60 * 1000
    values = {
        "size": size, "now": int(time.time() * 1000), "day": day, "year": 365 * day, "epoch": EPOCH,
        "bits": 2**63 - 1, "merchant": order["merchant_id"], "total": order["total_cents"],
        "content": order["content"], "invoice": order["invoice_number"], "workflow": order["workflow_number"],
        "sample_serial": SAMPLE_SERIAL, "findings": found["findings"],
    }
    with contextlib.closing(sqlite3.connect(store, isolation_level=None)) as connection:
        # Nothing is kept of a store that was seeded halfway.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -524288"):
            connection.execute(f"PRAGMA {pragma}")
        named = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
        indexes = connection.execute(named).fetchall()
        connection.execute("BEGIN")
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for table in ("outbox", "order_events", "orders", "checks"):
            connection.execute(f"DELETE FROM {table}")
        for statement in (SEEDS, CHECKS, ORDERS, EVENTS):
            connection.execute(statement, {name: value for name, value in values.items() if f":{name}" in statement})
        # Sorted once, an index is made faster than row by row.
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
