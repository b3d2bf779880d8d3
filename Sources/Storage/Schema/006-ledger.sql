-- The books: append-only, double entry. A posting has the number of the order event that tells why; its entries sum to zero, debits positive.
CREATE TABLE ledger_postings (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    merchant_id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX ledger_postings_by_order ON ledger_postings (order_id);

CREATE TABLE ledger_entries (
    posting_id BIGINT NOT NULL,
    account TEXT NOT NULL,
    merchant_id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    PRIMARY KEY (posting_id, account)
);

CREATE INDEX ledger_entries_by_order ON ledger_entries (order_id, account);

-- A merchant's balance is a sum over these: nothing is stored that all orders of a merchant would have to update.
CREATE INDEX ledger_entries_of_merchants ON ledger_entries (merchant_id, amount_cents) WHERE account = 'merchant_payable';

-- Workflows that were started before there were books.
INSERT INTO ledger_postings (id, kind, merchant_id, order_id, at)
SELECT order_events.id, 'workflow_started', orders.merchant_id, orders.id, order_events.at
FROM order_events
JOIN orders ON orders.id = order_events.order_id
WHERE order_events.kind = 'workflow_started';

INSERT INTO ledger_entries (posting_id, account, merchant_id, order_id, amount_cents)
SELECT ledger_postings.id, 'receivable', orders.merchant_id, orders.id, orders.total_cents
FROM ledger_postings
JOIN orders ON orders.id = ledger_postings.order_id;

INSERT INTO ledger_entries (posting_id, account, merchant_id, order_id, amount_cents)
SELECT ledger_postings.id, 'merchant_payable', orders.merchant_id, orders.id, -orders.total_cents
FROM ledger_postings
JOIN orders ON orders.id = ledger_postings.order_id;
