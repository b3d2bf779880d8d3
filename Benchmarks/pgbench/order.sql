-- What an order writes, as pgbench does it: Benchmarks/bench/baselines.py gives the variables.
\set turn :turn + 1
\set serial :serial + :clients
\set id :first_id + (:turn * :clients + :client_id) * 3
\set event_id :id + 1
\set notice_id :id + 2
\set number :serial + :client_id
\set person_key random(0, 9223372036854775806)
\set email_key random(0, 9223372036854775806)
\set phone_key random(0, 9223372036854775806)
BEGIN;
INSERT INTO orders (
    id, merchant_id, number, clean_number, invoice_number, workflow_number, total_cents, content,
    check_id, person_key, email_key, phone_key, placed_at, stage, amount_due_cents, is_in_collection,
    customer_type
)
VALUES (
    :id, :merchant, 'B' || :number, 'B' || :number, '3TSTB' || :number, 3, :total, :content,
    NULL, :person_key, :email_key, :phone_key, :placed_at, 'placed', 0, 0, 'P'
);
INSERT INTO order_events (id, order_id, kind, actor, at, details)
VALUES (:event_id, :id, 'placed', 'merchant', :placed_at, '{}');
INSERT INTO outbox (id, merchant_id, subject, subject_id, notice, at)
VALUES (:notice_id, :merchant, 'order', :id, 'order_placed', :placed_at);
COMMIT;
