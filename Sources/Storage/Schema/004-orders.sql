-- Orders, found by their clean number (dots as hyphens), in which the invoice number ends: what was placed (content, never changed) and where its life stands (stage to is_in_collection).
CREATE TABLE orders (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    number TEXT NOT NULL,
    clean_number TEXT NOT NULL,
    invoice_number TEXT NOT NULL,
    workflow_number BIGINT NOT NULL,
    total_cents BIGINT NOT NULL,
    content TEXT NOT NULL,
    check_id BIGINT,
    person_key BIGINT,
    email_key BIGINT NOT NULL,
    phone_key BIGINT NOT NULL,
    placed_at BIGINT NOT NULL,
    stage TEXT NOT NULL,
    amount_due_cents BIGINT NOT NULL,
    step BIGINT,
    step_name TEXT,
    next_step_at BIGINT,
    due_on BIGINT,
    is_in_collection BIGINT NOT NULL,
    UNIQUE (merchant_id, clean_number)
);

CREATE INDEX orders_by_person ON orders (person_key);

CREATE INDEX orders_by_email ON orders (email_key);

CREATE INDEX orders_by_phone ON orders (phone_key);

-- Everything that ever happened to an order. Append-only.
CREATE TABLE order_events (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    details TEXT NOT NULL
);

CREATE INDEX order_events_by_order ON order_events (order_id);
