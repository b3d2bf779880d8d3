"""Scenarios to the badges and logos for shops."""

from report import require, require_equal
from scenario import scenario


@scenario("to the brand's badges, logos and texts")
def brand(w):
    w.browser.open(w.sandbox.origin + "/brand?language=en")
    require_equal(w.browser.find("h1").text, "Our brand in your shop", "the page")
    broken = w.browser.run("""
        return [...document.images].filter(i => !i.complete || i.naturalWidth === 0).map(i => i.src);""")
    require_equal(broken, [], "images that do not show")
    html, images = w.browser.run("""
        return [[...document.querySelectorAll("pre code")].map(c => c.textContent), document.images.length];""")
    require(images >= 10, f"only {images} images")
    require(all(w.sandbox.origin + "/cdn/latest/" in code for code in html), f"HTML that leads elsewhere: {html}")
    copies = w.browser.run("return document.querySelectorAll('button.copy').length;")
    require(copies >= len(html), f"{copies} buttons to copy with")
    w.inspect("brand")
