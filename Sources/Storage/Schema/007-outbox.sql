-- What merchants are to be told, written in the transaction in which it happened and sent afterwards.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    notice TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX outbox_by_order ON outbox (order_id);
