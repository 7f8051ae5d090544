"""A year's self-evaluation in a real browser: from rounds of audits to claims that everybody reads, and the alarm
beside a strength that the audits contradict.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assessment_files import words_of_letter
from assessment_served import DIRECTOR, QUALITY, seeded, site  # noqa: F401 - fixtures
from demo_sites import Site
from looking import Looker
from playwright.sync_api import Page
from self_evaluation_steps import FRONT, NEXT, STANDS, STRENGTH, WEAK, WELL, Evaluating
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]


def test_a_council_evaluates_itself_and_answers_what_speaks_against_it(
    as_role: Opened,
    opened: Opened,
    site: Site,  # noqa: F811
    looker: Callable[..., Looker],
    tmp_path: Path,
) -> None:
    today = date.today()  # noqa: DTZ011 - the site's day
    page, watch = as_role(QUALITY)
    looking = [looker("self-evaluation-quality", watch)]
    quality = Evaluating(page, site, looking[0].look)
    quality.record(WELL, today, "Record a round of audits")
    quality.record(WEAK, today)
    quality.begin_evaluation(today.year)
    quality.propose()
    quality.take(FRONT)
    quality.claim_a_strength()

    page, watch = as_role(DIRECTOR)
    looking.append(looker("self-evaluation-director", watch))
    director = Evaluating(page, site, looking[1].look)
    director.open_evaluation(today.year)
    director.cannot_sign_yet()

    quality.answer_alarm()
    quality.take_the_rest()
    quality.say_what_is_planned()
    director.open_evaluation(today.year)
    director.sign_and_publish()

    page, watch = opened()
    looking.append(looker("self-evaluation-public", watch))
    public = Evaluating(page, site, looking[2].look)
    said = words_of_letter(public.read_evaluation(today.year, tmp_path))
    for words in (STRENGTH, STANDS, NEXT):
        assert words in said
    faults = [each for one in looking for each in one.faults]
    assert not faults, "\n".join(faults)
