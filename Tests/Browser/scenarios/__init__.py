"""Every walk, in the order in which they are taken."""

from scenarios import (  # noqa: F401
    access, brand, endings, languages, orders, passwords, payments, reference, repeats, weight,
)
