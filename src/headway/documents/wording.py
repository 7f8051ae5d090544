"""How a council writes dates, numbers and lists."""

from collections.abc import Sequence
from datetime import date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day(on: date) -> str:
    """13 June 2017."""
    return f"{on.day} {on:%B %Y}"


def weekday(on: date) -> str:
    """Tuesday 13 June 2017."""
    return f"{on:%A} {day(on)}"


def window(start: date, end: date) -> str:
    """between 6 and 30 March 2017; on 5 May 2018 where it is one day."""
    if start == end:
        return f"on {day(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"between {start.day} and {day(end)}"
    first = f"{start.day} {start:%B}" if start.year == end.year else day(start)
    return f"between {first} and {day(end)}"


def number(count: int) -> str:
    """In words up to ten, as in a sentence; figures above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str) -> str:
    """ten recommendations; one recommendation; no recommendations."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def sentence_case(text: str) -> str:
    """The text with its first letter a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def folded(lines: list[str]) -> tuple[str, ...]:
    """The lines of a working, those that are set in joined to the line they belong to."""
    found: list[str] = []
    for line in lines:
        if line.startswith(" ") and found:
            joint = " " if found[-1].endswith((":", ".")) else "; "
            found[-1] += joint + line.strip()
        else:
            found.append(line)
    return tuple(found)
