"""Scenarios of people who do something twice: none of them buys twice."""

from selenium.webdriver.common.action_chains import ActionChains

from report import require_equal
from scenario import scenario


@scenario("the back button after the order says that it is placed, and leads to the shop")
def back_button(w):
    checkout = w.checkout()
    checkout.fill_in()
    checkout.pay()
    checkout.require_order(w.shop)
    w.browser.driver.back()
    # A page that the browser has kept asks first how its session stands.
    w.browser.wait(lambda: w.browser.driver.find_elements("css selector", "a.primary"), "the page still asks")
    checkout.require_page("done")
    checkout.go("a.primary")
    checkout.require_order(w.shop)


@scenario("the back button after the order, without JavaScript")
def back_button_without_script(w):
    with w.browser.without_script():
        checkout = w.checkout()
        checkout.fill_in()
        checkout.pay()
        checkout.require_order(w.shop)
        with w.browser.leaving():
            w.browser.driver.back()
        # Whatever the browser has kept: it leads to the shop, and to no second order.
        checkout.go("button.primary, a.primary")
        checkout.require_order(w.shop)


@scenario("the back button to a page that still stands keeps what was typed")
def back_button_keeps(w):
    checkout = w.checkout()
    checkout.type("birthDay", "31")
    w.browser.open(w.shop.origin + "/elsewhere")
    w.browser.driver.back()
    checkout.require_page("checkout")
    require_equal(checkout.value("birthDay"), "31", "the day that was typed")


@scenario("two clicks on the button")
def double_click(w):
    checkout = w.checkout()
    checkout.fill_in()
    with w.browser.leaving():
        button = w.browser.find("#pay")
        disabled, status = w.browser.run("""
            arguments[0].click(); arguments[0].click();
            return [arguments[0].ariaDisabled, document.getElementById("status").textContent];""", button)
    require_equal(disabled, "true", "aria-disabled of the button, once pressed")
    require_equal(status, checkout.texts["sending"], "what is said meanwhile")
    checkout.require_order(w.shop)
    require_equal(posts(w, checkout), 1, "forms sent")
    require_equal(w.shop.visits_of(checkout.session.order), ["ok"], "visits to the shop")


@scenario("two clicks on the button, without JavaScript")
def double_click_without_script(w):
    with w.browser.without_script():
        checkout = w.checkout()
        checkout.fill_in()
        with w.browser.leaving():
            ActionChains(w.browser.driver, duration=0).double_click(w.browser.find("#pay")).perform()
        w.browser.wait(lambda: w.browser.url.startswith(w.shop.origin), "the customer does not come to the shop")
        checkout.require_order(w.shop)


@scenario("Enter pressed twice in a field")
def double_enter(w):
    checkout = w.checkout()
    checkout.fill_in()
    with w.browser.leaving():
        w.browser.run("""
            const year = document.getElementById("birthYear");
            year.form.requestSubmit(document.querySelector("button[form=checkout]"));
            year.form.requestSubmit(document.querySelector("button[form=checkout]"));""")
    checkout.require_order(w.shop)
    require_equal(posts(w, checkout), 1, "forms sent")


def posts(w, checkout):
    path = checkout.session.url
    return sum(request.url == path and request.method == "POST" for request in w.browser.requests())


@scenario("a reload of the result")
def reload(w):
    checkout = w.checkout()
    checkout.fill_in()
    checkout.pay()
    checkout.require_order(w.shop)
    w.browser.driver.refresh()
    checkout.require_order(w.shop)
    checkout.open().require_page("done")
    with w.browser.leaving():
        w.browser.driver.refresh()
    checkout.require_page("done")
    checkout.require_one_order(w.shop)


@scenario("a reload of the page with problems")
def reload_problems(w):
    checkout = w.checkout()
    checkout.pay()
    checkout.require_problems("birthDate", "consent")
    with w.browser.leaving():
        w.browser.driver.refresh()
    checkout.require_page("checkout")
    checkout.require_no_order("session_active")
    checkout.fill_in()
    checkout.pay()
    checkout.require_order(w.shop)


@scenario("two tabs")
def two_tabs(w):
    checkout = w.checkout()
    checkout.fill_in()
    first = w.browser.driver.current_window_handle
    w.browser.driver.switch_to.new_window("tab")
    checkout.open().fill_in()
    checkout.pay()
    checkout.require_order(w.shop)
    w.browser.driver.switch_to.window(first)
    checkout.pay()
    checkout.require_order(w.shop)
    require_equal(w.shop.visits_of(checkout.session.order), ["ok", "ok"], "visits to the shop")
