-- Merchants, their credentials (hashes only) and the workflows they agreed on.
CREATE TABLE merchants (
    id BIGINT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    letter_code TEXT NOT NULL UNIQUE,
    is_active BIGINT NOT NULL,
    profile TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE credentials (
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    client_id_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, client_id_hash)
);

-- steps: one line per step, "action days name".
CREATE TABLE workflows (
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    is_guaranteed BIGINT NOT NULL,
    customer_types TEXT NOT NULL,
    maximum_consumer_cents BIGINT,
    maximum_business_cents BIGINT,
    payment_term BIGINT NOT NULL,
    start_delay BIGINT NOT NULL,
    required_fields BIGINT NOT NULL,
    allows_other_delivery BIGINT NOT NULL,
    steps TEXT NOT NULL,
    PRIMARY KEY (merchant_id, number)
);
