"""The load: shops that check, order and start, and sometimes repeat calls that must not work twice."""

import itertools
import random
import socket
import threading
import time

import calls

# Longer than the platform's timeout of a write.
ANSWER_SECONDS = 15
# Rounds after which a connection returns to its own process.
ROUNDS_AWAY = 5
KEPT_FOR_LATER = 50


class Over(Exception):
    """Raised when the load ends."""


class Connection:
    """A connection to one of the platform's processes, and to the next one when that is down."""

    def __init__(self, ports, home, stopping):
        self.ports = ports
        self.home = self.turn = home
        self.stopping = stopping
        self.socket = None

    def open(self):
        """Opens the connection, with retries.

        Throws: Over.
        """
        while not self.socket:
            if self.stopping.is_set():
                raise Over
            try:
                self.socket = socket.create_connection(("127.0.0.1", self.ports[self.turn % len(self.ports)]), 2)
                self.socket.settimeout(ANSWER_SECONDS)
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError:
                self.turn += 1
                time.sleep(0.01)

    def close(self):
        if self.socket:
            self.socket.close()
            self.socket = None

    def return_home(self):
        if (self.turn - self.home) % len(self.ports):
            self.close()
            self.turn = self.home

    def send(self, path, body):
        head = (
            f"POST /v1/client/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + body)

    def receive(self):
        """Returns status and body.

        Throws: OSError when there is no whole answer.
        """
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        while len(body) < int(fields[b"content-length"]):
            body += self._more()
        if fields.get(b"connection") == b"close":
            self.close()
        return head.split(b" ", 2)[1].decode(), body.decode()

    def _more(self):
        if piece := self.socket.recv(65536):
            return piece
        raise ConnectionError("closed before the answer")


class Shop(threading.Thread):
    """A shop that sends call after call, with a second connection for concurrent calls."""

    def __init__(self, load, index):
        super().__init__(daemon=True)
        self.load = load
        self.journal = load.journal
        self.random = random.Random(f"{load.seed} {index}")
        self.connections = [Connection(load.ports, index + place, load.stopping) for place in range(2)]
        self.unstarted = []
        self.started = []
        self.error = None

    def run(self):
        try:
            for round_number in itertools.count(1):
                if round_number % ROUNDS_AWAY == 0:
                    for connection in self.connections:
                        connection.return_home()
                self.shop()
        except Over:
            pass
        except Exception as error:
            self.error = error
        finally:
            for connection in self.connections:
                connection.close()

    def shop(self):
        uuid, serial = None, self.load.next_serial()
        if self.random.random() < 0.6:
            check = calls.Check(serial)
            self.send(check)
            if not check.uuid:
                return
            uuid = check.uuid
        order = self.new_order(serial, uuid)
        usual = [self.place] * 30
        unusual = [self.place_twice_at_once, self.place_again]
        if uuid:
            unusual += [self.share_check_at_once, self.use_check_again]
        self.random.choice(usual + unusual)(order)
        self.start_some()

    def place(self, order):
        self.send(order)
        if order.answers[-1] == calls.UNANSWERED and self.random.random() < 0.5:
            # As a shop does without a response: 403 then means that the order exists.
            self.send(order)
        self.keep_for_start(order)

    def place_twice_at_once(self, order):
        self.send(order, order)
        self.keep_for_start(order)

    def place_again(self, order):
        self.send(order)
        self.send(order)
        self.keep_for_start(order)

    def share_check_at_once(self, order):
        other = self.new_order(order.serial, order.uuid)
        self.send(order, other)
        self.keep_for_start(order)
        self.keep_for_start(other)

    def use_check_again(self, order):
        other = self.new_order(order.serial, order.uuid)
        self.send(order)
        self.send(other)
        self.keep_for_start(order)
        self.keep_for_start(other)

    def keep_for_start(self, order):
        if order.GOOD in order.answers and len(self.unstarted) < KEPT_FOR_LATER:
            self.unstarted.append(order)

    def start_some(self):
        if self.started and self.random.random() < 0.03:
            start = self.started.pop(self.random.randrange(len(self.started)))
            self.send(start)
        if self.unstarted and self.random.random() < 0.5:
            self.random.shuffle(self.unstarted)
            count = min(self.random.randint(1, 3), len(self.unstarted))
            start = calls.Start([self.unstarted.pop() for _ in range(count)])
            self.send(*[start] * self.random.choices([1, 2], [95, 5])[0])
            if len(self.started) < KEPT_FOR_LATER:
                self.started.append(start)

    def new_order(self, serial, uuid):
        prices = [self.random.randint(100, 3000) for _ in range(self.random.choice([1, 1, 1, 2, 3, 10, 30]))]
        return calls.Order(f"K{self.load.next_serial():08}", serial, prices, uuid)

    def send(self, *sent):
        """Sends one call, or two concurrently: neither response is read before both are sent.

        Throws: Over.
        """
        if self.load.stopping.is_set():
            raise Over
        for connection in self.connections[: len(sent)]:
            connection.open()
        waiting = []
        bodies = [call.body() for call in sent]
        for call, body, connection in zip(sent, bodies, self.connections):
            sending = self.journal.sends(call)
            try:
                connection.send(call.PATH, body)
                waiting.append((sending, connection))
            except OSError:
                connection.close()
        for sending, connection in waiting:
            self.read_response(sending, connection)

    def read_response(self, sending, connection):
        try:
            status, reply = connection.receive()
        except OSError:
            connection.close()
            return
        code = sending.call.read(reply) if status == "200" else f"HTTP {status}"
        self.journal.answered(sending, code)
        if code in calls.CANNOT_NOW:
            time.sleep(0.05)


class Load:
    """All shops of a run; they run from the beginning of the block to its end."""

    def __init__(self, journal, ports, connections, seed):
        self.journal = journal
        self.ports = ports
        self.seed = seed
        self.stopping = threading.Event()
        self._serials = itertools.count(1)
        self._lock = threading.Lock()
        self.shops = [Shop(self, index) for index in range(connections)]

    def next_serial(self):
        with self._lock:
            return next(self._serials)

    def __enter__(self):
        for shop in self.shops:
            shop.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        deadline = time.monotonic() + ANSWER_SECONDS
        for shop in self.shops:
            shop.join(max(0, deadline - time.monotonic()))

    def errors(self):
        return [shop.error for shop in self.shops if shop.error]
