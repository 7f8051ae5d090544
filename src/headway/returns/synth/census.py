"""The census of one year in lines, open to change, so that a fault can be planted in a known line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from headway.returns.synth.drafts import Fault

Block = list[str]
"""The lines of one child's element."""


@dataclass(eq=False)
class Census:
    """The file in lines: its head, a block a child, its tail."""

    file: str
    head: Block
    blocks: list[Block]
    tail: Block
    used: set[int] = field(default_factory=set)
    planted: list[tuple[str, str, str, Block, int, str]] = field(default_factory=list)

    def pick(self, wanted: Callable[[str], bool]) -> Block | None:
        """The first child's block that is wanted and has no fault yet."""
        for block in self.blocks:
            if id(block) not in self.used and wanted("".join(block)):
                self.used.add(id(block))
                return block
        return None

    def told(self, rule: str, table: str, named: str, block: Block, line: int, did: str) -> None:
        """Keep what was planted; ``line`` is the place in the block, -1 if it is in no line."""
        self.planted.append((rule, table, named, block, line, did))

    def faults(self) -> Iterator[Fault]:
        """All that was planted here, with the lines' numbers as they are now."""
        starts: dict[int, int] = {id(self.head): 1}
        line = 1 + len(self.head)
        for block in self.blocks:
            starts[id(block)] = line
            line += len(block)
        for rule, table, named, block, place, did in self.planted:
            row = starts[id(block)] + place if place >= 0 else None
            yield Fault(rule, "cin", table, self.file, named, row, did)

    def text(self) -> str:
        """The file."""
        return "".join(["".join(self.head), *("".join(block) for block in self.blocks), "".join(self.tail)])


def census(text: str, file: str) -> Census:
    """The file as it was written, in lines."""
    lines = text.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith("<Child>"))
    last = next(n for n, line in enumerate(lines) if line.startswith("</Children>"))
    blocks: list[Block] = []
    for line in lines[first:last]:
        if line.startswith("<Child>"):
            blocks.append([])
        blocks[-1].append(line)
    return Census(file, lines[:first], blocks, lines[last:])


def day_in(text: str, element: str) -> date | None:
    """The day in the first such element."""
    found = re.search(rf"<{element}>(\d\d\d\d-\d\d-\d\d)<", text)
    return date.fromisoformat(found[1]) if found else None


def swap(block: Block, element: str, value: str) -> int:
    """Another value for the first such element; the line it is on."""
    for number, line in enumerate(block):
        if f"<{element}>" in line:
            block[number] = re.sub(rf"<{element}>[^<]*<", f"<{element}>{value}<", line, count=1)
            return number
    return 0


def after(block: Block, end: str, more: str) -> int:
    """More text after the first such closing tag; the line it is on."""
    for number, line in enumerate(block):
        if end in line:
            block[number] = line.replace(end, end + more, 1)
            return number
    return 0


def name_in(text: str) -> str:
    """The child's identifier."""
    found = re.search(r"<LAchildID>([^<]*)<", text)
    return found[1] if found else ""
