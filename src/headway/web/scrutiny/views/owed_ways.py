"""The way back from a page about what is owed."""

from django.urls import reverse

__all__ = ["way"]


def way(*rest: str, of: tuple[str, str] = ("Questions", "questions")) -> list[dict[str, str]]:
    """The list that the page belongs to, with its link, and the page itself, without one."""
    return [{"text": of[0], "href": reverse(of[1])}, *({"text": each} for each in rest)]
