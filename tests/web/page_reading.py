"""Reading an answer as a person would: its title, heading, words, links, fields and errors."""

from typing import Any

from django.http import HttpResponse
from lxml import html

__all__ = ["Read", "read"]


class Read:
    """One page. Every page that is read this way has a title and exactly one h1."""

    def __init__(self, response: HttpResponse) -> None:
        self.status = response.status_code
        self.tree = html.fromstring(response.content.decode())
        headings = self.tree.xpath("//h1")
        assert len(headings) == 1, f"{len(headings)} headings of the first level"
        self.h1 = words(headings[0])
        self.title = words(self.tree.xpath("//title")[0])
        assert self.title.removesuffix(" – Headway").strip(), "no title"

    @property
    def text(self) -> str:
        """The words of the main part."""
        return words(self.tree.xpath("//main")[0])

    @property
    def errors(self) -> list[str]:
        """The error summary's lines; each must lead to something that is on the page."""
        links = self.tree.xpath("//*[contains(@class, 'govuk-error-summary__list')]//a")
        for link in links:
            target = link.get("href").removeprefix("#")
            assert self.tree.xpath("//*[@id=$target]", target=target), f"the error leads to no #{target}"
        return [words(link) for link in links]

    @property
    def links(self) -> dict[str, str]:
        """The main part's links: words → address."""
        return {words(each): each.get("href") for each in self.tree.xpath("//main//a[@href]")}

    @property
    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of cells, the header first."""
        return [
            [[words(cell) for cell in row.xpath("./th|./td")] for row in table.xpath(".//tr")]
            for table in self.tree.xpath("//main//table")
        ]

    def value(self, name: str) -> Any:
        """What stands in a field now; for radios and boxes, what is chosen."""
        found = self.tree.xpath("//main//*[@name=$name]", name=name)
        assert found, f"no field {name}"
        if found[0].tag == "textarea":
            return (found[0].text or "").removeprefix("\n")
        if found[0].tag == "select":
            return next((each.get("value") for each in found[0].xpath("./option[@selected]")), "")
        if found[0].get("type") in ("radio", "checkbox"):
            chosen = [each.get("value") for each in found if each.get("checked") is not None]
            return chosen if found[0].get("type") == "checkbox" else (chosen[0] if chosen else "")
        return found[0].get("value") or ""


def words(element: Any) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def read(response: HttpResponse) -> Read:
    """The answer as a page."""
    return Read(response)
