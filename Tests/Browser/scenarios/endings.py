"""Scenarios that end without an order."""

from checkout import Checkout
from report import require, require_equal
from scenario import scenario


def require_back(w, checkout, door):
    """The customer is in the shop, through the right door."""
    order = checkout.session.order
    require_equal(w.browser.url, w.shop.url(door, order), "the address")
    require_equal(w.shop.visits_of(order), [door], "the visits to the shop")


@scenario("the link back to the shop")
def cancel(w):
    checkout = w.checkout()
    checkout.go(".way-back a")
    checkout.require_page("leaving")
    w.inspect("leaving")
    checkout.require_no_order("session_active")
    # Who stays finds the checkout again.
    checkout.go("a.quiet")
    checkout.require_page("checkout")
    checkout.leave()
    require_back(w, checkout, "cancel")
    checkout.require_no_order("cancelled")
    checkout.open().require_page("cancelled")
    w.inspect("cancelled")
    # It leads to the shop from here too.
    checkout.go(".primary")
    require_equal(w.browser.url, w.shop.url("cancel", checkout.session.order), "the address")
    checkout.require_no_order("cancelled")


@scenario("the link back to the shop, without JavaScript")
def cancel_without_script(w):
    with w.browser.without_script():
        checkout = w.checkout()
        checkout.leave()
        require_back(w, checkout, "cancel")
        checkout.require_no_order("cancelled")


@scenario("three refusals")
def refused_for_good(w):
    checkout = w.checkout(customer={"lastName": "Afgewezen"})
    for expected in ("session_active", "session_active", "failed"):
        checkout.open().fill_in()
        checkout.pay()
        checkout.require_page("refused")
        checkout.require_no_order(expected)
    checkout.open().require_page("refused")
    checkout.go(".primary")
    require_back(w, checkout, "fail")


@scenario("expiry while the page is open")
def expiry(w):
    checkout = w.checkout()
    checkout.fill_in()
    w.sandbox.advance(hours=2)
    checkout.pay()
    checkout.require_page("expired")
    checkout.require_no_order("session_expired")
    w.inspect("expired")
    checkout.open().require_page("expired")
    checkout.go(".primary")
    require_back(w, checkout, "fail")


@scenario("a cancelled session, still open in another tab")
def cancelled_elsewhere(w):
    checkout = w.checkout()
    checkout.fill_in()
    first = w.browser.driver.current_window_handle
    w.browser.driver.switch_to.new_window("tab")
    checkout.open().leave()
    w.browser.driver.close()
    w.browser.driver.switch_to.window(first)
    checkout.pay()
    checkout.require_page("cancelled")
    checkout.require_no_order("cancelled")


@scenario("an address of no session")
def unknown(w):
    checkout = w.checkout()
    w.browser.open(checkout.session.url[:-4] + "none")
    checkout.require_page("unknown")
    w.inspect("unknown")
    require(not w.browser.find_all("form"), "there is a form")


@scenario("a fault of the platform")
def broken(w):
    checkout = w.checkout(customer={"lastName": "Storing"})
    checkout.fill_in()
    checkout.pay()
    checkout.require_page("broken")
    w.inspect("broken")
    checkout.require_no_order("session_active")
    # Trying again is safe, and leads to the form.
    checkout.go(".primary")
    checkout.require_page("checkout")


@scenario("a page that is older than its token")
def stale_token(w):
    checkout = w.checkout()
    checkout.fill_in()
    w.browser.run("document.querySelector('[name=token]').value = 'old'")
    checkout.pay()
    notice = w.browser.find(".notice").text
    require(checkout.texts.matches("alert.formExpired", notice), f"the notice is “{notice}”")
    require_equal(checkout.value("birthYear"), "1985", "the year, as it was typed")
    w.inspect("checkout-notice")
    checkout.require_no_order("session_active")
    # The page shown again has a token that counts.
    Checkout(w.browser, checkout.session).pay()
    checkout.require_order(w.shop)
