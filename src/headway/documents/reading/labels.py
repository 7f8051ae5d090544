"""The labels of a paper's head, as councils print them."""

import re
from typing import NamedTuple

__all__ = ["Label", "label_in"]

# Letters of other alphabets that look like ours and find their way in from word processors ("То:", with Cyrillic).
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХаеорсухіѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxisABEZHIKMNOPTYXo")

_LABELS: dict[str, str] = {
    "From": r"(?:report )?from|report (?:of|by)|presented by|portfolio holder|cabinet member|lead member",
    "To": r"(?:report )?to|committee|meeting|name of (?:body|committee|meeting)|decision[- ]maker|body",
    "Date": r"date|date of (?:the )?meeting|meeting date",
    "Subject": r"subject|title|report title|title of (?:the )?report|subject of (?:the )?report",
    "Classification": r"classification|publication status|exempt(?:ion)?(?: information)?|access to information"
    r"|general release",
    "Previous Pathway": r"(?:previous|past) pathway(?: of (?:the )?(?:paper|report))?|previously considered by",
    "Future Pathway": r"(?:future|next) pathway(?: of (?:the )?(?:paper|report))?|to be considered by",
    "Electoral Division": r"(?:electoral )?divisions?(?:\(s\))?(?: affected)?|wards?(?:\(s\))?(?: affected)?",
    "Summary": r"(?:executive )?summary|purpose(?: of (?:the )?(?:report|paper))?",
    "Recommendations": r"recommendations?(?:\(s\))?|decisions? (?:required|needed|sought)",
}
_COLON = re.compile(
    r"\W{0,3}(?:" + "|".join(f"(?P<l{at}>{pattern})" for at, pattern in enumerate(_LABELS.values())) + r")"
    r"\s{0,4}\*{0,2}\s{0,4}[:：]\s{0,4}\*{0,2}\s*",
    re.IGNORECASE,
)
# Without a colon only what no sentence starts with, before a tab or an opening phrase.
_BARE = re.compile(
    r"\*{0,2}(?:(?P<l9>Recommendations?(?:\(s\))?|RECOMMENDATIONS?)\*{0,2}\s+(?=(?:That|Members|The|To|It)\b)"
    r"|(?P<l0>From|FROM)\t\s*|(?P<l1>To|TO)\t\s*|(?P<l3>Subject|SUBJECT)\t\s*"
    r"|(?P<l4>Classification|CLASSIFICATION)\t\s*)"
)
_NAMES = tuple(_LABELS)


class Label(NamedTuple):
    """A field's name, and where in the line its words start."""

    name: str
    end: int


def label_in(line: str) -> Label | None:
    """The label that a line starts with."""
    head = line[:120].translate(_LOOKALIKES)
    found = _COLON.match(head) or _BARE.match(head)
    if not found or not found.lastgroup:
        return None
    return Label(_NAMES[int(found.lastgroup[1:])], found.end())
