"""What passed and what did not."""

import threading
import time
import traceback


class Failure(Exception):
    """What is not as it should be, in a sentence."""


def require(condition, sentence):
    if not condition:
        raise Failure(sentence)


def require_equal(found, expected, what):
    if found != expected:
        raise Failure(f"{what}: {found!r} instead of {expected!r}")


class Report:
    """Counts scenarios and inspected pages, and says at once which fail."""

    def __init__(self, verbose=False):
        self.verbose = verbose
        self.lock = threading.Lock()
        self.passed = 0
        self.failed = 0

    def record(self, name, complaints, seconds=None):
        """Counts one result; it passes when there are no complaints."""
        with self.lock:
            self._record(name, complaints, seconds)

    def _record(self, name, complaints, seconds):
        if complaints:
            self.failed += 1
            print(f"FAILED  {name}", flush=True)
            for complaint in complaints:
                print("        " + complaint.replace("\n", "\n        "), flush=True)
        else:
            self.passed += 1
            if self.verbose:
                print(f"passed  {name}" + (f" ({seconds:.1f} s)" if seconds is not None else ""), flush=True)

    def run(self, name, body):
        """Runs a scenario.
        Returns whether it passed."""
        begun = time.monotonic()
        complaints = []
        try:
            body()
        except Failure as failure:
            complaints.append(str(failure))
        except Exception as error:
            complaints.append("".join(traceback.format_exception(error)).strip())
        self.record(name, complaints, time.monotonic() - begun)
        return not complaints

    def conclusion(self):
        return f"{self.passed} passed, {self.failed} failed"
