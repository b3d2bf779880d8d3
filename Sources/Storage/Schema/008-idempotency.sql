-- What is done once though it is asked twice: requests under an Idempotency-Key with their first reply, and credits under the shop's own credit note number.
CREATE TABLE idempotency_keys (
    merchant_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    reply TEXT NOT NULL,
    code TEXT NOT NULL,
    http_status BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE credit_notes (
    merchant_id BIGINT NOT NULL,
    number TEXT NOT NULL,
    order_id BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    return_costs_cents BIGINT NOT NULL,
    description TEXT,
    result TEXT NOT NULL,
    PRIMARY KEY (merchant_id, number)
);
