"""Every relative link leads somewhere, and every picture is small and says what it shows."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
LARGEST = 150_000


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its code, in which a bracket is no link."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith("    ")]
    return re.sub(r"`[^`]*`", "", "\n".join(lines))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(prose(page)) if "://" not in target]
    for target in targets:
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), f"{name(page)} links to {target}"
        assert not anchor or anchor in anchors(file), f"{name(page)} links to {target}"


def test_every_page_of_docs_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [
            page.parent / each.partition("#")[0] for each in LINK.findall(prose(page)) if "://" not in each
        ]

    assert [name(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in seen] == []


def test_pictures_are_small_described_and_shown() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = {ROOT / path: words for words, path in PICTURE.findall(readme)}
    made = set((ROOT / "docs" / "pictures").iterdir())

    assert made == set(shown)
    for path, words in shown.items():
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert path.stat().st_size < LARGEST, path.name
        assert len(words) > 40, f"{path.name} needs a text that says what it shows"
