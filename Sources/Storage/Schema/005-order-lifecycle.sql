-- What an order's life needs once it is collected. wakes_at is when something happens to it by itself; amount_due_cents and refund_due_cents are balances that the ledger confirms (naderhand audit).
ALTER TABLE orders ADD COLUMN customer_type TEXT NOT NULL DEFAULT 'P';

ALTER TABLE orders ADD COLUMN refund_due_cents BIGINT NOT NULL DEFAULT 0;

ALTER TABLE orders ADD COLUMN credited_cents BIGINT NOT NULL DEFAULT 0;

ALTER TABLE orders ADD COLUMN held_since BIGINT;

ALTER TABLE orders ADD COLUMN held_until BIGINT;

ALTER TABLE orders ADD COLUMN wakes_at BIGINT;

UPDATE orders SET customer_type = 'B' WHERE content LIKE '%"company":{"name":%';

UPDATE orders SET wakes_at = next_step_at WHERE stage = 'started';

CREATE INDEX orders_by_wake ON orders (wakes_at, id) WHERE wakes_at IS NOT NULL;
