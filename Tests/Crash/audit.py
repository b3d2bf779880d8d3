"""Compares the journal with the tables: nothing acknowledged may be lost, doubled or half-written."""

import collections
import json

import calls
import platforms

LOST, DOUBLED, HALF, UNCALLED, WRONG = "lost", "doubled", "half-written", "there unasked", "wrong answers"
KINDS = [LOST, DOUBLED, HALF, UNCALLED, WRONG]

# Queries that must return no rows in any database; the first column names the offender.
QUERIES = [
    (DOUBLED, "order {}: more than once for one merchant",
     "SELECT MIN(number) FROM orders GROUP BY merchant_id, clean_number HAVING COUNT(*) > 1"),
    (DOUBLED, "invoice number {}: more than one order has it",
     "SELECT invoice_number FROM orders GROUP BY invoice_number HAVING COUNT(*) > 1"),
    (DOUBLED, "check {}: used by more than one order",
     "SELECT check_id FROM orders WHERE check_id IS NOT NULL GROUP BY check_id HAVING COUNT(*) > 1"),
    (DOUBLED, "UUID {}: more than one check has it", "SELECT uuid FROM checks GROUP BY uuid HAVING COUNT(*) > 1"),
    (DOUBLED, "order {}: more than one event {}",
     "SELECT o.number, e.kind FROM orders o JOIN order_events e ON e.order_id = o.id"
     " GROUP BY o.id, o.number, e.kind HAVING COUNT(*) > 1"),
    (HALF, "order {}: no event says that it was placed",
     "SELECT number FROM orders o"
     " WHERE NOT EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 'placed')"),
    (HALF, "order {}: its stage is {}", "SELECT number, stage FROM orders WHERE stage NOT IN ('placed', 'started')"),
    (HALF, "order {}: started, but no event says so",
     "SELECT number FROM orders o WHERE stage = 'started'"
     " AND NOT EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 'workflow_started')"),
    (HALF, "order {}: an event says it was started, its stage is {}",
     "SELECT o.number, o.stage FROM orders o JOIN order_events e ON e.order_id = o.id"
     " WHERE e.kind = 'workflow_started' AND o.stage <> 'started'"),
    # due_on is set with the invoice, days after the start.
    (HALF, "order {}: started without its step, moment or amount",
     "SELECT number FROM orders WHERE stage = 'started'"
     " AND (step IS NULL OR step_name IS NULL OR next_step_at IS NULL OR amount_due_cents <> total_cents)"),
    (HALF, "order {}: has a step, moment, day or amount without being started",
     "SELECT number FROM orders WHERE stage = 'placed' AND (step IS NOT NULL OR step_name IS NOT NULL"
     " OR next_step_at IS NOT NULL OR due_on IS NOT NULL OR amount_due_cents <> 0)"),
    (HALF, "order {}: its check does not point back at it",
     "SELECT number FROM orders o WHERE check_id IS NOT NULL"
     " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.id = o.check_id AND c.order_id = o.id)"),
    (HALF, "check {}: the order it points at does not point back",
     "SELECT uuid FROM checks c WHERE order_id IS NOT NULL"
     " AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = c.order_id AND o.check_id = c.id)"),
    (HALF, "order {}: not one notice of each thing that happened",
     "SELECT number FROM orders o WHERE (SELECT COUNT(*) FROM outbox n WHERE n.subject_id = o.id)"
     " <> (SELECT COUNT(*) FROM order_events e WHERE e.order_id = o.id)"),
    (HALF, "event {}, {}: its order does not exist",
     "SELECT id, kind FROM order_events e WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = e.order_id)"),
    (UNCALLED, "event {}: nobody did anything of the kind {}",
     "SELECT id, kind FROM order_events WHERE kind NOT IN ('placed', 'workflow_started')"),
]


class Audit:
    """One comparison; `findings` has a list of sentences for each kind of error."""

    def __init__(self, journal, platform):
        self.journal = journal
        self.platform = platform
        self.findings = {kind: [] for kind in KINDS}
        # Of calls with an uncertain outcome: the number of all, and of those that were executed.
        self.undecided = {kind: [0, 0] for kind in (calls.Check, calls.Order, calls.Start)}
        self.uses = collections.Counter(order.uuid for order in journal.orders if order.uuid)
        self.check_uses = {}
        self.stages = {}

    def run(self):
        try:
            for words in self.platform.damage():
                self.find(HALF, f"database: {words}")
            self.compare()
        except platforms.CrashTestError as problem:
            self.find(HALF, f"database: {problem}")

    def compare(self):
        # The ledger, checked by the platform's own audit.
        for words in self.platform.command("audit"):
            self.find(HALF, f"naderhand audit: {words}")
        for kind, sentence, query in QUERIES:
            for row in self.platform.rows(query):
                self.find(kind, sentence.format(*row))
        self.compare_checks()
        self.compare_orders()
        self.compare_starts()
        self.judge_uses()

    def find(self, kind, sentence):
        self.findings[kind].append(sentence)

    @property
    def is_clean(self):
        return not any(self.findings.values())

    def judge(self, call, is_there):
        """Compares the answers of a call with the tables."""
        fate = call.fate(self.platform.UNDECIDED)
        said = ", ".join(call.answers)
        if fate == calls.DONE and not is_there:
            self.find(LOST, f"{call.name}: answered {said}, but not there")
        if fate == calls.NOT_DONE and is_there:
            self.find(UNCALLED, f"{call.name}: answered {said}, but there")
        if fate == calls.EITHER:
            self.undecided[type(call)][0] += 1
            self.undecided[type(call)][1] += bool(is_there)
        if call.answers.count(call.GOOD) > 1:
            self.find(DOUBLED, f"{call.name}: acknowledged more than once ({said})")
        for answer in sorted(set(call.answers) - self.possible_answers(call)):
            # An order's check and a start's orders were acknowledged before.
            is_loss = answer in ("440", "704")
            self.find(LOST if is_loss else WRONG, f"{call.name}: answered {answer}")

    def possible_answers(self, call):
        answers = {call.GOOD, calls.UNANSWERED} | calls.CANNOT_NOW
        if len(call.answers) > 1:
            answers.add(call.ALREADY)
        if isinstance(call, calls.Order) and self.uses[call.uuid] > 1:
            answers.add("446")
        return answers

    def compare_checks(self):
        unseen = {calls.email_key(check.serial): check for check in self.journal.checks}
        seen = set()
        query = "SELECT email_key, uuid, is_approved, order_id FROM checks"
        for key, uuid, is_approved, order_id in self.platform.rows(query):
            key = int(key)
            self.check_uses[uuid] = order_id is not None
            check = unseen.pop(key, None)
            if check is None:
                kind, words = (DOUBLED, "there more than once") if key in seen else (UNCALLED, "never sent")
                self.find(kind, f"check {uuid}: {words}")
                continue
            seen.add(key)
            if check.uuid and check.uuid != uuid:
                self.find(LOST, f"{check.name}: answered with UUID {check.uuid}, there with {uuid}")
            if is_approved != "1":
                self.find(HALF, f"{check.name}: acknowledged or unanswered, but there as rejected")
            self.judge(check, is_there=True)
        for check in unseen.values():
            self.judge(check, is_there=False)

    def compare_orders(self):
        unseen = {order.number: order for order in self.journal.orders}
        query = (
            "SELECT o.number, o.invoice_number, o.workflow_number, o.total_cents, o.stage, o.content, c.uuid,"
            " m.username FROM orders o JOIN merchants m ON m.id = o.merchant_id LEFT JOIN checks c ON c.id = o.check_id"
        )
        for number, *columns, merchant in self.platform.rows(query):
            order = unseen.pop(number, None) if merchant == calls.MERCHANT else None
            if order is None:
                kind, words = (DOUBLED, "there more than once") if number in self.stages else (UNCALLED, "never sent")
                self.find(kind, f"order {number} of {merchant}: {words}")
                continue
            self.compare_order(order, *columns)
            self.judge(order, is_there=True)
        for order in unseen.values():
            self.judge(order, is_there=False)

    def compare_order(self, order, invoice, workflow, total, stage, content, uuid):
        self.stages[order.number] = stage
        if any(answer != invoice for answer in order.invoices):
            answered = ", ".join(map(str, order.invoices))
            self.find(LOST, f"{order.name}: answered with invoice number {answered}, there with {invoice}")
        parts = {
            "invoice number": (invoice, order.invoice), "workflow": (int(workflow), order.workflow),
            "total": (int(total), sum(order.prices)), "check": (uuid, order.uuid),
        }
        try:
            document = json.loads(content)
            parts["e-mail address"] = (document["customer"]["email"], calls.email(order.serial))
            parts["lines"] = ([line["total"] for line in document["lines"]], order.prices)
        except (ValueError, KeyError, TypeError) as error:
            self.find(HALF, f"{order.name}: its content cannot be read ({error!r})")
        for part, (there, sent) in parts.items():
            if there != sent:
                self.find(HALF, f"{order.name}: its {part} is {there}, sent was {sent}")

    def compare_starts(self):
        for start in self.journal.starts:
            stages = {self.stages.get(order.number) == "started" for order in start.orders}
            if len(stages) == 2:
                self.find(HALF, f"{start.name}: only some of them are started")
            self.judge(start, is_there=stages == {True})
        asked = {order.number for start in self.journal.starts for order in start.orders}
        for number, stage in self.stages.items():
            if stage == "started" and number not in asked:
                self.find(UNCALLED, f"order {number}: started without being asked")

    def judge_uses(self):
        acknowledged = collections.Counter()
        for order in self.journal.orders:
            if order.uuid and order.GOOD in order.answers:
                acknowledged[order.uuid] += 1
            if "446" in order.answers and not self.check_uses.get(order.uuid):
                self.find(LOST, f"{order.name}: refused because check {order.uuid} was used, but no order uses it")
        for uuid, count in acknowledged.items():
            if count > 1:
                self.find(DOUBLED, f"check {uuid}: acknowledged for {count} orders")
