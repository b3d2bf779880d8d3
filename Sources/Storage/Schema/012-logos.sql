-- The logos of merchants: bytes in base64.
CREATE TABLE merchant_logos (
    merchant_id BIGINT PRIMARY KEY REFERENCES merchants (id),
    bytes TEXT NOT NULL
);
