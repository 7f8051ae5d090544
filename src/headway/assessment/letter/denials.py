"""A denial in a sentence: what it would say without it. The opposite of what its figures bear out is contradicted."""

import re
from collections.abc import Iterator
from itertools import islice

__all__ = ["denied"]

_BE = r"is|are|was|were|has|have|had|can|could|will|would|may"
_NOT = re.compile(
    rf"\b(?:(?P<be>{_BE})(?: not| never|n[’']t)|(?P<do>do|does|did)(?: not|n[’']t)) (?P<what>\w+)",
    re.IGNORECASE,
)
_MOST = 4
"""Denials of one sentence that are looked at: each means another reading of it."""
_DOES = {
    "judge": "judged",
    "find": "found",
    "give": "gave",
    "grade": "graded",
    "show": "showed",
    "say": "said",
}
_SAYS = re.compile(
    r"\b(?:good|outstanding|adequate|satisfactory|inadequate|improvement|better|worse|side|figure|higher|lower|fewer"
    r"|more|in line|narrower|wider|unchanged|known|judged|weakness|action|strong|at best|lean|leans|risen|fallen"
    r"|improved)\b",
    re.IGNORECASE,
)
"""What a figure, a grade or a rule could bear out."""


def denied(text: str, left: str) -> Iterator[tuple[str, str]]:
    """Each denial of something that can be told, and the text without it.

    ``left`` is the text with blanks where words stand as they are in a rule or a title: what is denied there is not
    the sentence's own.
    """
    for hit in islice(_NOT.finditer(text), _MOST):
        clause = re.split(r"[.;]", text[hit.start("what") :])[0]
        if left[hit.start() : hit.end()].strip() and _SAYS.search(clause):
            verb, what = hit["be"], hit["what"]
            plain = f"{verb} {what}" if verb else _said(hit["do"].lower(), what)
            yield (
                text[hit.start() : hit.start("what")].strip(),
                text[: hit.start()] + plain + text[hit.end() :],
            )


def _said(do: str, what: str) -> str:
    if do == "do":
        return what
    return f"{what}s" if do == "does" else _DOES.get(what.lower(), f"{what}ed")
