"""Scenarios at the platform's first page, and at addresses that do not exist."""

import chromium
from report import require, require_equal
from scenario import scenario
from scenarios.access import require_no_sideways
from scenarios.weight import MOST_BYTES, MOST_REQUESTS


@scenario("landing: the first page, at three widths, in both themes and four languages")
def first_page(w):
    for language in ("nl", "en", "de", "fr"):
        w.browser.open(f"{w.sandbox.origin}/?language={language}")
        w.inspect(f"landing-{language}")
        w.browser.view(chromium.PHONE)
        w.browser.run("document.styleSheets[0].insertRule('html { font-size: 200% }')")
        require_no_sideways(w, chromium.PHONE, 1, f"the landing page in {language} with letters of 200 %")


@scenario("landing: its doors lead somewhere, without script")
def doors(w):
    with w.browser.without_script():
        w.browser.open(w.sandbox.origin + "/?language=en")
        paths = [a.get_dom_attribute("href") for a in w.browser.find_all("a.door")]
        require("/demo" in paths and "/docs" in paths, f"the doors are {paths}")
        require(any(path.startswith("/documents/") for path in paths), f"no invoice among {paths}")
        for path in ("/demo", "/docs", "/brand"):
            w.browser.open(w.sandbox.origin + "/")
            with w.browser.leaving():
                w.browser.find(f"a.door[href='{path}']").click()
            require(w.browser.url.startswith(w.sandbox.origin + path), w.browser.url)


@scenario("landing: the first view is light")
def first_view(w):
    w.browser.open(w.sandbox.origin + "/")
    requests = w.browser.requests()
    listed = [(request.url, request.bytes) for request in requests]
    require(0 < len(requests) <= MOST_REQUESTS, f"{len(requests)} requests: {listed}")
    require(sum(request.bytes for request in requests) <= MOST_BYTES, f"too heavy: {listed}")


@scenario("landing: an address that does not exist leads home")
def unknown_address(w):
    w.browser.open(w.sandbox.origin + "/nothing?language=en")
    require_equal(w.browser.find("h1").text, "This page does not exist", "the page")
    w.inspect("unknown-address")
    with w.browser.leaving():
        w.browser.find("a[hreflang=de]").click()
    require_equal(w.browser.find("h1").text, "Diese Seite gibt es nicht", "the page in German")
    with w.browser.leaving():
        w.browser.find("a.primary").click()
    require_equal(w.browser.url, w.sandbox.origin + "/", "where the button leads")
