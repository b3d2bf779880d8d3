"""A shop's own server: where a checkout sends its customers back to."""

import http.server
import threading

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
</head><body><h1>Shop</h1></body></html>"""
# An address that a server which reads and rewrites it does not leave as it is.
TAIL = "/txn/a%2Fb+c%3D==;x/%7E/"
DOORS = ("ok", "fail", "back", "cancel")


class Shop:
    """Remembers who came, by the path they asked for, byte for byte."""

    def __init__(self):
        self.visits = []
        visits = self.visits

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                visits.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(PAGE)))
                self.end_headers()
                self.wfile.write(PAGE)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def url(self, door, order):
        return f"{self.origin}/{door}/{order}{TAIL}"

    def visits_of(self, order):
        """Through which doors the customer of an order came back, in order."""
        return [
            door for path in self.visits for door in DOORS if path == f"/{door}/{order}{TAIL}"
        ] + [f"elsewhere: {path}" for path in self.visits if f"/{order}/" in path and not path.endswith(TAIL)]
