"""Appendices as people gave them → their pages: size, words, and the file that the pack takes each from.

They are opened in a process that may die of them. A message names an appendix by its number: its title may be what
nobody is to read.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headway.documents.agenda_pack.bounded import NoAnswer, asked
from headway.documents.agenda_pack.values import PackAppendix, PackLimits
from headway.errors import ForPerson


@dataclass(frozen=True)
class AppendixPage:
    """One page: its size in points as it is shown, its text layer, and where the pack takes it from."""

    width: float
    height: float
    text: str
    file: str
    page: int

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def is_picture(self) -> bool:
        """Whether the page had to be drawn as a picture."""
        return self.file.endswith(".png")


def pages_of(
    appendix: PackAppendix, where: str, name: str, folder: Path, limits: PackLimits
) -> tuple[AppendixPage, ...]:
    """The pages, the file written into ``folder`` as ``name``. Raises :class:`ForPerson` naming ``where`` it stands."""
    if len(appendix.pdf) > limits.appendix_mib * 2**20:
        raise ForPerson(
            f"{where} is over {limits.appendix_mib} MiB. Save it as a smaller PDF and attach that."
        )
    (folder / name).write_bytes(appendix.pdf)
    try:
        answer = asked(
            folder,
            limits,
            do="inspect",
            file=name,
            most_pages=limits.appendix_pages,
            characters=limits.characters,
        )
        if "refused" in answer:
            raise ForPerson(f"{where} {answer['refused']}")
        return tuple(_page(each, folder) for each in answer["pages"])
    except (NoAnswer, KeyError, TypeError, ValueError) as error:
        raise ForPerson(
            f"{where} is damaged, or takes more than {limits.seconds:g} seconds or {limits.memory_mib} MiB to "
            "open. Open it, save it as a new PDF, and attach that."
        ) from error


def _page(told: dict[str, Any], folder: Path) -> AppendixPage:
    """What the worker told, checked: it may have been taken over by what it opened."""
    file = str(told["file"])
    if not (folder / file).is_file() or (folder / file).resolve().parent != folder.resolve():
        raise ValueError("a page from elsewhere")
    return AppendixPage(
        float(told["width"]), float(told["height"]), str(told["text"]), file, int(told["page"])
    )
