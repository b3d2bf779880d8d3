-- By what a payment is recognised: the 15 digits of a betalingskenmerk behind its check digit. Given when the workflow starts; orders that were started before are numbered.
ALTER TABLE orders ADD COLUMN payment_reference BIGINT;

UPDATE orders
SET payment_reference = numbered.number
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS number FROM orders WHERE step IS NOT NULL) AS numbered
WHERE numbered.id = orders.id;

CREATE UNIQUE INDEX orders_by_payment_reference ON orders (payment_reference) WHERE payment_reference IS NOT NULL
