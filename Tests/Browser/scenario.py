"""Walks: what one customer does, from one session on."""

from checkout import Checkout
from chromium import origin

WALKS = []


def walk(title):
    """Makes a function one of the walks."""

    def remember(function):
        WALKS.append((title, function))
        return function

    return remember


class Walk:
    """What a walk has at hand."""

    def __init__(self, browser, sandbox, shop, report, screens):
        self.browser = browser
        self.sandbox = sandbox
        self.shop = shop
        self.report = report
        self.screens = screens

    def checkout(self, language="nl", **overrides):
        """The checkout of a new session, opened."""
        return Checkout(self.browser, self.sandbox.session(**overrides), language).open()

    def inspect(self, name):
        """Audits the page the walk has come to; what is wrong with it does not end the walk."""
        self.report.record(f"page {name}", self.browser.inspect(self.screens, name))

    def strangers(self):
        """What pages of the checkout asked of anybody else, since the last look."""
        return [
            f"{request.document} asks for {request.url}" for request in self.browser.requests()
            if origin(request.document) == self.sandbox.origin and origin(request.url) != self.sandbox.origin
        ]
