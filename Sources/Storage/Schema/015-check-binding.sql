-- By whom a check was asked, so that an order on it is of the same person, and what it was decided on. person_key, company_key and household_key (surname and house, for where no birth date is asked) are forgotten with the other keys, when the check has expired. is_forced: BACKDOOR 1 approved it. findings is {"keys":…,"rules":…} where policy_version is there, and one object of outcomes in older checks.
ALTER TABLE checks ADD COLUMN person_key BIGINT;

ALTER TABLE checks ADD COLUMN company_key BIGINT;

ALTER TABLE checks ADD COLUMN household_key BIGINT;

ALTER TABLE checks ADD COLUMN pay_trust_score BIGINT NOT NULL DEFAULT 0;

ALTER TABLE checks ADD COLUMN is_forced BIGINT NOT NULL DEFAULT 0;

ALTER TABLE checks ADD COLUMN policy_version TEXT;

-- A block is one or more keys under one number.
CREATE TABLE numbered_blocks (
    key BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (key, number)
);

INSERT INTO numbered_blocks (key, number, reason, created_at)
SELECT key, ROW_NUMBER() OVER (ORDER BY created_at, key), reason, created_at
FROM blocks;

DROP TABLE blocks;

ALTER TABLE numbered_blocks RENAME TO blocks
