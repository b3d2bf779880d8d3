"""The results as Markdown, which reads well in a terminal too."""

import ctypes
import datetime
import itertools
import os
import pathlib
import platform
import re
import subprocess

import postgres

from .common import CALLS, CONNECTIONS, ENGINES, ROUNDS
from .baselines import GROUP
from .stores import POSTGRES_SETTINGS

LIMITS = {
    "syncs": "fdatasync of 4 KiB, one after the other",
    "single": "the same rows by a bare SQLite loop, a commit each",
    "grouped": f"the same rows by a bare SQLite loop, {GROUP} orders a commit",
    "pgbench": f"the same rows by pgbench, {CONNECTIONS} clients",
}
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def report(results, options, load):
    """load: of the machine, before the bench began."""
    tables = [calls_table(results), limits_table(results), growth_table(results), process_table(results)]
    judged = [f"- {'OK' if holds else 'MISSED'}: {sentence}" for sentence, holds in results.verdicts()]
    judged += [f"  - {sentence}" for sentence in results.wrong]
    surroundings = [*machine(), *([postgres_server()] if options.needs_postgres else [])]
    judged.append(
        f"- Measured on {datetime.date.today()}: {', '.join(surroundings)};"
        f" {ROUNDS} rounds of {options.seconds} s each, load {load:.1f} before"
    )
    return "\n\n".join([*filter(None, tables), "\n".join(judged)])


def calls_table(results):
    header = ["engine", "call", "connections", "req/s", "bare, req/s", "ratio", "p50, ms", "p99, ms", "p99.9, ms"]
    numbers = sorted({connections for _, _, connections in results.calls})
    rows = []
    for engine, call, connections in itertools.product(ENGINES, CALLS, numbers):
        if row := results.calls.get((engine, call, connections)):
            bare = results.calls["bare", call, connections]["rate"]
            rows.append([
                ENGINES[engine], call, f"{connections}", f"{row['rate']:,.0f}", f"{bare:,.0f}",
                f"{row['rate'] / bare:.1%}", *(f"{row[figure]:.1f}" for figure in ("p50", "p99", "p999")),
            ])
    return table(header, rows, texts=2)


def limits_table(results):
    rows = [[sentence, f"{results.limits[name]:,.0f}"] for name, sentence in LIMITS.items() if results.limits]
    for engine, name in ENGINES.items():
        if row := results.orders(engine):
            rows.append([f"orders on {name}, {CONNECTIONS} connections", f"{row['rate']:,.0f}"])
    return table(["what an order is held against", "a second"], rows, texts=1) if results.limits else ""


def growth_table(results):
    sizes = results.sizes()
    header = ["engine", "call", *(f"req/s at {size:,}" for size in sizes), "kept"]
    header += [f"p99 at {size:,}, ms" for size in sizes]
    rows = []
    for engine, call in itertools.product(ENGINES, CALLS):
        if kept := results.kept(engine, call):
            found = [results.growth[engine, call, size] for size in sizes]
            rates, tails = [f"{row['rate']:,.0f}" for row in found], [f"{row['p99']:.1f}" for row in found]
            rows.append([ENGINES[engine], call, *rates, f"{kept:.0%}", *tails])
    return table(header, rows, texts=2)


def process_table(results):
    """What concerns the process rather than a call."""
    measures = {}
    for engine, states in results.memory.items():
        for state, megabytes in states.items():
            measures.setdefault(f"MB with a thousand {state} connections", {})[engine] = megabytes
    for (engine, size), milliseconds in results.starts.items():
        measures.setdefault(f"ms to start with {size:,} orders", {})[engine] = milliseconds
    for engine, rate in results.clock.items():
        measures.setdefault("steps a second when the clock jumps", {})[engine] = rate
    rows = [
        [sentence, *(f"{figures[engine]:,.0f}" if engine in figures else "" for engine in ENGINES)]
        for sentence, figures in measures.items()
    ]
    return table(["process", *ENGINES.values()], rows, texts=1)


def table(header, rows, texts):
    """texts: how many columns hold words; the others hold figures. Nothing when there are no rows."""
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    lines = []
    for row in [header, *rows]:
        cells = [
            cell.ljust(width) if i < texts else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))
        ]
        lines.append("| " + " | ".join(cells) + " |")
    rule = ["-" * width if i < texts else "-" * (width - 1) + ":" for i, width in enumerate(widths)]
    lines.insert(1, "| " + " | ".join(rule) + " |")
    return "\n".join(lines)


def machine():
    model = re.search(r"model name\s*:\s*(.+)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    # The library itself, as the platform loads it; Python may carry another.
    sqlite = ctypes.CDLL("libsqlite3.so.0")
    sqlite.sqlite3_libversion.restype = ctypes.c_char_p
    return [
        model[1] if model else platform.machine(), f"{os.cpu_count()} cores", f"{memory:.0f} GiB memory",
        f"Linux {platform.release()}", f"SQLite {sqlite.sqlite3_libversion().decode()}",
    ]


def postgres_server():
    version = subprocess.run([postgres.program("postgres"), "--version"], stdout=subprocess.PIPE, text=True).stdout
    settings = ", ".join(f"{name} = {value}" for name, value in POSTGRES_SETTINGS.items())
    return f"PostgreSQL {re.search(r'[0-9.]+', version)[0]} (as it comes, with fsync, but for {settings})"


def write(page, text):
    """Between the marks of the page; the rest of it is written by hand."""
    before, rest = page.read_text().split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}")
