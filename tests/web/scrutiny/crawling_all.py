"""Every address that somebody can come to: from the public start pages along every link, and by guessing."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from published_site import closed

__all__ = ["Crawl", "guessed"]

_MOST = 6000
_OPARL = ("paper", "file", "agendaitem", "consultation", "meeting")
_PUBLIC = ("/committees/", "/robots.txt")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


@dataclass
class Crawl:
    """Asks for addresses by GET and HEAD, hands every answer to ``see``, and goes on along the links in it."""

    client: Client
    see: Callable[[str, str, bytes, str], None]
    asked: set[str] = field(default_factory=set)
    statuses: dict[str, int] = field(default_factory=dict)

    def run(self, starts: Iterable[str]) -> None:
        """From the start addresses as far as links lead within what is public of committees."""
        waiting = list(starts)
        while waiting:
            path = waiting.pop()
            if path in self.asked or path.startswith(("/static/", "/account/")):
                continue
            self.asked.add(path)
            assert len(self.asked) < _MOST, "the crawl has no end"
            waiting += [link for link in self._ask(path) if link.startswith(_PUBLIC)]

    def _ask(self, path: str) -> list[str]:
        if path.startswith(_PUBLIC):
            head = closed(self.client.head(path))
            self.see("HEAD", path, _headers(head), "")
        response = self.client.get(path)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        closed(response)
        kind = response.headers.get("Content-Type", "")
        self.statuses[path] = response.status_code
        self.see("GET", path, _headers(response), "")
        self.see("GET", path, content, kind)
        links = [response.headers["Location"]] if "Location" in response.headers else []
        return [found for link in (*links, *_links(content, kind)) if (found := _inside(path, link))]


def guessed(pks: Iterable[int]) -> Iterator[str]:
    """Every page of committee work whose address is made of numbers, for each number and for some too large."""
    numbers = [*sorted(set(pks)), 0, 2**31, 2**63, 10**30]
    for pattern in _patterns(get_resolver().url_patterns):
        if not pattern.callback.__module__.startswith("headway.web.scrutiny"):
            continue
        names = list(pattern.pattern.regex.groupindex)
        if not names or not set(names) <= {"pk", "kind", "appendix", "code", "number", "form"}:
            continue
        kinds = _OPARL if "oparl" in pattern.name else ("html",) if "kind" in names else ("",)
        for number, kind in product(numbers, kinds):
            given = {
                "pk": number,
                "kind": kind,
                "appendix": number,
                "code": "E10000016",
                "number": 1,
                "form": "xlsx",
            }
            with suppress(NoReverseMatch):
                yield reverse(pattern.name, kwargs={name: given[name] for name in names})


def _patterns(patterns: Iterable[object]) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from _patterns(each.url_patterns)  # type: ignore[attr-defined]


def _headers(response: HttpResponse) -> bytes:
    lines = [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join([*lines, response.cookies.output()]).encode()


@lru_cache(maxsize=2000)  # the same pages come again and again
def _links(content: bytes, kind: str) -> list[str]:
    if "html" in kind:
        parser = _Links()
        parser.feed(content.decode())
        return parser.found
    if "xml" in kind and "openxml" not in kind:
        text = content.decode()
        return re.findall(r'href="([^"]+)"', text) + re.findall(r"<loc>([^<]+)</loc>", text)
    if "json" in kind:
        return [each for each in _texts(json.loads(content)) if each.startswith("http")]
    if "calendar" in kind:
        return re.findall(r"URL:(\S+)", content.decode().replace("\r\n ", ""))
    return re.findall(r"https?://\S+", content.decode()) if "text/plain" in kind else []


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _inside(here: str, link: str) -> str | None:
    """The link as a path of this site; None where it leads elsewhere."""
    whole = urlsplit(urljoin(f"http://testserver{here}", link))
    own = {"testserver", urlsplit(settings.SITE_ADDRESS).netloc}
    if whole.netloc not in own or whole.scheme not in ("http", "https"):
        return None
    return f"{whole.path}?{whole.query}" if whole.query else whole.path
