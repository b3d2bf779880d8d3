"""Scenarios of a developer in the demo shop."""

import chromium
from report import require, require_equal
from scenario import scenario
from scenarios.access import ZOOMED, require_no_sideways
from scenarios.weight import MOST_BYTES, MOST_REQUESTS, origin_of
from texts import Texts

NEXT = "form[action$='/next'] button"
LANGUAGES = ("nl", "en", "de", "fr")
# One order in each state.
ORDERS = ("NOT-STARTED", "KRKND-0001", "OVERDUE", "ON-HOLD", "PAID", "CREDITED", "COLLECTION")


def open_page(w, path, language="en"):
    separator = "&" if "?" in path else "?"
    w.browser.open(f"{w.sandbox.origin}{path}{separator}language={language}")


def press(w, selector):
    with w.browser.leaving():
        w.browser.find(selector).click()


def buy(w):
    """From the basket through the checkout to the page of thanks."""
    press(w, "#basket button.primary")
    for name, digits in (("birthDay", "01"), ("birthMonth", "02"), ("birthYear", "1985")):
        w.browser.find(f"#{name}").send_keys(digits)
    w.browser.find("[name=consent]").click()
    press(w, "#pay")
    require("/demo/thanks?order=" in w.browser.url, f"no thanks, but {w.browser.url}")


def titles(w, kind):
    """The titles of one part of the timeline; webhook messages have no time element."""
    return w.browser.run(
        "return [...document.querySelectorAll(`.timeline li.${arguments[0]}:has(time) > b`)].map(b => b.textContent)",
        kind)


def live(w):
    return w.browser.find("#live").get_property("textContent")


def to_collection(w, words):
    """Presses the button to the next step until there is none; each press takes the first of the coming steps."""
    for _ in range(5):
        expected = titles(w, "next")[0]
        require(expected in w.browser.find(NEXT).text, f"the button does not name “{expected}”")
        count = len(titles(w, "past"))
        press(w, NEXT)
        require(len(titles(w, "past")) > count, f"“{expected}” did not happen")
    require_equal(w.browser.find_all(NEXT), [], "buttons after the last step")
    require_equal(titles(w, "next"), [], "steps after the last one")
    require(words["demoState.collection"] in live(w), "the order is not in collection")


@scenario("demo shop: an order from the basket to collection, and paid", moves_clock=True)
def whole_life(w):
    words = Texts("demo-en")
    open_page(w, "/demo")
    w.inspect("demo")
    buy(w)
    w.browser.wait(lambda: "order_created" in live(w), "no webhook message came")
    w.inspect("demo-thanks")
    require_equal(titles(w, "past"), [words["demoPast.placed"]], "the timeline of a new order")
    press(w, "form[action$='/ship'] button")
    w.inspect("demo-order")
    to_collection(w, words)
    w.inspect("demo-collection")
    press(w, "form[action$='/pay'] button")
    require(words["demoState.paid"] in live(w), "the order is not paid")
    w.inspect("demo-paid")


@scenario("demo shop: an order from the basket to collection, without JavaScript", moves_clock=True)
def whole_life_without_script(w):
    with w.browser.without_script():
        open_page(w, "/demo", "nl")
        buy(w)
        press(w, "form[action$='/ship'] button")
        to_collection(w, Texts("demo-nl"))
        require(w.browser.find("#refresh").is_displayed(), "there is no way to refresh")


@scenario("demo shop: the page follows the clock by itself", moves_clock=True)
def live_update(w):
    words = Texts("demo-en")
    open_page(w, "/demo")
    buy(w)
    press(w, "form[action$='/ship'] button")
    require(words["demoPast.invoice"] not in titles(w, "past"), "the invoice has been sent already")
    w.sandbox.advance(days=4)
    w.browser.wait(lambda: words["demoPast.invoice"] in titles(w, "past"), "the page does not follow the clock")
    # The button still names the step that has happened meanwhile: nothing is left to do, and nothing is refused.
    press(w, NEXT)
    require_equal(w.browser.find_all("[role=alert]"), [], "alerts")
    require(words["demoComing.reminder.1"] in w.browser.find(NEXT).text, "the button does not name the next step")


@scenario("demo shop: every kind of page in four languages")
def every_page(w):
    for language in LANGUAGES:
        open_page(w, "/demo/orders/OVERDUE", language)
        require_equal(w.browser.run("return document.documentElement.lang"), language, "the language")
        w.inspect(f"demo-overdue-{language}")
        # The choice is remembered.
        w.browser.open(w.sandbox.origin + "/demo")
        require_equal(w.browser.run("return document.documentElement.lang"), language, "the language of the next page")
    open_page(w, "/demo/webhooks")
    w.inspect("demo-webhooks")
    open_page(w, "/demo/cancelled?reason=failed")
    w.inspect("demo-cancelled")
    open_page(w, "/demo/orders/DEMO-0")
    w.inspect("demo-unknown")


@scenario("demo shop: a basket that is refused says what to try")
def refused_basket(w):
    words = Texts("demo-en")
    open_page(w, "/demo?lamp=99&mug=0&tea=0")
    press(w, "#basket button.primary")
    require_equal(w.browser.find("[role=alert]").text, words["demoProblem.totalAboveLimit"], "what is said")
    w.inspect("demo-refused")


@scenario("demo shop: no sideways scroll at 320 px and at 400 %, in four languages")
def reflow(w):
    for language in LANGUAGES:
        for path in ["/demo", "/demo/webhooks", *(f"/demo/orders/{number}" for number in ORDERS)]:
            open_page(w, path, language)
            for size, scale in ((chromium.NARROW, 1), (ZOOMED, 4), (chromium.PHONE, 1), (chromium.DESKTOP, 1)):
                require_no_sideways(w, size, scale, f"{path} in {language}")


@scenario("demo shop: the total follows the quantities, as the language writes amounts")
def total(w):
    for language, expected in (
        ("nl", "€\u00a0172,70"), ("en", "€172.70"), ("de", "172,70\u00a0€"), ("fr", "172,70\u00a0€"),
    ):
        open_page(w, "/demo?lamp=1&mug=2&tea=0", language)
        field = w.browser.find("#lamp")
        field.clear()
        field.send_keys("3")
        shown = w.browser.find("#total").get_property("textContent")
        # A basket that was worked out by the server reads the same.
        open_page(w, "/demo?lamp=3&mug=2&tea=0", language)
        require_equal(shown, w.browser.find("#total").get_property("textContent"), f"the total in {language}")
        require_equal(shown, expected, f"the total in {language}")


@scenario("demo shop: the first view is light")
def first_view(w):
    for path in ("/demo", "/demo/orders/COLLECTION"):
        w.browser.fresh()
        open_page(w, path)
        # The page asks for news once a second; that is no part of the view.
        requests = [request for request in w.browser.requests() if "/demo/news" not in request.url]
        listed = [(request.url, request.bytes) for request in requests]
        require(0 < len(requests) <= MOST_REQUESTS, f"{len(requests)} requests: {listed}")
        require(sum(request.bytes for request in requests) <= MOST_BYTES, f"too heavy: {listed}")
        require_equal({origin_of(w, request.url) for request in requests}, {"the sandbox"}, "whom the page asks")
