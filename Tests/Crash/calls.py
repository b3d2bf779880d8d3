"""Calls of the crash test: the XML of a check, an order and a start, and the answers to each."""

import dataclasses
import datetime
import hashlib
import re

# Outcome of a call: executed for certain, not executed for certain, or uncertain.
DONE, NOT_DONE, EITHER = "done", "not done", "either"
# Answer of a call until a response is received.
UNANSWERED = "unanswered"
# Answers that ask for a retry; 701 of a check only, if there was no decision in time.
CANNOT_NOW = {"603", "701", "HTTP 503"}

MERCHANT = "usertest"
LETTER_CODE = "TST"
WHO = (
    f"<VERSION>BILLINK2.0</VERSION><CLIENTUSERNAME>{MERCHANT}</CLIENTUSERNAME>"
    "<CLIENTID>d38a3439590889df026367bf01d621e687b8d278</CLIENTID>"
)
CHECKED_AMOUNT = "1000.00"
# Any two of these end a Dutch postcode (SA, SD and SS are never issued).
LETTERS = "ABEGHJKLNPRTVWXZ"


def element(reply, name):
    """The text of the first element with the name; None if there is none."""
    found = re.search(f"<{name}>([^<]+)</{name}>", reply)
    return found and found[1]


def email(serial):
    return f"koper.{serial:08}@example.nl"


def email_key(serial):
    """Match key as the platform stores it. Checks have no other trace of the customer."""
    digest = hashlib.sha256(f"email:{email(serial)}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def person(serial):
    """A different person at a different address for each serial, so that no velocity or exposure rule rejects."""
    house, street = divmod(serial, 9000 * len(LETTERS) ** 2)
    letters, digits = divmod(street, 9000)
    postcode = f"{1000 + digits}{LETTERS[letters % len(LETTERS)]}{LETTERS[letters // len(LETTERS)]}"
    birthday = datetime.date(1950, 1, 1) + datetime.timedelta(days=serial % 15000)
    surname = "".join(chr(ord("a") + int(digit)) for digit in str(serial))
    return (
        f"<TYPE>P</TYPE><FIRSTNAME>Sanne</FIRSTNAME><LASTNAME>Koper{surname}</LASTNAME><SEX>F</SEX>"
        f"<BIRTHDATE>{birthday:%d-%m-%Y}</BIRTHDATE><STREET>Lindelaan</STREET><HOUSENUMBER>{100 + house}</HOUSENUMBER>"
        f"<POSTALCODE>{postcode}</POSTALCODE><CITY>Utrecht</CITY><COUNTRYCODE>NL</COUNTRYCODE>"
        f"<PHONENUMBER>06{serial:08}</PHONENUMBER><EMAIL>{email(serial)}</EMAIL>"
        f"<IP>60.{serial >> 16 & 255}.{serial >> 8 & 255}.{serial & 255}</IP>"
    )


@dataclasses.dataclass(slots=True, eq=False)
class Call:
    """A call, with an answer for each time it was sent."""

    answers: list = dataclasses.field(default_factory=list, kw_only=True)

    # The code that acknowledges it, and the code for one that was executed before.
    GOOD = "500"
    ALREADY = None

    def body(self):
        return f"<API>{WHO}{self.content()}</API>".encode()

    def read(self, reply):
        """Returns the reply's code, and stores its other values."""
        return element(reply, "CODE") or "no code"

    def fate(self, undecided):
        """undecided: answers after which the outcome is uncertain."""
        if self.GOOD in self.answers or self.ALREADY in self.answers:
            return DONE
        return EITHER if undecided.intersection(self.answers) else NOT_DONE


@dataclasses.dataclass(slots=True, eq=False)
class Check(Call):
    serial: int
    uuid: str | None = None

    PATH = "check"

    @property
    def name(self):
        return f"check of {email(self.serial)}"

    def content(self):
        return (
            f"<ACTION>Check</ACTION><WORKFLOWNUMBER>1</WORKFLOWNUMBER>{person(self.serial)}"
            f"<ORDERAMOUNT>{CHECKED_AMOUNT}</ORDERAMOUNT>"
        )

    def read(self, reply):
        self.uuid = element(reply, "UUID")
        return Call.read(self, reply)

    def fate(self, undecided):
        """701 also follows an unconfirmed commit; that check's UUID is unknown, so it stays unused."""
        return Call.fate(self, undecided | {"701"})


@dataclasses.dataclass(slots=True, eq=False)
class Order(Call):
    number: str
    serial: int
    # Some fit into one page of the database, some do not.
    prices: list
    uuid: str | None = None
    invoices: set = dataclasses.field(default_factory=set)

    PATH = "order"
    GOOD = "200"
    ALREADY = "403"

    @property
    def name(self):
        return f"order {self.number}"

    @property
    def workflow(self):
        return 1 if self.uuid else 3

    @property
    def invoice(self):
        return f"{self.workflow}{LETTER_CODE}{self.number}"

    def content(self):
        lines = "".join(
            f"<ITEM><CODE>TAFEL-{line:04}</CODE><DESCRIPTION>Bijzettafel eiken &amp; staal</DESCRIPTION>"
            f"<ORDERQUANTITY>1</ORDERQUANTITY><PRICEINCL>{cents / 100:.2f}</PRICEINCL><BTW>21</BTW></ITEM>"
            for line, cents in enumerate(self.prices)
        )
        check = f"<CHECKUUID>{self.uuid}</CHECKUUID>" if self.uuid else ""
        return (
            f"<ACTION>Order</ACTION><WORKFLOWNUMBER>{self.workflow}</WORKFLOWNUMBER>"
            f"<ORDERNUMBER>{self.number}</ORDERNUMBER><DATE>{datetime.date.today():%d-%m-%Y}</DATE>"
            f"{person(self.serial)}{check}<ORDERITEMS>{lines}</ORDERITEMS>"
        )

    def read(self, reply):
        code = Call.read(self, reply)
        if code == self.GOOD:
            self.invoices.add(element(reply, "INVOICE"))
        return code


@dataclasses.dataclass(slots=True, eq=False)
class Start(Call):
    """Starts one to three orders in one call, all or none of them."""

    orders: list

    PATH = "start-workflow"
    ALREADY = "707"

    @property
    def name(self):
        return f"start of {', '.join(order.number for order in self.orders)}"

    def content(self):
        items = "".join(f"<ITEM><INVOICENUMBER>{order.number}</INVOICENUMBER></ITEM>" for order in self.orders)
        return f"<ACTION>activate order</ACTION><INVOICES>{items}</INVOICES>"

    def read(self, reply):
        code = Call.read(self, reply)
        if code != self.GOOD:
            return code
        codes = re.findall(r"<CODE>(\w+)</CODE>", reply)[1:]
        return codes[0] if len(codes) == len(self.orders) and len(set(codes)) == 1 else f"items {' '.join(codes)}"
