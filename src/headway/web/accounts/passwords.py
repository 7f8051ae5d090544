"""A rule for passwords beside Django's: words that anybody would try first here.

OWASP ASVS 5.0, 6.2.11: a documented list of words from the context is refused. Length (12), common passwords and
likeness to one's own name are Django's validators (see the settings); there is no rule on kinds of characters, and no
forced change (6.2.5, 6.2.10).
"""

import re

from django.core.exceptions import ValidationError

__all__ = ["OUR_WORDS", "NotOurWords"]

OUR_WORDS = (
    "headway",
    "ofsted",
    "inspection",
    "inspector",
    "improvement",
    "children",
    "childrens",
    "services",
    "service",
    "social",
    "care",
    "county",
    "council",
    "borough",
    "city",
    "password",
    "welcome",
    "letmein",
    "changeme",
    "kent",
)
_OURS = re.compile("|".join(sorted(OUR_WORDS, key=len, reverse=True)))
_ENOUGH = 6
"""Letters and signs that must be left when our words, digits and punctuation are taken out. A guess of ours."""


class NotOurWords:
    """Refuses a password that is made of the house's own words with digits around them."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        """Raises ValidationError when little but our own words is left."""
        low = password.lower()
        if not _OURS.search(low):
            return
        left = re.sub(r"[\W\d_]", "", _OURS.sub("", low))
        if len(left) < _ENOUGH:
            raise ValidationError(
                "This password is made of words that others would try first here. Add words of your own."
            )

    def get_help_text(self) -> str:
        """What Django's pages say of the rule."""
        return "Do not build your password from words such as Ofsted, council or Headway."
