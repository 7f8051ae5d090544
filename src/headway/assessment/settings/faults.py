"""What is wrong with a file, and what a reader should know of it; people's names and addresses are never in it."""

from collections import Counter

from headway.errors import ForPerson

__all__ = ["Faults"]

_TOLD = 5  # faults named in one message
_MOST = 1_000


class Faults:
    """Collects while a file is read. In a private file no cell is repeated, and no text that stands in few rows."""

    def __init__(self, file: str, *, private: bool) -> None:
        self.file, self.private = file, private
        self.told: list[str] = []
        self.counted: Counter[str] = Counter()
        self.unknown: dict[str, Counter[str]] = {"types of setting": Counter(), "authorities": Counter()}

    @property
    def are_many(self) -> bool:
        """Whether to stop reading."""
        return len(self.told) >= _MOST

    def add(self, row: int, column: str, message: str, said: str = "") -> None:
        """A fault that refuses the file: ``message`` goes on after "what stands there"."""
        shown = f' "{said[:40]}"' if said and not self.private else ""
        self.told.append(f"{self.file}, row {row}, {column}: what stands there{shown} {message}.")

    def cut_short(self, row: int, cells: int, columns: int) -> None:
        """A row that has not as many cells as the headings."""
        self.told.append(
            f"{self.file}, row {row}: {cells} cells where the headings have {columns}; the file was cut short, or a "
            "comma stands outside quotation marks. Fetch it again."
        )

    def refuse(self) -> None:
        """Raise ForPerson with the first faults, where there is any."""
        if not self.told:
            return
        more = f" And {len(self.told) - _TOLD:,} more." if len(self.told) > _TOLD else ""
        hidden = " The cells are not repeated, for such files can name people." if self.private else ""
        raise ForPerson(" ".join(self.told[:_TOLD]) + more + hidden + " Nothing was loaded.")

    def warnings(self) -> list[str]:
        """What was left out or read in another way, with counts."""
        said = [f"Rows {words}: {count:,}." for words, count in sorted(self.counted.items())]
        then = {"types of setting": "They were left out", "authorities": "They count for England alone"}
        return said + [
            f"Rows with {what} that Headway does not know: {sum(found.values()):,}{self._named(found)}. {then[what]}."
            for what, found in self.unknown.items()
            if found
        ]

    def _named(self, found: Counter[str]) -> str:
        """A text that stands in many rows is a word of the file's, no person's name or address."""
        common = 20 if self.private else 1
        named = [f"“{text[:60] or 'nothing'}” ({n:,})" for text, n in found.most_common(5) if n >= common]
        return f", as {', '.join(named)}" if named else ""
