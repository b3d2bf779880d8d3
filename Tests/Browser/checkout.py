"""The hosted checkout as a customer uses it."""

from selenium.webdriver.support.select import Select

from report import Failure, require, require_equal
from texts import Texts

TITLES = {
    "checkout": "title", "done": "orderPlacedTitle", "expired": "sessionExpiredTitle", "cancelled": "sessionCancelledTitle",
    "leaving": "leavingTitle", "refused": "orderRefusedTitle", "unknown": "sessionUnknownTitle", "broken": "failedTitle",
}
FULL_AGE = ("1", "2", "1985")
BESIDE = """
const field = document.getElementById(arguments[0]);
const problem = document.getElementById(arguments[1]);
if (!field || !problem) return "is not there";
const inputs = field.matches("fieldset") ? [...field.querySelectorAll("input")] : [field];
const described = field.closest("[aria-describedby]") ?? field;
const names = (described.getAttribute("aria-describedby") ?? "").split(" ");
if (!names.includes(problem.id)) return "is not described by it";
// A choice of several has no state of its own.
if (field.id !== "sex" && !inputs.every(i => i.ariaInvalid === "true")) return "is not marked invalid";
if (!problem.textContent.trim()) return "has an empty text";
const one = (field.closest("label") ?? field).getBoundingClientRect(), other = problem.getBoundingClientRect();
if (!problem.checkVisibility()) return "has an invisible text";
const gap = Math.max(one.top - other.bottom, other.top - one.bottom);
if (gap > 24) return `has its text ${gap} px away`;
return "";
"""


class Checkout:
    def __init__(self, browser, session, language="nl"):
        self.browser = browser
        self.session = session
        self.texts = Texts(language)

    def open(self):
        self.browser.open(self.session.url)
        return self

    # What is to be seen

    def require_page(self, kind):
        title = self.browser.find("h1").text
        require(
            self.texts.matches(TITLES[kind], title), f"no page “{kind}” but “{title}” at {self.browser.url}")

    @property
    def open_fields(self):
        """The fields that stand open: what the customer is asked."""
        return self.browser.run("""
            return [...document.querySelectorAll("#checkout :is(input, select):not([type=hidden])")]
              .filter(e => !e.closest("details")).map(e => e.name)
              .filter((name, i, names) => names.indexOf(name) === i);""")

    def value(self, name):
        return self.browser.find(f"[name={name}]").get_property("value")

    # What the customer does

    def unfold(self):
        if not self.browser.find("details.change").get_property("open"):
            self.browser.find("details.change > summary").click()

    def type(self, name, text):
        element = self.browser.find(f"[name={name}]")
        if element.tag_name == "select":
            Select(element).select_by_value(text)
            return
        # Clearing shoots past a script that watches what is typed; the customer replaces all of it.
        element.clear()
        element.send_keys(text)

    def type_birth_date(self, day, month, year):
        for name, text in (("birthDay", day), ("birthMonth", month), ("birthYear", year)):
            self.type(name, text)

    def tick(self, name="consent"):
        box = self.browser.find(f"[name={name}]")
        if not box.is_selected():
            box.click()

    def fill_in(self, birth_date=FULL_AGE):
        self.type_birth_date(*birth_date)
        self.tick()

    def pay(self):
        with self.browser.leaving():
            self.browser.find("#pay").click()

    def go(self, selector):
        with self.browser.leaving():
            self.browser.find(selector).click()

    def leave(self, selector=".way-back a"):
        """Back to the shop, by the page that asks first."""
        self.go(selector)
        self.require_page("leaving")
        self.go(".primary")

    # What must come of it

    def require_problems(self, *fields):
        """The list at the top, the text beside each field, and the focus on the first."""
        self.require_page("checkout")
        links = self.browser.find_all(".problems a")
        require_equal(len(links), len(fields), "problems listed at the top")
        for field in fields:
            complaint = self.browser.run(BESIDE, field, f"{field}-problem")
            require(not complaint, f"the problem of {field} {complaint}")
        beside = [e.get_dom_attribute("id") for e in self.browser.find_all(".problem")]
        require_equal(sorted(beside), sorted(f"{field}-problem" for field in fields), "problems beside fields")
        prefix = self.texts["errorTitlePrefix"]
        require(self.browser.driver.title.startswith(prefix), f"the title does not begin with “{prefix}”")
        first = links[0].get_dom_attribute("href").lstrip("#")
        self.browser.wait(lambda: self.browser.focused, "nothing has the focus")
        require_equal(self.browser.focused, first, "the focus")

    def require_order(self, shop):
        """The customer is back in the shop, and there is one order with one invoice."""
        require(self.browser.url == shop.url("ok", self.session.order), f"not in the shop but at {self.browser.url}")
        self.require_one_order(shop)

    def require_one_order(self, shop):
        require_equal(self.session.status, "order_created", "the session")
        visits = shop.visits_of(self.session.order)
        require(visits and set(visits) == {"ok"}, f"the shop was visited at {visits}")
        invoices = self.session.invoices()
        require_equal(len(invoices), 1, "invoices")
        shown = self.session.order_shown()
        if shown is None or self.session.invoice not in shown:
            raise Failure(f"the order has no invoice {self.session.invoice}: {shown}")

    def require_no_order(self, status):
        require_equal(self.session.status, status, "the session")
        require_equal(self.session.invoices(), [], "invoices")
