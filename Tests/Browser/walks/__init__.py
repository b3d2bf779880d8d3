"""Every walk, in the order in which they are taken."""

from walks import access, endings, languages, orders, passwords, repeats, weight  # noqa: F401
