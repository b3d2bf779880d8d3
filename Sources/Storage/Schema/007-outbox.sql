-- What merchants are to be told of orders and checkout sessions, written in the transaction in which it happened and sent afterwards.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    notice TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX outbox_by_subject ON outbox (subject_id);
