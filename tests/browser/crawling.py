"""Which pages somebody can come to from the home page by links alone."""

import re
from collections import defaultdict, deque
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import APIRequestContext
from site_facts import SiteFacts

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#][^"]*)"')
FILES = {
    "evidence_file",
    "inspection_page_picture",
    "inspection_report",
    "mfa_download_recovery_codes",
    "plan_export",
    "plan_statement_file",
    "trail_csv",
}
"""Addresses that answer with a file to save; no page to look at."""
_OF_ONE_KIND = 4


def addresses(asked: APIRequestContext, facts: SiteFacts, base: str) -> dict[str, list[str]]:
    """Addresses by the name of their page, with the names of what their query asks ("trail?page"); four of each.

    A link on the site that leads nowhere, or to a page that turns the reader away, is a fault.
    """
    found: dict[str, list[str]] = defaultdict(list)
    waiting, known = deque(["/"]), {"/"}
    while waiting:
        here = waiting.popleft()
        route = facts.route(urlsplit(here).path)
        assert route, f"no page of the site is at {here}"
        kind = "?".join([route, *sorted(parse_qs(urlsplit(here).query))])
        if route in FILES or len(found[kind]) == _OF_ONE_KIND:
            continue
        found[kind].append(here)
        answer = asked.get(urljoin(base, here))
        assert answer.ok, f"{answer.status} at {here}"
        for link in map(unescape, _LINK.findall(answer.text())):
            there = urlsplit(urljoin(urljoin(base, here), link))
            path = there.path + (f"?{there.query}" if there.query else "")
            if f"{there.scheme}://{there.netloc}" == base and path not in known:
                known.add(path)
                waiting.append(path)
    return dict(found)
