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
    """The document as UTF-8 HTML. ``style`` is a council's own CSS, put after Headway's."""
    sheet = (_HERE / "page.css").read_text(encoding="utf-8") + style.replace("</", "<\\/")
    return _template().render(document=as_plain(document), style=sheet).encode("utf-8", "replace")
