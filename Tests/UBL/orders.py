"""Thirty business orders as shops send them: buyers of five countries, every category of VAT, discounts and credits."""

import random
import xml.sax.saxutils

USERNAME, CLIENT_ID = "usertest", "d38a3439590889df026367bf01d621e687b8d278"
COUNT = 30

# Postal code, city, the company's number in its register, its VAT number.
BUYERS = {
    "NL": ("1012JS", "Amsterdam", "12345678", "NL876543214B01"),
    "BE": ("2000", "Antwerpen", "0123.456.749", "BE0123456749"),
    "DE": ("10115", "Berlin", "HRB 12345", "DE123456789"),
    "FR": ("75001", "Paris", "732 829 320", "FR44732829320"),
    "LU": ("1009", "Luxembourg", "B123456", "LU12345678"),
}
DELIVERY_ABROAD = {"countryCode": "CH", "street": "Bahnhofstrasse", "houseNumber": "1", "postalCode": "8001",
                   "city": "Genf"}
# What the lines are: their rates, and why nothing is charged at zero. "" is no reason at all.
KINDS = [
    ("S", ["21"], ""), ("S", ["21", "9"], ""), ("Z", ["0", "21"], ""), ("E", ["0"], "exempt"),
    ("AE", ["0"], "reverse_charge"), ("K", ["0"], "intra_community"), ("G", ["0"], "export"),
    ("S", ["20", "6", "7"], ""), ("E", ["0", "9"], "exempt"), ("AE", ["0", "21"], "reverse_charge"),
]


class Order:
    """One order, and what is done to it after it was started."""

    def __init__(self, index):
        self.index = index
        self.number = f"UBL-{index:02}"
        self.chance = random.Random(index)
        # The category is one that stands in its UBL.
        self.category, self.rates, self.reason = KINDS[index % len(KINDS)]
        self.country = self.choose_country()
        self.lines = self.make_lines()
        self.credit = "1.50" if index % 5 == 1 else None
        self.payment = "2.00" if index % 7 == 2 else None

    def choose_country(self):
        country = list(BUYERS)[(self.index + self.index // len(KINDS)) % len(BUYERS)]
        if self.category == "Z":  # A zero rate without a reason is another category abroad.
            return "NL"
        return "BE" if self.category == "K" and country == "NL" else country

    def make_lines(self):
        lines = []
        for rate in self.rates * 2:
            price = f"{self.chance.randint(5, 400)}.{self.chance.randint(0, 99):02}"
            quantity = self.chance.choice(["1", "3", "12", "0.75"])
            lines.append((rate, quantity, price))
        if self.index % 3 == 0:
            lines.append((self.rates[0], "1", "-4.95"))
        return lines

    def is_reasoned(self):
        """Every other intra-community supply is one without being said to be."""
        return self.reason and not (self.category == "K" and self.index % 4 == 1)

    # Messages

    def json(self, date):
        """As the JSON API takes it: prices with VAT."""
        index = self.index
        code, city, company, vat = BUYERS[self.country]
        message = {
            "workflowNumber": 3, "orderNumber": self.number, "date": date, "vatNumber": vat,
            "additionalText": f"PO-{index}", "trackAndTrace": f"3S{index:06}",
            "customer": {
                "type": "B", "company": f"Company {index} & Co", "companyNumber": company, "firstName": "Anna",
                "lastName": "Jansen", "mobile": f"06{10_000_000 + index}", "email": f"anna{index}@example.com",
            },
            "billingAddress": {
                "street": "Street", "houseNumber": str(index + 1), "postalCode": code, "city": city,
                "countryCode": self.country,
            },
            "orderItems": [
                {"code": f"C{number}", "name": f"Article {number} <&>", "quantity": quantity, "productAmount": price,
                 "taxRate": rate}
                for number, (rate, quantity, price) in enumerate(self.lines)
            ],
        }
        if self.is_reasoned():
            message["vatReason"] = self.reason
        if self.category == "E":
            message["vatReasonText"] = "Art. 11 Wet OB 1968"
        if self.category == "G":
            message["shippingAddress"] = DELIVERY_ABROAD
        return message

    def xml(self, date):
        """As the legacy API takes it: prices without VAT."""
        index = self.index
        code, city, company, vat = BUYERS[self.country]
        fields = {
            "VERSION": "BILLINK2.0", "CLIENTUSERNAME": USERNAME, "CLIENTID": CLIENT_ID, "ACTION": "Order",
            "WORKFLOWNUMBER": "3", "ORDERNUMBER": self.number, "DATE": date, "TYPE": "B",
            "COMPANYNAME": f"Company {index}", "CHAMBEROFCOMMERCE": company, "VATNUMBER": vat, "FIRSTNAME": "Anna",
            "LASTNAME": "Jansen", "PHONENUMBER": f"06{10_000_000 + index}", "EMAIL": f"anna{index}@example.com",
            "STREET": "Street", "HOUSENUMBER": str(index + 1), "POSTALCODE": code, "CITY": city,
            "COUNTRYCODE": self.country,
        }
        if self.is_reasoned():
            fields["VATREASON"] = self.reason
        if self.category == "G":
            fields |= {
                "DELIVERYSTREET": "Bahnhofstrasse", "DELIVERYHOUSENUMBER": "1", "DELIVERYPOSTALCODE": "8001",
                "DELIVERYCITY": "Genf", "DELIVERYCOUNTRYCODE": "CH",
            }
        items = "".join(
            f"<ITEM><CODE>C{number}</CODE><DESCRIPTION>Article {number}</DESCRIPTION>"
            f"<ORDERQUANTITY>{quantity}</ORDERQUANTITY><PRICEEXCL>{price}</PRICEEXCL><BTW>{rate}</BTW></ITEM>"
            for number, (rate, quantity, price) in enumerate(self.lines))
        return envelope(fields, f"<ORDERITEMS>{items}</ORDERITEMS>")


def file_request(number):
    return envelope(
        {"VERSION": "BILLINK2.0", "CLIENTUSERNAME": USERNAME, "CLIENTID": CLIENT_ID, "ACTION": "pdf",
         "INVOICENUMBER": number})


def envelope(fields, more=""):
    content = "".join(f"<{name}>{xml.sax.saxutils.escape(text)}</{name}>" for name, text in fields.items())
    return f"<API>{content}{more}</API>"
