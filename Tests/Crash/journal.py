"""Sent calls and their answers, for the comparison, and as a log for the analysis of a failed run."""

import dataclasses
import threading
import time

import calls


@dataclasses.dataclass(slots=True)
class Sending:
    """One transmission of a call."""

    call: calls.Call
    index: int
    number: int


class Journal:
    """Journal of one run, shared by its shops."""

    def __init__(self, path):
        self.checks, self.orders, self.starts = [], [], []
        self._lists = {calls.Check: self.checks, calls.Order: self.orders, calls.Start: self.starts}
        self._lock = threading.Lock()
        self._begin = time.monotonic()
        self._file = path.open("w", buffering=1)
        self._sendings = 0
        self.acknowledged = {kind: 0 for kind in self._lists}

    def close(self):
        self._file.close()

    def sends(self, call):
        """Records a call before it is sent, so that the platform cannot receive an unrecorded one."""
        with self._lock:
            if not call.answers:
                self._lists[type(call)].append(call)
            call.answers.append(calls.UNANSWERED)
            self._sendings += 1
            sending = Sending(call, len(call.answers) - 1, self._sendings)
            self._write(sending, f"sent {call.name}" + self._check_of(call))
        return sending

    def answered(self, sending, code):
        call = sending.call
        with self._lock:
            call.answers[sending.index] = code
            if code == call.GOOD:
                self.acknowledged[type(call)] += 1
            self._write(sending, f"got {code} for {call.name}" + self._check_of(call))

    @property
    def total_acknowledged(self):
        return sum(self.acknowledged.values())

    def _check_of(self, call):
        uuid = getattr(call, "uuid", None)
        return f", UUID {uuid}" if uuid else ""

    def _write(self, sending, words):
        self._file.write(f"{time.monotonic() - self._begin:9.3f} #{sending.number} {words}\n")
