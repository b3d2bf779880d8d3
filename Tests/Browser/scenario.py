"""Scenarios: what one customer does, from one session on."""

from checkout import Checkout
from chromium import origin

SCENARIOS = []


def scenario(title, moves_clock=False):
    """Makes a function one of the scenarios. Those that move the clock run after the others of their sandbox."""

    def remember(function):
        function.moves_clock = moves_clock
        SCENARIOS.append((title, function))
        return function

    return remember


class Scenario:
    """What a scenario has at hand."""

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
        """Audits the page the scenario has come to; what is wrong with it does not end the scenario."""
        self.report.record(f"page {name}", self.browser.inspect(self.screens, name))

    def strangers(self):
        """What pages of the checkout asked of anybody else, since the last look."""
        return [
            f"{request.document} asks for {request.url}" for request in self.browser.requests()
            if origin(request.document) == self.sandbox.origin and origin(request.url) != self.sandbox.origin
        ]
