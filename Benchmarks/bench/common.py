"""Constants and helpers of all parts of the benchmark."""

import pathlib
import statistics

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"
BINARIES = ROOT / ".build" / "release"
PAGE = ROOT / "docs" / "performance.md"

CALLS = ["check", "order", "status"]
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
# Connections of most measurements, and of all verdicts on rates.
CONNECTIONS = 64
ROUNDS = 3
WARM_UP_SECONDS = 1
# These orders are in every measured database, so that status calls find them.
KNOWN_ORDERS = 1000
# 2020-01-01T00:00:00Z in milliseconds, from which identifiers count (Identifier.swift).
EPOCH = 1_577_836_800_000


class BenchmarkError(Exception):
    """Reason for which the benchmark cannot run, as one sentence."""


def progress(text):
    """Prints progress; a run takes minutes."""
    print(text, flush=True)


def medians(samples, figures):
    """The median of each figure over several measurements."""
    return {figure: statistics.median(sample[figure] for sample in samples) for figure in figures}


def rotated(items, offset):
    """The items from an offset on, then those before it. Rotates who meets an empty queue and a cold disk."""
    start = offset % len(items)
    return items[start:] + items[:start]
