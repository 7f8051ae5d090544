"""The way back from a page of the library."""

from django.urls import reverse

__all__ = ["way"]


def way(*rest: str | tuple[str, str, int]) -> list[dict[str, str]]:
    """Lessons, the library, what stands between with its page's name and key, and the page itself, without a link."""
    found = [
        {"text": "Lessons", "href": reverse("lessons")},
        {"text": "Library of reports", "href": reverse("library")},
    ]
    for each in rest:
        if isinstance(each, tuple):
            text, name, pk = each
            found.append({"text": text, "href": reverse(name, args=[pk])})
        else:
            found.append({"text": each})
    return found
