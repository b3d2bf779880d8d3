"""What all parts of the bench share."""

import pathlib
import statistics

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "Benchmarks"
BINARIES = ROOT / ".build" / "release"
PAGE = ROOT / "docs" / "performance.md"

CALLS = ["check", "order", "status"]
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
# What most figures and all verdicts on rates are taken at.
CONNECTIONS = 64
ROUNDS = 3
WARM_UP_SECONDS = 1
# These are in every store that is driven, so that status has something to tell.
KNOWN_ORDERS = 1000
# 2020-01-01T00:00:00Z in milliseconds, from which identifiers count (Identifier.swift).
EPOCH = 1_577_836_800_000


class Problem(Exception):
    """What keeps the bench from being run, in a sentence."""


def progress(text):
    """The bench takes minutes: it says where it is."""
    print(text, flush=True)


def medians(samples, figures):
    """Of several measurements of one thing, the median of each figure."""
    return {figure: statistics.median(sample[figure] for sample in samples) for figure in figures}


def rotated(things, turn):
    """The same things, beginning with another one each turn: who comes first has an empty queue and a cold disk."""
    start = turn % len(things)
    return things[start:] + things[:start]
