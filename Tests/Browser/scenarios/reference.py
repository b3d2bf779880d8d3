"""Scenarios of somebody who reads the reference."""

import json

from selenium.webdriver.common.keys import Keys

import chromium
from report import require, require_equal
from scenario import scenario
from scenarios.access import Keyboard, require_no_sideways
from scenarios.weight import MOST_BYTES, MOST_REQUESTS, origin_of

# One of each kind.
PAGES = {
    "docs": "/docs", "docs-life": "/docs/life-of-an-order", "docs-webhooks": "/docs/webhooks",
    "docs-changelog": "/docs/changelog", "docs-errors": "/docs/errors", "docs-chapter": "/docs/chapters/legacy",
    "docs-json": "/docs/calls/create-order", "docs-xml": "/docs/calls/v1-order", "docs-get": "/docs/calls/sandbox-clock",
    "docs-search": "/docs/search?q=amount", "docs-nothing": "/docs/search?q=xyzzy", "docs-unknown": "/docs/calls/x",
}


def open_page(w, path, size=chromium.DESKTOP, dark=False):
    w.browser.view(size, dark)
    w.browser.open(w.sandbox.origin + path)


def read(w, selector):
    return w.browser.find(selector).get_property("textContent")


def send(w):
    """Presses the button of the explorer where script answers; returns the reply as it is shown."""
    before = read(w, "#reply .reply-head")
    w.browser.find("#explorer button").click()
    w.browser.wait(lambda: read(w, "#reply .reply-head") not in ("", before), "no reply came")
    return read(w, "#reply code")


@scenario("reference: every kind of page at three widths, in both themes")
def every_page(w):
    for name, path in PAGES.items():
        open_page(w, path)
        w.inspect(name)


@scenario("reference: every page at 320 px and at 400 % without sideways scroll")
def reflow(w):
    open_page(w, "/docs")
    paths = w.browser.run(
        "return [...new Set([...document.querySelectorAll('nav a[href^=\"/docs\"]')].map(a => a.pathname))]")
    require(len(paths) > 40, f"the menu leads to {len(paths)} pages only")
    for path in paths:
        w.browser.open(w.sandbox.origin + path)
        for size, scale in ((chromium.NARROW, 1), ((320, 256), 4), (chromium.PHONE, 1), (chromium.DESKTOP, 1)):
            require_no_sideways(w, size, scale, path)


@scenario("reference: letters twice as large, without sideways scroll")
def large_letters(w):
    for path in PAGES.values():
        open_page(w, path, chromium.PHONE)
        w.browser.run("document.styleSheets[0].insertRule('html { font-size: 200% }')")
        require_no_sideways(w, chromium.PHONE, 1, f"{path} with letters of 200 %")


@scenario("reference: the first view is light")
def first_view(w):
    for path in PAGES.values():
        if path == "/docs/errors":
            continue
        w.browser.fresh()
        open_page(w, path)
        requests = w.browser.requests()
        listed = [(request.url, request.bytes) for request in requests]
        require(0 < len(requests) <= MOST_REQUESTS, f"{len(requests)} requests: {listed}")
        require(sum(request.bytes for request in requests) <= MOST_BYTES, f"too heavy: {listed}")
        require_equal({origin_of(w, request.url) for request in requests}, {"the sandbox"}, "whom the page asks")


def shown(w, element):
    """Whether an element is rendered: what a closed fold contains is not, although Selenium says so."""
    return w.browser.run("return arguments[0].checkVisibility({contentVisibilityAuto: true})", element)


@scenario("reference: the menu of a phone")
def phone_menu(w):
    for has_script in (True, False):
        w.browser.set_script(has_script)
        open_page(w, "/docs/calls/create-order", chromium.PHONE)
        field = w.browser.find("#q")
        require(not shown(w, field), "the menu is open before anybody opens it")
        w.browser.find("#menu > summary").click()
        require(shown(w, field), "the menu does not open")
        label = w.browser.find("label[for=q]")
        require(shown(w, label) and label.text == "Search the reference", "the search has no visible label")
        # The chapter one is in stands open; another opens at a touch.
        require(shown(w, w.browser.find("#menu a[aria-current]")), "the page is not shown in the menu")
        link = w.browser.find("#menu a[href='/docs/calls/session-status']")
        seen = w.browser.run("return arguments[0].checkVisibility({contentVisibilityAuto: true})", link)
        require(not seen, "a chapter that nobody asked for is open")
        link.find_element("xpath", "ancestor::details[1]/summary").click()
        with w.browser.leaving():
            link.click()
        require(w.browser.url.endswith("/docs/calls/session-status"), w.browser.url)
    w.browser.set_script(True)
    # Where there is room it stands beside the page, and nothing has to be opened.
    open_page(w, "/docs/calls/create-order")
    require(shown(w, w.browser.find("#q")), "the menu is not shown on a desktop")
    require(not shown(w, w.browser.find("#menu > summary")), "a desktop has a button for the menu")


@scenario("reference: code in colours that wraps, and long lists that unfold")
def code_and_folds(w):
    with w.browser.without_script():
        open_page(w, "/docs/calls/create-order", chromium.PHONE)
        wide = w.browser.run(
            "return [...document.querySelectorAll('pre')].filter(p => p.scrollWidth > p.clientWidth).length")
        require_equal(wide, 0, "blocks of code that scroll sideways")
        colours = w.browser.run("""
            const code = document.querySelector('.samples pre code');
            return [code, code.querySelector('b'), code.querySelector('i')].map(e => getComputedStyle(e).color)""")
        require_equal(len(set(colours)), 3, "colours in the code")
        error = w.browser.find("#e404")
        require(not shown(w, error), "the long list of errors is open")
        error.find_element("xpath", "ancestor::details/summary").click()
        require(shown(w, error), "the list of errors does not open")
    # A link to an error opens the list it is in.
    open_page(w, "/docs/calls/create-order#e404", chromium.PHONE)
    w.browser.wait(lambda: shown(w, w.browser.find("#e404")), "a link to an error shows nothing")


@scenario("reference: search without script, and as one types with it")
def search(w):
    with w.browser.without_script():
        open_page(w, "/docs")
        w.browser.find("#q").send_keys("checkUuid")
        with w.browser.leaving():
            w.browser.find("#q").send_keys(Keys.ENTER)
        require_equal(w.browser.find("#q2").get_property("value"), "checkUuid", "what was asked")
        found = [a.get_dom_attribute("href") for a in w.browser.find_all(".results a")]
        require("/docs/calls/create-order#request" in found, f"found {found}")
        require_equal(read(w, ".results mark").lower(), "checkuuid", "what is marked")
        with w.browser.leaving():
            w.browser.find(".results a[href='/docs/calls/create-order#request']").click()
    open_page(w, "/docs/search")
    field = w.browser.find("#q2")
    field.send_keys("429")
    w.browser.wait(lambda: w.browser.find_all(".results a[href$='#e429']"), "nothing is found as one types")
    require(w.browser.url.endswith("/docs/search?q=429"), w.browser.url)
    field.send_keys("<b>xyzzy")
    w.browser.wait(lambda: not w.browser.find_all(".results li"), "the former results stay")
    require("fewer words" in read(w, "#results"), "nobody says what to do")
    field.clear()
    field.send_keys("refund")
    w.browser.wait(
        lambda: [a.get_dom_attribute("href") for a in w.browser.find_all(".results a")][:1] == ["/docs/calls/credit"],
        "a refund is no credit")
    require("Also searched for: credit" in read(w, "#results"), "nobody says what else was searched for")


@scenario("reference: the explorer with script carries a check's uuid to the order")
def explorer(w):
    open_page(w, "/docs/calls/create-order")
    printed = w.browser.find("[data-carried]").get_dom_attribute("data-printed")
    require("returned by" in read(w, "#carried"), "nobody says where the uuid comes from")
    require(printed in w.browser.find("#body").get_property("value"), "the example has no uuid")
    open_page(w, "/docs/calls/credit-check")
    reply = json.loads(send(w))
    require_equal(reply["description"], "Advies=1", "the check")
    require(read(w, "#reply .reply-head").startswith("HTTP 200 OK · "), read(w, "#reply .reply-head"))
    require("application/json" in read(w, "#reply .reply-headers"), "the header fields are not shown")
    open_page(w, "/docs/calls/create-order")
    require(reply["uuid"] in w.browser.find("#body").get_property("value"), "the uuid is not filled in")
    require(reply["uuid"] in read(w, "#carried"), "nobody says that it was filled in")
    require_equal(json.loads(send(w))["description"], "Order successfully added", "the order")
    # The legacy order takes the uuid of the JSON check, too.
    open_page(w, "/docs/calls/v1-order")
    require(reply["uuid"] in w.browser.find("#body").get_property("value"), "the uuid is not in the XML")
    require("\n  <RESULT>ERROR</RESULT>" in send(w), "the XML is not laid out in lines")


@scenario("reference: the explorer without script")
def explorer_without_script(w):
    with w.browser.without_script():
        open_page(w, "/docs/calls/credit-check")
        with w.browser.leaving():
            w.browser.find(".choices a[href*='example=2']").click()
        require('"backdoor"' in w.browser.find("#body").get_property("value"), "the example is another one")
        with w.browser.leaving():
            w.browser.find("#explorer button").click()
        require_equal(json.loads(read(w, "#reply code"))["description"], "Advies=0", "the reply")
        require(read(w, "#reply .reply-head").startswith("HTTP 200 OK · "), read(w, "#reply .reply-head"))
        require('"backdoor"' in w.browser.find("#body").get_property("value"), "what was sent is gone")
        # All languages stand below each other, each to be unfolded.
        labels = [s.text for s in w.browser.find_all(".samples:first-of-type > details > summary")]
        require_equal(labels[:3], ["curl", "PHP", "Python"], "the languages")
        w.browser.find(".samples details:nth-of-type(3) > summary").click()
        require(w.browser.find(".samples details:nth-of-type(3) pre").is_displayed(), "Python does not unfold")


@scenario("reference: languages as tabs, by keyboard, and kept on the next page")
def tabs(w):
    open_page(w, "/docs/calls/credit-check")
    first = w.browser.find("[role=tab][aria-selected=true]")
    require_equal(first.text, "curl", "the first language")
    first.send_keys(Keys.ARROW_RIGHT)
    chosen = w.browser.run("return [...document.querySelectorAll('[aria-selected=true]')].map(t => t.textContent)")
    require_equal(set(chosen), {"PHP"}, "what is chosen in all examples")
    shown = [p for p in w.browser.find_all(".samples pre") if p.is_displayed()]
    require_equal(len(shown), len(chosen), "how many codes are shown")
    open_page(w, "/docs/calls/payment")
    require_equal(w.browser.find("[role=tab][aria-selected=true]").text, "PHP", "the language of the next page")


@scenario("reference: copying a command")
def copy(w):
    w.browser.driver.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"origin": w.sandbox.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    open_page(w, "/docs")
    block = w.browser.find("pre[data-copy]")
    button = w.browser.find("button.copy")
    button.click()
    w.browser.wait(lambda: button.text == "Copied", "the button does not say that it was copied")
    copied = w.browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    require_equal(copied, block.get_property("textContent"), "what was copied")


@scenario("reference: only the keyboard")
def keyboard(w):
    for size in (chromium.DESKTOP, chromium.NARROW):
        open_page(w, "/docs/calls/credit-check", size)
        keys = Keyboard(w.browser)
        require_equal(keys.tab(), "#main", "the first stop, which skips to the content")
        keys.press(Keys.ENTER)
        keys.tab()
        require(
            w.browser.run("return document.querySelector('article').contains(document.activeElement)"),
            f"skipping leads to {keys.stops[-1]}")
        keys.tab_to("/docs/calls/credit-check?example=3#try")
        require_equal(keys.tab(), "body", "the stop behind the examples")
        require_equal(keys.tab(), "key", "the stop behind the request")
        require_equal(keys.tab(), "Send to the sandbox", "the stop behind the key")


@scenario("reference: everything on one page, on paper")
def printed(w):
    open_page(w, "/docs/print")
    titles = w.browser.run("return [...document.querySelectorAll('h1')].map(h => h.textContent)")
    require("Create order" in titles and "The life of an order" in titles, f"{titles}")
    w.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        require(not w.browser.find("#menu").is_displayed(), "the menu is printed")
        hidden = w.browser.run(
            "return [...document.querySelectorAll('article pre')].filter(p => !p.checkVisibility()).length")
        require_equal(hidden, 0, "codes that are not printed")
        require_no_sideways(w, (720, 1018), 1, "the paper")
    finally:
        w.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    open_page(w, "/docs/calls/credit-check")
    w.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = w.browser.run(
        "return [...document.querySelectorAll('article section:not(.explorer) pre')].filter(p => !p.checkVisibility()).length")
    w.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    require_equal(hidden, 0, "languages that are not printed")
