"""The tree as one HTML file that needs nothing beside it: no script, no other file, no network."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from headway.documents.tree import Document, as_plain

_HERE = Path(__file__).parent


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((_HERE / "page.html.jinja").read_text(encoding="utf-8"))


def html(document: Document, style: str = "") -> bytes:
    """The document as UTF-8 HTML. ``style`` is a council's own CSS, put after Headway's.

    No element carries a style of its own: a strict content policy lets through the page's one sheet by its hash.
    """
    plain = as_plain(document)
    tables = [each for each in plain["blocks"] if each["kind"] == "Table"]
    for table in tables:
        table["columns"] = [round(100 * width / sum(table["widths"])) for width in table["widths"]]
    used = sorted({column for table in tables for column in table["columns"]})
    widths = "".join(f".w-{column} {{ width: {column}%; }}\n" for column in used)
    sheet = (_HERE / "page.css").read_text(encoding="utf-8") + widths + style.replace("</", "<\\/")
    return _template().render(document=plain, style=sheet).encode("utf-8", "replace")
