"""How little a page asks of the network."""

from report import require, require_equal
from scenario import scenario

MOST_BYTES, MOST_REQUESTS = 60 * 1024, 3


@scenario("the first view is light")
def first_view(w):
    for overrides in ({}, {"customer": {"type": "b"}}):
        w.browser.fresh()
        w.checkout(**overrides)
        requests = w.browser.requests()
        listed = [(request.url, request.bytes) for request in requests]
        require(0 < len(requests) <= MOST_REQUESTS, f"{len(requests)} requests: {listed}")
        require_equal([request.status for request in requests], [200] * len(requests), "statuses")
        total = sum(request.bytes for request in requests)
        require(min(request.bytes for request in requests) > 0, f"a size is not known: {listed}")
        require(total <= MOST_BYTES, f"{total} bytes: {listed}")
        require_equal({origin_of(w, request.url) for request in requests}, {"the sandbox"}, "whom the page asks")
        require_equal(w.browser.console(), [], "the console")


def origin_of(w, url):
    return "the sandbox" if url.startswith(w.sandbox.origin + "/") else url


@scenario("the second view takes its files from the cache")
def second_view(w):
    checkout = w.checkout()
    w.browser.requests()
    checkout.open()
    fetched = [request.url for request in w.browser.requests() if not request.is_cached]
    require_equal(fetched, [checkout.session.url], "what is fetched again")


@scenario("nothing moves while the page loads")
def layout_shift(w):
    w.checkout()
    shift = w.browser.run("""
        return new Promise(resolve => {
          let shift = 0;
          const observer = new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value; }));
          observer.observe({type: "layout-shift", buffered: true});
          requestAnimationFrame(() => requestAnimationFrame(() => {
            observer.takeRecords().forEach(e => { shift += e.value; });
            resolve(shift);
          }));
          setTimeout(() => resolve(shift), 150);
        });""")
    require(shift < 0.01, f"a layout shift of {shift:.3f}")
