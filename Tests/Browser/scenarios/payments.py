"""Scenarios to the page on which an order is paid."""

from report import require, require_equal
from scenario import scenario


def heading(w):
    return w.browser.find("h1").text


def pay(w, amount):
    field = w.browser.find("#amount")
    field.clear()
    field.send_keys(amount)
    with w.browser.leaving():
        w.browser.find("button.primary").click()


def pay_an_order(w, number, due, inspects):
    page = w.sandbox.pay_page(number)
    w.browser.open(page + "?language=en")
    require_equal(heading(w), f"€{due} to pay", "what is to be paid")
    require_equal(w.browser.find("#amount").get_property("value"), due, "the amount in the form")
    if inspects:
        w.inspect("pay")
    for amount, words in (("", "Enter an amount"), ("9999", "no more than")):
        pay(w, amount)
        require(words in w.browser.find(".problem").text, f"“{words}” is not said of “{amount}”")
        require_equal(w.browser.focused, "amount", "where the cursor is")
    if inspects:
        w.inspect("pay-wrong")
    pay(w, "10")
    require("€10.00" in w.browser.find(".good").text, "a part is not thanked for")
    rest = f"{float(due) - 10:.2f}"
    require_equal(heading(w), f"€{rest} to pay", "what remains")
    pay(w, rest)
    require_equal(heading(w), "Paid in full", "the page after the last payment")
    if inspects:
        w.inspect("pay-paid")
    w.browser.open(page[:-1] + ("A" if page[-1] != "A" else "B"))
    require_equal(heading(w), "This link does not work", "the page of another link")
    if inspects:
        w.inspect("link-gone")


@scenario("to a paid invoice, in two parts")
def payment(w):
    pay_an_order(w, "OVERDUE", "89.90", inspects=True)


@scenario("to a paid invoice, without JavaScript")
def payment_without_script(w):
    with w.browser.without_script():
        pay_an_order(w, "COLLECTION", "280.00", inspects=False)


@scenario("to copied bank details")
def copying(w):
    w.browser.open(w.sandbox.pay_page("KRKND-0001") + "?language=en")
    buttons = w.browser.run("""
        return [...document.querySelectorAll("[data-copy]")].map(b => [b.checkVisibility(), b.dataset.copy]);""")
    require_equal([visible for visible, _ in buttons], [True] * 4, "whether what is to be copied has buttons")
    require_equal(buttons[1][1], "NL04NADE0123456789", "the account as it is copied")
