"""axe-core on a page as it stands: the rules of WCAG 2.2 A and AA, and axe's best practice."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}


def axe_result(page: Page) -> dict[str, Any]:
    """axe's whole answer. The page's content policy stays in force: the script comes in by the debugger's door."""
    page.evaluate(_script())
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return result


def violations(page: Page) -> list[str]:
    """What breaks a rule, and what axe could not decide about contrast or the size of targets, a line each."""
    result = axe_result(page)
    undecided = [each for each in result["incomplete"] if each["id"] in ("color-contrast", "target-size")]
    return [
        f"{rule['id']} ({rule['help']}): {' '.join(map(str, node['target']))}: {' '.join(_why(node))}"
        for rule in (*result["violations"], *undecided)
        for node in rule["nodes"]
        if not _is_too_short_to_say(node)
    ]


def _is_too_short_to_say(node: dict[str, Any]) -> bool:
    """A single digit or an ellipsis: axe measures no contrast of what may be no text."""
    known = [each["data"] for each in node["any"] if isinstance(each["data"], dict)]
    return any(each.get("messageKey") in ("shortTextContent", "nonBmp") for each in known)


def _why(node: dict[str, Any]) -> list[str]:
    return [each["message"] for kind in ("any", "all", "none") for each in node[kind]]


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")
