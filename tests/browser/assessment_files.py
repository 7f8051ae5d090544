"""Files that a walk brings to an assessment, and what it reads in those that it takes home."""

import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdf

from headway.assessment.examples import example
from headway.assessment.profile import Counts, Origin, Profile, SettingLine
from headway.assessment.profile_file import as_csv
from headway.assessment.settings.made_up import made_up
from headway.frameworks import Mark

KENT, NEIGHBOURS = "E10000016", ("E06000035", "E10000012")
_TRACKED = re.compile(r"<w:(ins|del) [^>]*w:author=\"([^\"]+)\".*?</w:\1>", re.DOTALL)
_WORDS = re.compile(r"<w:(?:t|delText)[^>]*>([^<]*)<")


def settings_files(folder: Path) -> list[Path]:
    """Made-up settings of Kent and two neighbours, in the layouts of the inspectorate's files."""
    return [_written(folder, name, text) for name, text in made_up(KENT, NEIGHBOURS, size=0.4).items()]


def facts_of_2010(folder: Path) -> Path:
    """What public sources say of Kent in 2010; most settings in a letter's words alone."""
    return _written(folder, "kent-2010.csv", as_csv(example(KENT, 2010)))


def counts_of_schools(folder: Path) -> Path:
    """The same year's primary schools as counts: 58.6% are good or better."""
    known = example(KENT, 2010)
    counted = SettingLine(
        "primary_schools",
        Origin("A count made up for a walk", "", Mark.ASSUMPTION),
        here=Counts(420, 246, 30),
    )
    only = Profile(known.authority, known.name, known.year, known.as_of, settings=(counted,))
    return _written(folder, "schools.csv", as_csv(only))


def facts_with_a_fault(folder: Path) -> Path:
    """A grade given as a number: of which scale, nobody can tell."""
    text = as_csv(example(KENT, 2010)).replace(
        "grade:safeguarding_overall,Inadequate", "grade:safeguarding_overall,4"
    )
    return _written(folder, "fault.csv", text)


def words_of_letter(file: Path) -> str:
    """What a reader of the file reads."""
    return " ".join(_READ[file.suffix](file).split())


def _of_word(file: Path) -> str:
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(each.text for each in document.paragraphs), *cells])


def _of_html(file: Path) -> str:
    return re.sub(
        r"<[^>]+>", " ", re.sub(r"<style.*?</style>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    )


_READ = {
    ".pdf": lambda file: " ".join(page.extract_text() for page in pypdf.PdfReader(file).pages),
    ".docx": _of_word,
    ".html": _of_html,
}


@dataclass(frozen=True)
class Tracked:
    """One tracked change of a Word file."""

    kind: str
    author: str
    text: str


def tracked_changes(file: Path) -> list[Tracked]:
    """What Word shows as inserted and deleted, and by whom."""
    with ZipFile(file) as parts:
        xml = parts.read("word/document.xml").decode()
    return [Tracked(each[1], each[2], "".join(_WORDS.findall(each[0]))) for each in _TRACKED.finditer(xml)]


def _written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="")
    return file
