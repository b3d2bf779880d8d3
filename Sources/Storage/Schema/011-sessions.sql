-- Checkouts on the hosted page. The id that shops and browsers know is a secret: only its SHA-256 is stored. document is what the shop sent, document and number never change; the rest is where the session's life stands.
CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    number TEXT NOT NULL,
    clean_number TEXT NOT NULL,
    invoice_number TEXT NOT NULL,
    custom_invoice_id TEXT,
    document TEXT NOT NULL,
    status TEXT NOT NULL,
    refusals BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    order_id BIGINT
);

CREATE INDEX sessions_by_number ON sessions (merchant_id, clean_number);

CREATE INDEX sessions_by_expiry ON sessions (expires_at, id) WHERE status = 'session_active';

CREATE INDEX sessions_by_order ON sessions (order_id) WHERE order_id IS NOT NULL;

-- When a shop may say that it trusts a customer; the platform's standard where NULL.
ALTER TABLE merchants ADD COLUMN whitelist BIGINT;

ALTER TABLE merchants ADD COLUMN minimum_paid_orders BIGINT;

ALTER TABLE merchants ADD COLUMN paid_orders_period BIGINT;

ALTER TABLE merchants ADD COLUMN paid_orders_over_cents BIGINT;
