"""Scenarios to a password."""

from report import require, require_equal
from scenario import scenario

GOOD = "correct horse battery"


def heading(w):
    return w.browser.find("h1").text


def send(w, password, repeated):
    for name, text in (("password", password), ("repeated", repeated)):
        w.browser.find(f"#{name}").send_keys(text)
    with w.browser.leaving():
        w.browser.find("button.primary").click()


def to_a_password(w, username, inspects):
    link = w.sandbox.password_link(username)
    w.browser.open(link)
    require_equal(w.browser.find("#username").get_dom_attribute("value"), username, "the username")
    if inspects:
        w.inspect("password")
    for password, repeated, words in (
        ("short", "short", "12 tot 128 tekens"), (username, username, "uw gebruikersnaam"),
        (GOOD, GOOD + "!", "niet gelijk"),
    ):
        send(w, password, repeated)
        require(words in w.browser.find(".problems").text, f"“{words}” is not said of {password} and {repeated}")
        require_equal(w.browser.focused, "password", "where the cursor is")
        require_equal(w.browser.find("#password").get_property("value"), "", "what was typed")
    if inspects:
        w.inspect("password-wrong")
    with w.browser.leaving():
        w.browser.find(".languages [hreflang=en]").click()
    send(w, GOOD, GOOD)
    require_equal(heading(w), "Your password has been set", "the page after it")
    if inspects:
        w.inspect("password-set")
    w.browser.open(link)
    require_equal(heading(w), "This link does not work", "the page of a used link")
    if inspects:
        w.inspect("password-gone")


@scenario("to a password, once")
def password(w):
    to_a_password(w, "bakkerij-jansen", inspects=True)


@scenario("to a password, without JavaScript")
def password_without_script(w):
    with w.browser.without_script():
        to_a_password(w, "bakkerij-de-vries", inspects=False)
