-- Whose merchant a merchant is: that of the partner who created it, or the platform's own where NULL. search_text is what a partner's list is searched in: name and username in lower case.
ALTER TABLE merchants ADD COLUMN partner_id BIGINT REFERENCES merchants (id);

ALTER TABLE merchants ADD COLUMN search_text TEXT;

CREATE INDEX merchants_by_partner ON merchants (partner_id, username) WHERE partner_id IS NOT NULL;

-- One link a merchant: a new one takes the place of the one before. Only the SHA-256 of its secret is stored.
CREATE TABLE password_links (
    merchant_id BIGINT PRIMARY KEY REFERENCES merchants (id),
    token_hash TEXT NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL
);

-- password: scrypt, as "$scrypt$ln=15,r=8,p=3$salt$key".
CREATE TABLE merchant_passwords (
    merchant_id BIGINT PRIMARY KEY REFERENCES merchants (id),
    password TEXT NOT NULL,
    set_at BIGINT NOT NULL
);

-- A reply that shows a secret is kept sealed under a key that is not here.
ALTER TABLE idempotency_keys ADD COLUMN is_sealed BIGINT NOT NULL DEFAULT 0;

-- The form of a logo; those that were there are told apart by the signature with which every PNG begins.
ALTER TABLE merchant_logos ADD COLUMN form TEXT NOT NULL DEFAULT 'image/svg+xml';

UPDATE merchant_logos SET form = 'image/png' WHERE SUBSTR(bytes, 1, 10) = 'iVBORw0KGg';
