"""Scenarios through the languages."""

from checkout import Checkout
from report import require, require_equal
from scenario import scenario


def require_language(w, session, language):
    require_equal(w.browser.find("html").get_dom_attribute("lang"), language, "the language of the page")
    current = [e.get_dom_attribute("lang") for e in w.browser.find_all(".languages [aria-current]")]
    require_equal(current, [language], "the language shown as chosen")
    checkout = Checkout(w.browser, session, language)
    checkout.require_page("checkout")
    return checkout


def switch(w, checkout, language):
    checkout.go(f".languages button[value={language}]")
    return require_language(w, checkout.session, language)


def require_typed(w, checkout):
    values = [checkout.value(name) for name in ("birthDay", "birthMonth", "birthYear", "lastName")]
    require_equal(values, ["3", "4", "1990", "d'Été & “Zoon”"], "what was typed")
    require(w.browser.find("#consent").is_selected(), "the consent is not kept")
    checkout.require_no_order("session_active")


def through_languages(w, inspects):
    checkout = w.checkout()
    require_language(w, checkout.session, "nl")
    checkout.unfold()
    checkout.type("lastName", "d'Été & “Zoon”")
    checkout.fill_in(("3", "4", "1990"))
    for language in ("de", "fr", "en"):
        checkout = switch(w, checkout, language)
        require_typed(w, checkout)
        if inspects:
            w.inspect(f"checkout-{language}")
    checkout.type("birthYear", "")
    checkout.pay()
    checkout.require_problems("birthDate")
    # The choice outlives the page.
    checkout.open()
    require_language(w, checkout.session, "en")
    checkout.fill_in()
    checkout.pay()
    checkout.require_order(w.shop)
    checkout.open().require_page("done")


@scenario("all languages, with what was typed kept")
def languages(w):
    through_languages(w, inspects=True)


@scenario("all languages, without JavaScript")
def languages_without_script(w):
    with w.browser.without_script():
        through_languages(w, inspects=False)


@scenario("the languages of a page without a form")
def languages_of_the_end(w):
    checkout = w.checkout()
    checkout.leave()
    checkout.open()
    for language in ("de", "fr", "en", "nl"):
        checkout.go(f".languages a[hreflang={language}]")
        Checkout(w.browser, checkout.session, language).require_page("cancelled")


@scenario("Enter in a field orders, and changes no language")
def enter(w):
    checkout = w.checkout()
    checkout.fill_in()
    with w.browser.leaving():
        w.browser.find("#birthYear").send_keys("\ue007")
    checkout.require_order(w.shop)
