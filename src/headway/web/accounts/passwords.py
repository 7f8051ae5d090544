"""A rule for passwords beside Django's: what anybody would try first here.

OWASP ASVS 5.0: passwords are held to a list of common ones of the length that is asked (6.2.4) and to words from the
context (6.2.11). Django's list holds few of twelve characters, so runs along the alphabet or the keyboard, and
repetitions, are refused by rule. Length (12), common passwords and likeness to one's own name are Django's validators
(see the settings); there is no rule on kinds of characters, and no forced change (6.2.5, 6.2.10).
"""

import re

from django.core.exceptions import ValidationError

__all__ = ["OUR_WORDS", "NotTriedFirst"]

OUR_WORDS = [
    "headway",
    "ofsted",
    "inspection",
    "inspector",
    "improvement",
    "childrens",
    "children",
    "services",
    "service",
    "social",
    "care",
    "county",
    "council",
    "borough",
    "city",
    "kent",
    "password",
    "welcome",
    "letmein",
    "changeme",
    "admin",
]
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb",
)
_SHORTEST_RUN = 4
_ENOUGH = 6
"""Letters and signs that must be left when words, runs and repetitions are taken out. A guess of ours."""

_OURS = re.compile("|".join(sorted(OUR_WORDS, key=len, reverse=True)))
_RUN = re.compile(
    "|".join(
        re.escape(way[start : start + length])
        for length in range(26, _SHORTEST_RUN - 1, -1)
        for row in _ROWS
        for way in (row, row[::-1])
        for start in range(len(way) - length + 1)
    )
)
_AGAIN = re.compile(r"(.{1,8}?)\1+")


class NotTriedFirst:
    """Refuses a password of which little is left without the house's own words, runs of keys and repetitions."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        """Raises ValidationError when the password is one that others would try first."""
        low = password.lower()
        left = _AGAIN.sub(r"\1", _RUN.sub("", _OURS.sub("", low)))
        if left != low and len(re.sub(r"[\W\d_]", "", left)) < _ENOUGH:
            raise ValidationError(
                "This password is made of words or keys that others would try first. Add words of your own."
            )

    def get_help_text(self) -> str:
        """What Django's pages say of the rule."""
        return (
            "Do not build your password from words such as Ofsted, council or Headway, or from runs of keys."
        )
