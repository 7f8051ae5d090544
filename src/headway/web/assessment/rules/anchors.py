"""Where a line of the profile stands on the assessment's page, so that a sentence can lead to its figures."""

import re

__all__ = ["anchor"]

_ELSE = re.compile(r"\W", re.ASCII)


def anchor(key: str) -> str:
    """The id of a line's row, by the line's key: "A:primary" is at "line-A-primary", "C:NI 73" at "line-C-NI-73".

    Every character that is no word character becomes "-", so that the id is one in HTML and in an address.
    """
    return f"line-{_ELSE.sub('-', key)}"
