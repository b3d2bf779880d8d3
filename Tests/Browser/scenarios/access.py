"""Scenarios of people with a keyboard, a small screen or large letters."""

from selenium.webdriver.common.keys import Keys

import chromium
from report import Failure, require, require_equal
from scenario import scenario

MOST_STOPS = 40
ZOOMED = (320, 256)
# What shows the focus has to stand out of what is behind it (WCAG 2.4.7, 1.4.11), and nothing may lie over it (2.4.11).
FOCUS = """
const e = document.activeElement;
if (!e || e === document.body) return null;
const linear = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
const parse = s => (s.match(/[\\d.]+/g) ?? []).map(Number);
const luminance = c => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
const ratio = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (light + .05) / (dark + .05);
};
const ground = (() => {
  for (let p = e.parentElement; p; p = p.parentElement) {
    const c = parse(getComputedStyle(p).backgroundColor);
    if (c.length && (c[3] ?? 1) > .99) return c;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
})();
document.getAnimations().filter(a => a.effect.getTiming().iterations < 1e3).forEach(a => a.finish());
const style = getComputedStyle(e), rings = [];
if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) rings.push(parse(style.outlineColor));
const shadow = style.boxShadow.match(/rgba?\\([^)]*\\)/);
if (shadow) rings.push(parse(shadow[0]));
const r = e.getBoundingClientRect(), room = document.documentElement.clientWidth;
// A block of code or a field of many lines need not fit into the window as a whole.
const tall = (r.height > innerHeight / 2 || e.matches("textarea")) && r.top < innerHeight && r.bottom > 0;
const middle = Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1);
const top = document.elementFromPoint(r.left + r.width / 2, middle);
return {
  name: e.id || e.getAttribute("href") || e.value || e.textContent.trim().slice(0, 24),
  contrast: Math.max(0, ...rings.map(c => ratio(c, ground))),
  inView: r.width > 0 && (tall || r.top >= -1 && r.bottom <= innerHeight + 1) && r.left >= -1 && r.right <= room + 1,
  covered: !(top && (e.contains(top) || top.contains(e))),
};
"""


class Keyboard:
    """Only keys; where the focus comes is looked at each time."""

    def __init__(self, browser):
        self.browser = browser
        self.stops = []

    def press(self, *keys):
        self.browser.driver.switch_to.active_element.send_keys(*keys)

    def tab(self):
        self.press(Keys.TAB)
        stop = self.browser.run(FOCUS)
        require(stop, f"the focus is lost behind {self.stops[-1:]}")
        name = stop["name"]
        self.stops.append(name)
        require(stop["inView"], f"{name} has the focus and is out of sight")
        require(not stop["covered"], f"{name} has the focus and something lies over it")
        require(stop["contrast"] >= 3, f"the focus of {name} shows with a contrast of {stop['contrast']:.2f}")
        return name

    def tab_to(self, name):
        for _ in range(MOST_STOPS):
            if self.tab() == name:
                return
        raise Failure(f"the keyboard does not come to {name}, but to {self.stops}")


def by_keyboard(w, size, dark):
    w.browser.view(size, dark)
    checkout = w.checkout()
    keyboard = Keyboard(w.browser)
    require_equal(keyboard.tab(), "#main", "the first stop, which skips to the content")
    with_skip = w.browser.run("const r = document.activeElement.getBoundingClientRect(); return r.top >= 0")
    require(with_skip, "the link that skips is out of sight")
    keyboard.press(Keys.ENTER)
    first = keyboard.tab()
    require(
        w.browser.run("return document.getElementById('main').contains(document.activeElement)"),
        f"skipping leads to {first}")
    # A first try without anything, to be led to the first problem.
    keyboard.tab_to("pay")
    with w.browser.leaving():
        keyboard.press(Keys.ENTER)
    checkout.require_problems("birthDate", "consent")
    require_equal(w.browser.focused, "birthDay", "the focus")
    for digits in ("01", "02", "1985"):
        keyboard.press(digits)
    require_equal(w.browser.focused, "birthYear", "the focus after the date")
    keyboard.tab_to("consent")
    keyboard.press(Keys.SPACE)
    require(w.browser.find("#consent").is_selected(), "Space does not tick")
    keyboard.tab_to("pay")
    with w.browser.leaving():
        keyboard.press(Keys.ENTER)
    checkout.require_order(w.shop)


@scenario("only the keyboard, desktop")
def keyboard_desktop(w):
    by_keyboard(w, chromium.DESKTOP, dark=False)


@scenario("only the keyboard, narrow and dark")
def keyboard_narrow(w):
    by_keyboard(w, chromium.NARROW, dark=True)


@scenario("only the keyboard, every stop of the page")
def keyboard_stops(w):
    w.browser.view(chromium.DESKTOP)
    w.checkout()
    keyboard = Keyboard(w.browser)
    # The fold opens with a key, and what is in it can be reached.
    keyboard.tab_to(w.browser.find("details.change > summary").text)
    keyboard.press(Keys.ENTER)
    require(w.browser.find("details.change").get_property("open"), "Enter does not open the fold")
    require_equal(keyboard.tab(), "firstName", "the first stop in the fold")
    back = w.browser.find(".way-back a").get_dom_attribute("href")
    keyboard.tab_to(back)
    order = [name for name in keyboard.stops if name in ("firstName", "lastName", "email", "consent", "pay", back)]
    require_equal(order, ["firstName", "lastName", "email", "consent", "pay", back], "the order of the stops")


@scenario("links of the list of problems lead to their fields")
def problem_links(w):
    checkout = w.checkout()
    checkout.unfold()
    checkout.type("email", "nobody")
    checkout.pay()
    checkout.require_problems("birthDate", "email", "consent")
    require(w.browser.find("details.change").get_property("open"), "the fold with a problem is closed")
    w.browser.run("document.querySelector('details.change').open = false")
    for field in ("email", "consent", "birthDay"):
        w.browser.find(f".problems a[href='#{field}']").click()
        require_equal(w.browser.focused, field, "the focus")
        require(w.browser.find(f"#{field}").is_displayed(), f"{field} is folded away")


def require_no_sideways(w, size, scale, state):
    w.browser.view(size, scale=scale)
    wide = w.browser.run("""
        scrollTo(10000, 0);
        const wide = [scrollX, document.documentElement.scrollWidth - document.documentElement.clientWidth];
        scrollTo(0, 0);
        return wide;""")
    require(wide[0] == 0 and wide[1] <= 0, f"{state} at {size[0]} px, {scale * 100} %, scrolls sideways by {wide}")


@scenario("320 px and 400 % zoom, without sideways scroll")
def reflow(w):
    def look(state):
        for size, scale in ((chromium.NARROW, 1), (ZOOMED, 4)):
            require_no_sideways(w, size, scale, state)

    long = "Donaudampfschifffahrtsgesellschaftskapitän" * 2
    checkout = w.checkout(
        customer={"type": "b", "lastName": "Wolfeschlegelsteinhausenbergerdorff"},
        address={"street": "Burgemeesterdoktorvansteenbergenstraatweg", "city": "Westerhaar-Vriezenveensewijk"},
        transaction={"orderItems": [{
            "code": "SKU1", "name": long, "description": "", "totalProductAmount": "121.0000",
            "productAmount": "121.0000", "productTaxAmount": "21", "taxRate": "21.0000", "quantity": "1.0000"}]})
    look("the form")
    w.browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    look("the form, unfolded")
    checkout.pay()
    require(w.browser.find_all("#companyName-problem"), "there are no problems")
    w.browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    look("the form with problems")
    # In the zoomed view it can be completed too.
    w.browser.view(ZOOMED, scale=4)
    checkout.type("companyName", "Jansen")
    checkout.type("chamberOfCommerceNumber", "12345678")
    checkout.tick()
    checkout.pay()
    checkout.require_order(w.shop)
    checkout.open().require_page("done")
    look("the end")


@scenario("letters twice as large, without sideways scroll")
def large_letters(w):
    checkout = w.checkout()
    checkout.pay()
    w.browser.run("document.styleSheets[0].insertRule('html { font-size: 200% }')")
    require_no_sideways(w, chromium.PHONE, 1, "the form with letters of 200 %")


@scenario("what a screen reader is told")
def announced(w):
    checkout = w.checkout()
    checkout.pay()
    nodes = w.browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]

    def value(node, name):
        return node.get(name, {}).get("value", "")

    def properties(node):
        return {p["name"]: p["value"].get("value") for p in node.get("properties", [])}

    shown = [node for node in nodes if not node.get("ignored")]
    boxes = [node for node in shown if value(node, "role") in ("textbox", "checkbox", "button", "link", "combobox")]
    require(boxes, "nothing to operate")
    nameless = [value(node, "role") for node in boxes if not value(node, "name")]
    require_equal(nameless, [], "roles without a name")
    asked = [node for node in boxes if value(node, "role") in ("textbox", "checkbox")]
    for node in asked:
        state = properties(node)
        # Chromium says it of no tick box, whatever its attributes.
        if value(node, "role") == "textbox":
            require(state.get("required"), f"{value(node, 'name')} is not said to be required")
        require(state.get("invalid") == "true", f"{value(node, 'name')} is not said to be wrong")
    consent = next(node for node in asked if value(node, "role") == "checkbox")
    problem = checkout.texts["error.consent.missing"]
    described = value(consent, "description")
    require(problem in described, f"the consent is described as “{described}”")
    problem = checkout.texts["error.birthDate.missing"]
    groups = [node for node in shown if value(node, "role") == "group" and problem in value(node, "description")]
    require(groups, "the group of the date of birth is not described by its problem")
    roles = {value(node, "role") for node in shown}
    for role in ("banner", "navigation", "main", "contentinfo", "alert", "status"):
        require(role in roles, f"there is no {role}")
