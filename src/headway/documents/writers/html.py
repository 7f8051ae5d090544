"""The tree as one HTML file that needs nothing beside it: no script, no other file, no network."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from headway.documents.tree import Document, as_plain

_HERE = Path(__file__).parent


@cache
def template(name: str) -> Template:
    """A template of this folder, escaping on."""
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


def html(document: Document, style: str = "") -> bytes:
    """The document as UTF-8 HTML. ``style`` is a council's own CSS, put after Headway's.

    No element carries a style of its own: a strict content policy lets through the page's one sheet by its hash.
    """
    plain = as_plain(document)
    sheet = sheet_for([plain], style)
    return template("page.html.jinja").render(document=plain, style=sheet).encode("utf-8", "replace")


def sheet_for(documents: list[dict[str, Any]], style: str = "") -> str:
    """The page's one sheet, after giving each table its columns' widths and a name that no other has."""
    blocks = [each for plain in documents for each in plain["blocks"]]
    tables = [each["table"] if each["kind"] == "Figure" else each for each in blocks]
    tables = [each for each in tables if each and each["kind"] == "Table"]
    names: Counter[str] = Counter()
    for table in tables:
        table["columns"] = [round(100 * width / sum(table["widths"])) for width in table["widths"]]
        names[table["caption"]] += 1
        times = names[table["caption"]]
        table["label"] = f"{table['caption']} ({times})" if times > 1 else table["caption"]
    used = sorted({column for table in tables for column in table["columns"]})
    widths = "".join(f".w-{column} {{ width: {column}%; }}\n" for column in used)
    sheet = (_HERE / "page.css").read_text(encoding="utf-8")
    return sheet + widths + style.replace("</", "<\\/")
