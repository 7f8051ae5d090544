"""Logs carry no keys: the long random parts of addresses (the links in e-mails) are cut out of every line."""

import logging
import re

__all__ = ["WithoutKeys", "without_keys"]

_KEY = re.compile(
    r"(?P<before>/password/reset/key/[0-9A-Za-z]+-)[^/\s\"']+"  # the link that sets a password
    r"|(?P<part>[/=])(?=[\w:.~-]*[0-9A-Z_:])[\w:.~-]{32,}"  # any other long random part of an address or a query
    r"|(?P<query>[?&](?:code|state|token|key)=)[^&\s\"']+"  # what an OpenID provider sends back
)


def without_keys(text: str) -> str:
    """The text with every key replaced by three dots."""
    return _KEY.sub(lambda found: (found["before"] or found["part"] or found["query"]) + "...", text)


class WithoutKeys(logging.Filter):
    """Lets every record through, without keys in its message."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        cut = without_keys(said)
        if cut != said:
            record.msg, record.args = cut, ()
        return True
