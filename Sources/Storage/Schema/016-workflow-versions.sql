-- A workflow's terms, version by version. Rows are only ever added: an order names the version it was placed under, so nothing that is changed later reaches it. Of the versions whose day has come the one with the latest day counts for new orders, and of several from one day the one with the highest number. valid_from: a calendar day in Amsterdam, days since 1970-01-01, 0 for a workflow's first version.
CREATE TABLE workflow_versions (
    merchant_id BIGINT NOT NULL REFERENCES merchants (id),
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    valid_from BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    is_guaranteed BIGINT NOT NULL,
    customer_types TEXT NOT NULL,
    maximum_consumer_cents BIGINT,
    maximum_business_cents BIGINT,
    payment_term BIGINT NOT NULL,
    start_delay BIGINT NOT NULL,
    required_fields BIGINT NOT NULL,
    allows_other_delivery BIGINT NOT NULL,
    steps TEXT NOT NULL,
    PRIMARY KEY (merchant_id, number, version)
);

CREATE UNIQUE INDEX workflow_versions_by_day ON workflow_versions (merchant_id, number, valid_from, version);

INSERT INTO workflow_versions (
    merchant_id, number, version, valid_from, created_at, name, is_guaranteed, customer_types, maximum_consumer_cents,
    maximum_business_cents, payment_term, start_delay, required_fields, allows_other_delivery, steps
)
SELECT workflows.merchant_id, workflows.number, 1, 0, merchants.created_at, workflows.name, workflows.is_guaranteed,
    workflows.customer_types, workflows.maximum_consumer_cents, workflows.maximum_business_cents,
    workflows.payment_term, workflows.start_delay, workflows.required_fields, workflows.allows_other_delivery,
    workflows.steps
FROM workflows
JOIN merchants ON merchants.id = workflows.merchant_id;

DROP TABLE workflows;

ALTER TABLE orders ADD COLUMN workflow_version BIGINT NOT NULL DEFAULT 1
