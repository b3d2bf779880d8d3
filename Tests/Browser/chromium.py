"""A headless Chromium, in the sizes, themes and moods of customers."""

import base64
import contextlib
import itertools
import json
import pathlib
import urllib.parse

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

AUDIT = (pathlib.Path(__file__).resolve().parent / "audit.js").read_text(encoding="utf-8")
PATIENCE, GLANCE = 10, 0.02
PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (320, 640)
SWITCHES = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--no-first-run",
    "--lang=nl",
]
UNFOLD = """return [...document.querySelectorAll("details:not([open])")].map(d => { d.open = true; return d; })"""
FOLD = "arguments[0].forEach(d => { d.open = false; })"
SETTLE = "document.getAnimations().filter(a => a.effect.getTiming().iterations < 1e3).forEach(a => a.finish())"


class Request:
    """One that a page made, and what came back."""

    def __init__(self, url, method, document):
        self.url = url
        self.method = method
        self.document = document
        self.is_cached = False
        self.status = None
        self.bytes = 0

    @property
    def is_local(self):
        return urllib.parse.urlsplit(self.url).scheme in ("data", "about", "blob")


def origin(url):
    parts = urllib.parse.urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for switch in SWITCHES:
            options.add_argument(switch)
        options.add_experimental_option("prefs", {"intl.accept_languages": "nl", "autofill.profile_enabled": False})
        options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(PATIENCE)
        self.marks = itertools.count(1)
        self.driver.set_script_timeout(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    # The window

    def view(self, size=PHONE, dark=False, scale=1):
        width, height = size
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 700})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def fresh(self):
        """Forgets what an earlier customer left, and closes all tabs but one."""
        first, *others = self.driver.window_handles
        for handle in others:
            self.driver.switch_to.window(handle)
            self.driver.close()
        self.driver.switch_to.window(first)
        self.driver.get("about:blank")
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        self.set_script(True)
        self.view()
        self.requests()
        self.console()

    def set_script(self, runs):
        """What a page's own scripts may do; those of a test run all the same."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not runs})

    @contextlib.contextmanager
    def without_script(self):
        self.set_script(False)
        try:
            yield
        finally:
            self.set_script(True)

    # Pages

    def wait(self, condition, what):
        """Waits until a condition returns something true, and returns that."""
        ignored = (StaleElementReferenceException,)
        return WebDriverWait(self.driver, PATIENCE, GLANCE, ignored).until(lambda _: condition(), what)

    @contextlib.contextmanager
    def leaving(self):
        """Waits until what the block does has brought another page, whole."""
        mark = next(self.marks)
        self.run("window.left = arguments[0]", mark)
        yield
        self.wait(
            lambda: self.run("return window.left !== arguments[0] && document.readyState === 'complete'", mark),
            "no other page came")

    def open(self, url):
        self.driver.get(url)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def find_all(self, selector):
        return self.driver.find_elements("css selector", selector)

    @property
    def url(self):
        return self.driver.current_url

    @property
    def focused(self):
        """The id of what has the focus."""
        return self.run("return document.activeElement?.id ?? ''")

    # Looking closely

    def settle(self):
        """Brings transitions to their end: colours on their way have no contrast."""
        self.run(SETTLE)

    def picture(self, path):
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "format": "png"})
        path.write_bytes(base64.b64decode(shot["data"]))

    def audit(self):
        """What is wrong with the page as it stands, with its folds closed and open."""
        self.settle()
        found = self.run(AUDIT)
        folds = self.run(UNFOLD)
        if folds:
            found += [finding for finding in self.run(AUDIT) if finding not in found]
            self.run(FOLD, folds)
        return found

    def inspect(self, screens, name):
        """Audits the page at three widths in both themes, and takes its pictures.
        Returns what is wrong."""
        found = {}
        for label, size in (("narrow", NARROW), ("phone", PHONE), ("desktop", DESKTOP)):
            for dark in (False, True):
                self.view(size, dark)
                theme = "dark" if dark else "light"
                # Before the folds move: the picture is as high as the page has been.
                if size != NARROW:
                    self.settle()
                    self.picture(screens / f"{name}-{label}-{theme}.png")
                for finding in self.audit():
                    found.setdefault(finding, []).append(f"{size[0]} {theme}")
        self.view()
        return [f"{finding} [{', '.join(places)}]" for finding, places in found.items()]

    # What the browser noticed

    def requests(self):
        """The requests since the last look."""
        found = {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            name, details = message["method"], message["params"]
            key = details.get("requestId")
            if name == "Network.requestWillBeSent":
                # A redirect goes on under the same id.
                if key in found:
                    found[(key, len(found))] = found.pop(key)
                found[key] = Request(
                    details["request"]["url"], details["request"]["method"], details["documentURL"])
            elif key in found and name == "Network.responseReceived":
                found[key].status = details["response"]["status"]
                found[key].is_cached |= details["response"].get("fromDiskCache", False)
            elif key in found and name == "Network.requestServedFromCache":
                found[key].is_cached = True
            elif key in found and name == "Network.loadingFinished":
                found[key].bytes = details["encodedDataLength"]
        return [request for request in found.values() if not request.is_local]

    def console(self):
        """What the console complained about since the last look."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]
