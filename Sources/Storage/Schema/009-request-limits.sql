-- How many requests a merchant may send: so many a second, and so many at once; without bound when NULL.
ALTER TABLE merchants ADD COLUMN requests_per_second BIGINT;

ALTER TABLE merchants ADD COLUMN request_burst BIGINT;
