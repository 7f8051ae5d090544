"""What the inspectorate prints about itself at a report's end: no finding, and nothing anybody searches for."""

import re
from collections.abc import Iterable, Iterator

from headway.reports.blocks import Block

__all__ = ["opens_imprint", "without_imprint"]

_OPENS = re.compile(
    r"(?:the )?office for standards in education, children[’'`]s services and skills(?: \(ofsted\))? regulates"
    r"|if you would like a copy of this document|you may copy all or parts of this"
    r"|any complaints about the inspection",
    re.IGNORECASE,
)


def opens_imprint(block: Block) -> bool:
    """Whether the imprint begins with this block."""
    return bool(_OPENS.match(block.text))


def without_imprint(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks but for those from the imprint's first to the end of its page."""
    page = 0
    for block in blocks:
        page = block.page if opens_imprint(block) else page
        if block.page != page:
            yield block
