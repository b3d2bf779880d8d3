"""Every scenario, in the order in which they run."""

from scenarios import (  # noqa: F401
    access, brand, demo, endings, landing, languages, orders, passwords, payments, reference, repeats, weight,
)
