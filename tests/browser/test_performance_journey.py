"""Performance in a real browser: a local file becomes a red, a question, and an edition that the public reads."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from demo_sites import Site
from performance_looks import PerformanceLooker
from performance_site import ANALYST, DIRECTOR, MEMBER, site  # noqa: F401 - a fixture
from performance_steps import LOCAL, RED, WHY, Watcher, local_file
from playwright.sync_api import Page, expect
from watching import Watch

DIRECTOR_SAW = {"The reds of a scorecard", "Ask about a measure", "The question"}
"""Pages that a member sees as the director does."""
Opened = Callable[..., tuple[Page, Watch]]


@pytest.fixture
def looking() -> Callable[[str, Watch], PerformanceLooker]:
    def start(walk: str, watch: Watch) -> PerformanceLooker:
        made = PerformanceLooker(walk, watch)
        shutil.rmtree(made.folder, ignore_errors=True)
        return made

    return start


def test_from_a_local_file_to_a_question_and_a_scorecard_for_everybody(
    as_role: Opened,
    opened: Opened,
    site: Site,  # noqa: F811
    looking: Callable[[str, Watch], PerformanceLooker],
    tmp_path: Path,
) -> None:
    today = date.today()  # noqa: DTZ011 - the site's day
    page, watch = as_role(ANALYST)
    seen = [looking("performance-analyst", watch)]
    analyst = Watcher(page, site, seen[0].look)
    analyst.begin_to_load()
    watch.expected = {400}
    analyst.load_wrong(local_file(tmp_path, today, wrong=True))
    seen[0].look(page, "A file with faults", errors=True)
    watch.expected = set()
    analyst.load(local_file(tmp_path, today, wrong=False))
    analyst.measure(LOCAL)
    analyst.set_target(today)
    analyst.start_new_limits(today)
    analyst.mark_what_happened(today)
    analyst.make_scorecard()
    analyst.make_public()

    page, watch = as_role(DIRECTOR)
    seen.append(looking("performance-director", watch))
    director = Watcher(page, site, seen[1].look)
    director.hub("Performance, as the director sees it")
    director.filter_reds()
    director.read_verdict()
    director.write_note()
    director.ask(today, WHY)
    director.approve_and_publish()

    page, watch = as_role(MEMBER)
    seen.append(looking("performance-member", watch))
    member = Watcher(
        page, site, lambda shown, name: None if name in DIRECTOR_SAW else seen[2].look(shown, name)
    )
    member.hub("Performance, as a member sees it")
    member.filter_reds()
    member.measure(RED, "A measure, as a member sees it")
    expect(page.get_by_role("link", name="Set a target")).to_have_count(0)
    member.ask(today, "What became of the posts that were to be filled?")
    member.see_what_it_did_since()

    page, watch = opened()
    seen.append(looking("performance-public", watch))
    Watcher(page, site, seen[3].look).read_published()
    faults = [each for one in seen for each in one.faults]
    assert not faults, "\n".join(faults)
