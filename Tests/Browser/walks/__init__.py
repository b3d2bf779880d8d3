"""Every walk, in the order in which they are taken."""

from walks import (  # noqa: F401
    access, endings, languages, orders, passwords, payments, reference, repeats, weight,
)
