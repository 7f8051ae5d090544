"""How wide words are in Arial, so that labels can be placed, wrapped and kept apart before anything is drawn."""

_WIDTHS = {
    222: "'`ijl‘’",
    278: " !,./:;I[\\]ft·",
    333: "()-r{}",
    389: '"*^•',
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£–−",
    584: "+<=>~±×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    1000: "W@—…",
}
"""Thousandths of the font's size (the widths of Helvetica, which Arial and Liberation Sans share)."""
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER = 667
_BOLDER = 1.08
SIZE = 16
"""The size of every word on a chart, in px: what a reader without aids is taken to read."""


def width_of(words: str, size: float = SIZE, bold: bool = False) -> float:
    """The width of one line in px; a character that the table lacks counts as a capital letter."""
    thousandths = sum(_WIDTH.get(character, _OTHER) for character in words)
    return thousandths * size / 1000 * (_BOLDER if bold else 1)


def widest(lines: list[str], size: float = SIZE, bold: bool = False) -> float:
    """The width of the longest of the lines, 0 where there is none."""
    return max((width_of(line, size, bold) for line in lines), default=0)


def wrapped(words: str, most: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """The words in lines of at most ``most`` px. A word that is longer than a line is parted."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        for part in _parts(word, most, size, bold):
            longer = f"{line} {part}".strip()
            if line and width_of(longer, size, bold) > most:
                lines.append(line)
                longer = part
            line = longer
    return [*lines, line] if line else lines


def _parts(word: str, most: float, size: float, bold: bool) -> list[str]:
    if width_of(word, size, bold) <= most:
        return [word]
    parts, part = [], ""
    for character in word:
        if part and width_of(part + character + "-", size, bold) > most:
            parts.append(part + "-")
            part = ""
        part += character
    return [*parts, part]
