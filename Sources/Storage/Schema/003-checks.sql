-- Credit checks. A UUID carries the id (CheckUUID) and is found by it. The keys are 63 bits of a hash of what a person is recognised by: they find, and tell nothing. Only the checks of the last day are counted, so the platform forgets the keys of older ones, which keeps the indexes small.
CREATE TABLE checks (
    id BIGINT PRIMARY KEY,
    uuid TEXT NOT NULL,
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    workflow_number BIGINT NOT NULL,
    is_guaranteed BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    is_approved BIGINT NOT NULL,
    findings TEXT NOT NULL,
    email_key BIGINT,
    phone_key BIGINT,
    address_key BIGINT,
    ip_key BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    order_id BIGINT
);

CREATE INDEX checks_by_email ON checks (email_key, created_at) WHERE email_key IS NOT NULL;

CREATE INDEX checks_by_phone ON checks (phone_key, created_at) WHERE phone_key IS NOT NULL;

CREATE INDEX checks_by_address ON checks (address_key, created_at) WHERE address_key IS NOT NULL;

CREATE INDEX checks_by_ip ON checks (ip_key, created_at) WHERE ip_key IS NOT NULL;

-- Persons and addresses that get no credit, by the same keys.
CREATE TABLE blocks (
    key BIGINT PRIMARY KEY,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
