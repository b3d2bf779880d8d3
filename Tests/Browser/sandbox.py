"""A sandbox of the platform with a database of its own, and the sessions a shop creates there."""

import copy
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request

import report

STARTED = re.compile(rb" on (http://127\.0\.0\.1:[0-9]+)\n")
PARTNER = re.compile(rb"partnertest\s+PRT\s+([0-9a-f]{40})")
USERNAME, CLIENT_ID = "usertest", "d38a3439590889df026367bf01d621e687b8d278"
PATIENCE = 20
ADDRESS = {
    "street": "Damrak", "houseNumber": "1", "houseExtension": "", "postalCode": "1012JS", "city": "Amsterdam",
    "countryCode": "NL",
}


MERCHANT = {
    "companyName": "Bakkerij Jansen", "cocNumber": "12345678", "vatNumber": "NL123456789B01", "firstName": "Anna",
    "lastName": "Jansen", "email": "info@bakkerij.example", "phone": "020-1234567",
    "contactEmail": "anna@bakkerij.example", "contactPhone": "06 12345678", "street": "Damrak", "houseNumber": "1",
    "postCode": "1012LG", "city": "Amsterdam", "countryCode": "NL", "bankAccountNumber": "NL91ABNA0417164300",
    "bic": "ABNANL2A", "tnv": "A. Jansen",
}


class SandboxError(report.Failure):
    """What the platform did not do for a test, in a sentence."""


class Session:
    """One that was created, as the shop knows it."""

    def __init__(self, sandbox, order, reply):
        self.sandbox = sandbox
        self.order = order
        self.id = reply["sessionID"]
        self.url = reply["sessionURL"]
        self.invoice = reply["invoice"]

    @property
    def status(self):
        return self.sandbox.call("/v2/session/status", {"sessionID": self.id})["status"]

    def invoices(self):
        """What the platform knows of the order's invoice; nothing when there is no order."""
        reply = self.sandbox.call("/v2/client/invoice/info", {"invoices": [{"number": self.order}]})
        return [item for item in reply.get("invoices", []) if item.get("amount")]

    def order_shown(self):
        """What the command prints of the order; None when there is none."""
        return self.sandbox.order_shown(self.order)


class Sandbox:
    """A server on a free port; ends with its block, and its database with it."""

    numbers = itertools.count(1)

    def __init__(self, binary, shop):
        self.binary = str(pathlib.Path(binary).resolve())
        self.shop = shop
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="naderhand-browser-"))
        self.database = self.folder / "sandbox.sqlite"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("NADERHAND_")
        }
        self.process = None

    def __enter__(self):
        log = self.folder / "log"
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--host", "127.0.0.1", "--port", "0", "--database", str(self.database)],
                env=self.environment, cwd=self.folder, stdout=subprocess.PIPE, stderr=errors)
        output = b""
        while not (match := STARTED.search(output)):
            chunk = os.read(self.process.stdout.fileno(), 65_536)
            if not chunk:
                complaint = log.read_text(errors="replace").strip()
                self.__exit__()
                raise SandboxError(f"The server ends with {self.process.returncode} as it starts: {complaint}")
            output += chunk
        # A pipe that nobody reads fills up.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.origin = match[1].decode()
        # The same in every sandbox, and said with everything else.
        partner = PARTNER.search(output)
        self.partner_id = partner[1].decode() if partner else None
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def order_shown(self, number):
        """What the command prints of an order; None when there is none."""
        done = subprocess.run(
            [self.binary, "order", "show", number, "--database", str(self.database)],
            capture_output=True, text=True, timeout=PATIENCE, env=self.environment)
        return done.stdout if done.returncode == 0 else None

    def pay_page(self, number):
        """Where an order is paid."""
        shown = self.order_shown(number) or ""
        path = re.search(r"Pay page +(/pay/\S+)", shown)
        if not path:
            raise SandboxError(f"{number} has no pay page: {shown}")
        return self.origin + path[1]

    def password_link(self, username):
        """Where a new merchant of the sandbox's partner sets its password."""
        done = subprocess.run(
            [self.binary, "merchant", "rotate-client-id", "partnertest", "--database", str(self.database)],
            capture_output=True, text=True, timeout=PATIENCE, env=self.environment)
        message = {"billinkUsername": "partnertest", "billinkID": done.stdout.split()[-1]}
        reply = self.post(
            "/v2/partner/merchant/create",
            {**message, **MERCHANT, "username": username, "changePasswordLink": True})
        if reply.get("status") != "success":
            raise SandboxError(f"The merchant {username} is not created: {reply}")
        return reply["changePasswordLink"]

    def post(self, path, message):
        """Posts JSON; the reply's JSON, whatever its status."""
        request = urllib.request.Request(
            self.origin + path, json.dumps(message).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as error:
            return json.load(error)

    def call(self, path, message):
        return self.post(path, {"billinkUsername": USERNAME, "billinkID": CLIENT_ID, **message})

    def advance(self, **move):
        reply = self.post("/sandbox/clock/advance", move)
        if reply.get("status") == "error":
            raise SandboxError(f"The clock does not move: {reply}")

    def now(self):
        """The sandbox's own day, ISO 8601."""
        with urllib.request.urlopen(self.origin + "/sandbox/clock", timeout=PATIENCE) as reply:
            return json.load(reply)["now"]

    def session(self, workflow=1, customer=(), address=(), client=(), transaction=()):
        """Creates a session as a shop's plug-in does; each by a customer of its own, as credit is watched by person.
        The arguments override members of that object."""
        number = next(self.numbers)
        order = f"{number:09}"
        message = {
            "client": {
                "billinkUsername": USERNAME, "billinkID": CLIENT_ID, "workflowNumber": str(workflow),
                "options": {"logoURL": self.shop.origin + "/logo.svg"},
                "returnURL": {
                    "successURL": self.shop.url("ok", order), "failURL": self.shop.url("fail", order),
                    "backURL": self.shop.url("back", order), "cancelURL": self.shop.url("cancel", order),
                },
            },
            "customer": {
                "firstName": "Anna", "lastName": "Jansen", "email": f"anna{number}@example.com",
                "mobile": f"06{12_000_000 + number}", "type": "p", "initials": "", "gender": "", "birthdate": "",
                "company": "", "companyNumber": "", "payTrustScore": 0,
            },
            "billingAddress": {**ADDRESS, "houseNumber": str(number)},
            "transaction": {
                "totalAmount": "121.0000", "totalTaxAmount": "21.0000", "purchaseCountry": "NL",
                "purchaseCurrency": "EUR", "orderNumber": order,
                "orderItems": [{
                    "code": "SKU1", "name": "Lamp", "description": "", "totalProductAmount": "121.0000",
                    "productAmount": "60.5000", "productTaxAmount": "10.5", "taxRate": "21.0000",
                    "quantity": "2.0000",
                }],
            },
        }
        message["client"].update(client)
        message["customer"].update(customer)
        message["billingAddress"].update(address)
        message["shippingAddress"] = copy.deepcopy(message["billingAddress"])
        message["transaction"].update(transaction)
        reply = self.post("/v2/session/create", message)
        if reply.get("status") != "success":
            raise SandboxError(f"No session was created: {reply}")
        return Session(self, order, reply)
