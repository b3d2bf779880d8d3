"""Scenarios that end in an order, by the straight way or with a correction."""

from report import require, require_equal
from scenario import scenario

ADULT_FIELDS = ["birthDay", "birthMonth", "birthYear", "consent"]


@scenario("a consumer without a date of birth")
def consumer(w):
    checkout = w.checkout()
    require_equal(checkout.open_fields, ADULT_FIELDS, "the questions")
    w.inspect("checkout")
    checkout.pay()
    checkout.require_problems("birthDate", "consent")
    w.inspect("checkout-problems")
    checkout.require_no_order("session_active")
    # Day and month are full after two digits, and the script goes on by itself.
    w.browser.find("#birthDay").send_keys("01")
    w.browser.driver.switch_to.active_element.send_keys("02")
    w.browser.driver.switch_to.active_element.send_keys("1985")
    values = [checkout.value(name) for name in ADULT_FIELDS[:3]]
    require_equal(values, ["01", "02", "1985"], "the date typed in one go")
    checkout.tick()
    checkout.pay()
    checkout.require_order(w.shop)
    checkout.open().require_page("done")
    w.inspect("done")


@scenario("a consumer without a date of birth, without JavaScript")
def consumer_without_script(w):
    with w.browser.without_script():
        checkout = w.checkout()
        w.browser.find("#birthDay").send_keys("01")
        require_equal(w.browser.focused, "birthDay", "the focus, which only a script moves")
        checkout.type("birthDay", "")
        checkout.pay()
        checkout.require_problems("birthDate", "consent")
        # A problem's link leads to its field, by the address alone.
        w.browser.find(".problems a[href='#consent']").click()
        w.browser.wait(lambda: w.browser.url.endswith("#consent"), "the link leads nowhere")
        checkout.fill_in()
        checkout.pay()
        checkout.require_order(w.shop)


@scenario("a consumer of whom nothing but the name is known")
def consumer_unknown(w):
    checkout = w.checkout(
        customer={"email": "", "mobile": ""},
        address={"street": "", "houseNumber": "", "postalCode": "", "city": ""})
    asked = ["birthDay", "birthMonth", "birthYear", "email", "phone", "street", "houseNumber", "houseExtension",
             "postalCode", "city", "country", "consent"]
    require_equal(checkout.open_fields, asked, "the questions")
    checkout.pay()
    checkout.require_problems("birthDate", "email", "phone", "street", "houseNumber", "postalCode", "city", "consent")
    w.inspect("checkout-many-problems")
    checkout.type("email", "nobody")
    checkout.type("phone", "0612345678")
    checkout.type("street", "Damrak")
    checkout.type("houseNumber", "7")
    checkout.type("postalCode", "1012 JS")
    checkout.type("city", "Amsterdam")
    checkout.fill_in()
    checkout.pay()
    checkout.require_problems("email")
    require_equal(checkout.value("postalCode"), "1012 JS", "the postcode, as it was typed")
    checkout.type("email", "somebody@example.com")
    checkout.pay()
    checkout.require_order(w.shop)


@scenario("a company on workflow 1")
def company(w):
    checkout = w.checkout(customer={"type": "b"})
    order_of_a_company(w, checkout, "company")


@scenario("a company on workflow 2")
def company_workflow_2(w):
    checkout = w.checkout(workflow=2, customer={"type": "b"})
    order_of_a_company(w, checkout, "company-2")


def order_of_a_company(w, checkout, name):
    for question in ("companyName", "chamberOfCommerceNumber"):
        require(question in checkout.open_fields, f"{question} is not asked, but {checkout.open_fields}")
    w.inspect(name)
    checkout.pay()
    checkout.require_problems("companyName", "chamberOfCommerceNumber", "consent")
    checkout.type("companyName", "Jansen & Zn. <bakkers>")
    checkout.type("chamberOfCommerceNumber", "1234")
    checkout.tick()
    checkout.pay()
    checkout.require_problems("chamberOfCommerceNumber")
    require_equal(checkout.value("companyName"), "Jansen & Zn. <bakkers>", "the company's name, as it was typed")
    w.inspect(f"{name}-problems")
    checkout.type("companyName", "Bakkerij Jansen")
    checkout.type("chamberOfCommerceNumber", "12345678")
    checkout.pay()
    checkout.require_order(w.shop)


@scenario("a company is asked nothing that an order of a company does not need")
def company_questions(w):
    for workflow in (2, 1):
        checkout = w.checkout(workflow=workflow, customer={"type": "b"})
        asked = ["companyName", "chamberOfCommerceNumber", "consent"]
        require_equal(checkout.open_fields, asked, f"the questions on workflow {workflow}")


MANDATE = {"mandateId": "1234567890", "mandateType": "ONETIME", "additionalText": "REF1"}


@scenario("a direct debit")
def direct_debit(w):
    checkout = w.checkout(workflow=4, transaction=MANDATE)
    w.inspect("debit")
    checkout.pay()
    checkout.require_problems("birthDate", "sex", "bankAccount", "accountHolder", "mandate", "consent")
    w.inspect("debit-problems")
    w.browser.find("label[for=sex-O]").click()
    checkout.type("bankAccount", "NL91 ABNA 0417 1643 01")
    checkout.type("accountHolder", "A. Jansen")
    checkout.tick("mandate")
    checkout.fill_in()
    checkout.pay()
    checkout.require_problems("bankAccount")
    checkout.type("bankAccount", "NL91 ABNA 0417 1643 00")
    checkout.pay()
    checkout.require_order(w.shop)
    checkout.open().require_page("done")
    w.inspect("debit-done")


@scenario("a direct debit of which the shop knows the reference")
def direct_debit_reference(w):
    checkout = w.checkout(workflow=4, transaction=MANDATE)
    require("additionalText" not in checkout.open_fields, "the reference is asked, though the shop has sent it")


@scenario("a direct debit of which the shop knows nothing yet")
def direct_debit_asked(w):
    # What only the customer can say is asked on the page.
    checkout = w.checkout(workflow=4)
    for question in ("bankAccount", "accountHolder", "additionalText", "mandate"):
        require(question in checkout.open_fields, f"{question} is not asked, but {checkout.open_fields}")


@scenario("a refusal, and an order with the name put right")
def refusal(w):
    checkout = w.checkout(customer={"lastName": "Afgewezen"})
    checkout.fill_in()
    checkout.pay()
    checkout.require_page("refused")
    checkout.require_no_order("session_active")
    w.inspect("refused")
    with w.browser.leaving():
        w.browser.driver.back()
    checkout.require_page("checkout")
    checkout.unfold()
    checkout.type("lastName", "Jansen")
    checkout.fill_in()
    checkout.pay()
    checkout.require_order(w.shop)


@scenario("somebody under age")
def under_age(w):
    checkout = w.checkout()
    year = int(w.sandbox.now()[:4]) - 17
    checkout.fill_in(("1", "1", str(year)))
    checkout.pay()
    checkout.require_problems("birthDate")
    problem = w.browser.find("#birthDate-problem").text
    require(checkout.texts.matches("error.birthDate.tooYoung", problem), f"the problem is “{problem}”")
    require(w.browser.find("#consent").is_selected(), "the consent is not kept")
    w.inspect("under-age")
    checkout.require_no_order("session_active")
    # Nobody is turned away who mistook the year.
    checkout.type_birth_date("31", "12", "1985")
    checkout.pay()
    checkout.require_order(w.shop)
