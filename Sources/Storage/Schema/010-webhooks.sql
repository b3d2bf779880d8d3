-- Where merchants want to be told of orders and sessions, and the secrets with which it is signed.
CREATE TABLE webhooks (
    merchant_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    url TEXT NOT NULL,
    is_signed BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, subject)
);

CREATE TABLE webhook_secrets (
    merchant_id BIGINT PRIMARY KEY,
    secret TEXT NOT NULL,
    former_secret TEXT,
    former_until BIGINT
);

-- attempt_at is when something is to be sent (by the machine's clock, as receivers live by it), and NULL once it was, or is not to be.
ALTER TABLE outbox ADD COLUMN attempt_at BIGINT;

ALTER TABLE outbox ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;

ALTER TABLE outbox ADD COLUMN is_delivered BIGINT;

CREATE INDEX outbox_to_send ON outbox (merchant_id, attempt_at, id) WHERE attempt_at IS NOT NULL;

CREATE INDEX outbox_to_send_by_subject ON outbox (subject_id, id) WHERE attempt_at IS NOT NULL;

CREATE INDEX outbox_by_merchant ON outbox (merchant_id, id);

CREATE TABLE webhook_attempts (
    id BIGINT PRIMARY KEY,
    outbox_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    milliseconds BIGINT NOT NULL,
    status BIGINT,
    answer TEXT NOT NULL
);

CREATE INDEX webhook_attempts_by_message ON webhook_attempts (outbox_id);
