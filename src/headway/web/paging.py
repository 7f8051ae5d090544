"""The pages of a long list."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

__all__ = ["page_links"]


def page_links(request: HttpRequest, page: Page) -> dict[str, Any] | None:  # type: ignore[type-arg]
    """The pagination component's links, keeping the page's other questions; None where there is one page only."""
    if page.paginator.num_pages < 2:
        return None
    query = request.GET.copy()

    def href(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    items: list[dict[str, Any]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if number == page.paginator.ELLIPSIS:
            items.append({"ellipsis": True})
        else:
            items.append({"number": number, "href": href(int(number)), "current": number == page.number})
    found: dict[str, Any] = {"items": items}
    if page.has_previous():
        found["previous"] = {"href": href(page.previous_page_number())}
    if page.has_next():
        found["next"] = {"href": href(page.next_page_number())}
    return found
