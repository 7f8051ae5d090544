"""A council's own form of paper: a folder with ``council.toml`` and, if it likes, ``paper.docx``,
``style.css`` and ``fonts/``. What it leaves out comes from the built-in template that it ``extends``.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from headway.documents.template_faults import TEXTS, faults_in
from headway.errors import ForPerson

BUILT_IN = Path(__file__).parent / "templates"

_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Field:
    """One field at the head of the paper: which, and what the council calls it."""

    field: str
    label: str


@dataclass(frozen=True)
class Contact:
    """One contact: the role, and the lines under it."""

    role: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Defined:
    """A word of the plan and what it means: no status or rating without its definition."""

    word: str
    meaning: str


@dataclass(frozen=True)
class CouncilTemplate:
    """A template folder as values. Texts are sentences of :mod:`headway.documents.sentences`."""

    name: str
    council: str
    fields: tuple[Field, ...]
    texts: dict[str, str]
    from_lines: tuple[str, ...]
    recommendations: tuple[str, ...]
    background_documents: tuple[str, ...]
    contacts: tuple[Contact, ...]
    plan_title: str
    responses: tuple[str, ...]
    measure_kinds: tuple[str, ...]
    statuses: tuple[Defined, ...]
    ratings: tuple[Defined, ...]
    other_issue_rows: int
    word_base: Path
    style: str
    fonts: tuple[str, ...]
    font_folder: Path | None


def read_template(name: str | Path) -> CouncilTemplate:
    """The template of that built-in name, or in that folder; every fault of its ``council.toml`` in one
    error.
    """
    folders = _with_extended(_folder(name))
    data: dict[str, Any] = {}
    for folder in reversed(folders):
        data = _merged(data, _toml(folder / "council.toml"))
    faults = faults_in(data)
    if faults:
        raise ForPerson(f"{folders[0] / 'council.toml'}: {'; '.join(faults)}. Mend it and run again.")
    return _template(folders, data)


def _folder(name: str | Path) -> Path:
    built_in = BUILT_IN / str(name)
    if str(name) in _built_in_names():
        return built_in
    folder = Path(name)
    if not (folder / "council.toml").is_file():
        raise ForPerson(
            f'Template "{name}": no {folder / "council.toml"} there. Give a folder that holds council.toml, '
            f"or one of the built-in names: {', '.join(_built_in_names())}."
        )
    return folder


def _built_in_names() -> list[str]:
    return sorted(folder.name for folder in BUILT_IN.iterdir() if (folder / "council.toml").is_file())


def _with_extended(folder: Path) -> list[Path]:
    """The folder, then the built-in one that it extends, and so on to the last."""
    folders = [folder]
    while "extends" in (data := _toml(folders[-1] / "council.toml")):
        if data["extends"] not in _built_in_names() or len(folders) > len(_built_in_names()):
            names = ", ".join(_built_in_names())
            raise ForPerson(
                f'{folders[-1] / "council.toml"}: extends = "{data["extends"]}"; give one of {names}.'
            )
        folders.append(BUILT_IN / data["extends"])
    return folders


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ForPerson(f"{path} is not TOML in UTF-8: {error}. Mend that line.") from error
    except OSError as error:
        raise ForPerson(f"{path} cannot be read: {error.strerror}.") from error


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The base with the folder's own values over it; tables are joined, lists replaced."""
    joined = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        joined[key] = _merged(base[key], value) if both else value
    return joined


def _template(folders: list[Path], data: dict[str, Any]) -> CouncilTemplate:
    paper, plan = data["paper"], data["plan"]
    fonts = _nearest(folders, "fonts")
    sheet = _nearest(folders, "style.css")
    return CouncilTemplate(
        name=folders[0].name,
        council=data["council"],
        fields=tuple(Field(row["field"], row["label"]) for row in paper["fields"]),
        texts={key: paper[key] for key in TEXTS},
        from_lines=tuple(paper["from"]),
        recommendations=tuple(paper["recommendations"]),
        background_documents=tuple(paper["background_documents"]),
        contacts=tuple(Contact(row["role"], tuple(row["lines"])) for row in data["contact"]),
        plan_title=plan["title"],
        responses=tuple(plan["responses"]),
        measure_kinds=tuple(plan["measure_kinds"]),
        statuses=tuple(Defined(row["word"], row["meaning"]) for row in plan["status"]),
        ratings=tuple(Defined(row["word"], row["meaning"]) for row in plan["rating"]),
        other_issue_rows=plan["other_issue_rows"],
        word_base=_word_base(folders),
        style=sheet.read_text(encoding="utf-8") if sheet else "",
        fonts=tuple(paper.get("pdf_fonts", ())),
        font_folder=fonts if fonts and fonts.is_dir() else None,
    )


def _nearest(folders: list[Path], name: str) -> Path | None:
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def _word_base(folders: list[Path]) -> Path:
    path = _nearest(folders, "paper.docx") or BUILT_IN / "default" / "paper.docx"
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, OSError):
        names, size = [], 0
    if "word/document.xml" not in names or "word/styles.xml" not in names or size > _MOST_BYTES:
        raise ForPerson(
            f"{path} is not a Word file that can be used (.docx, at most 20 MB inside). Start from the "
            f"built-in one: "
            f"{BUILT_IN / 'default' / 'paper.docx'}."
        )
    return path
