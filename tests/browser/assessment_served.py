"""A council that assesses its children's services, served for a walk; people come signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demo_sites import Site
from seeded_sites import Seeded, seed, serve_workspace

__all__ = [
    "ANALYST_ELSEWHERE",
    "DIRECTOR",
    "DIRECTOR_ELSEWHERE",
    "MEMBER",
    "QUALITY",
    "assessing_council",
    "seeded",
    "served_assessment",
    "site",
]

QUALITY, DIRECTOR, MEMBER = "quality assurance", "director", "member"
ANALYST_ELSEWHERE, DIRECTOR_ELSEWHERE = "analyst elsewhere", "director elsewhere"
_SEED = Path(__file__).with_name("assessment_seed.py")


@pytest.fixture(scope="session")
def assessing_council(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Seeded:  # noqa: ARG001
    return seed(_SEED, tmp_path_factory.mktemp("assessment"))


@pytest.fixture(scope="session")
def served_assessment(assessing_council: Seeded) -> Iterator[Site]:
    """One for the whole run: each walk works on a year of its own."""
    served = serve_workspace(assessing_council[0])
    yield served
    served.stop()


@pytest.fixture(scope="module")
def seeded(assessing_council: Seeded) -> Seeded:
    """Takes the place of the council that watches its performance in a module that imports it."""
    return assessing_council


@pytest.fixture(scope="module")
def site(served_assessment: Site) -> Site:
    """Takes the place of the demo's site in a module that imports it."""
    return served_assessment
