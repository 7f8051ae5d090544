"""Messages as the store keeps them: without what they quote, unless the schema itself says it.

No check should put the text of a cell into its message. The store does not rely on it.
"""

import re
from functools import cache

from headway.returns.schema import return_named

_QUOTED = re.compile(r"""["“«]([^"“”«»]*)["”»]|(?<!\w)['‘]([^'‘’]*)['’](?!\w)""")
_MARKS = frozenset("\"“«'‘")
_SHORT = 3
_LEFT_OUT = "…"


@cache
def _known(return_name: str) -> frozenset[str]:
    schema = return_named(return_name)
    known = {schema.name, schema.title, *schema.tables}
    for table in schema.tables.values():
        known |= {table.title, *table.by_name}
    for codes in schema.codes.values():
        for code in codes.every:
            known |= {code.code, code.label, *code.spellings}
    return frozenset(known)


def without_values(return_name: str, text: str, value: str | None = None) -> str:
    """The text without `value`, where that is given and no word of the schema, and without any other quotation."""
    known = _known(return_name)
    value = (value or "").strip()
    if len(value) >= _SHORT and value not in known:
        text = text.replace(value, _LEFT_OUT)
    if _MARKS.isdisjoint(text):
        return text
    return _QUOTED.sub(lambda found: found[0] if (found[1] or found[2]) in known else f"“{_LEFT_OUT}”", text)
