"""A whole year of an annual assessment in a real browser: from files of settings to a letter that everybody reads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assessment_files import (
    Tracked,
    counts_of_schools,
    facts_of_2010,
    facts_with_a_fault,
    settings_files,
    tracked_changes,
    words_of_letter,
)
from assessment_served import DIRECTOR, QUALITY, seeded, site  # noqa: F401 - fixtures
from assessment_steps import POORLY
from demo_sites import Site
from letter_steps import FORMS, TRUE, Writing
from looking import Looker
from playwright.sync_api import Page
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]


def test_a_person_can_do_the_whole_year_in_the_browser(
    as_role: Opened,
    opened: Opened,
    site: Site,  # noqa: F811
    looker: Starts,
    tmp_path: Path,
) -> None:
    page, watch = as_role(QUALITY)
    looking = [looker("assessment-quality", watch)]
    quality = Writing(page, site, looking[0].look)
    quality.load_settings(settings_files(tmp_path))
    quality.see_settings()
    quality.see_own_year(date.today())  # noqa: DTZ011 - the site's day
    watch.expected = {400}
    quality.bring_facts_with_a_fault(facts_with_a_fault(tmp_path))
    looking[0].look(page, "Facts with a fault", errors=True)
    watch.expected = set()
    quality.bring_facts(facts_of_2010(tmp_path), "Public sources of 2010", "Bring facts")
    quality.begin(2010)
    quality.see_limit()
    watch.expected = {400}
    quality.judge_wrongly()
    looking[0].look(page, "A grade that is not permitted", errors=True)
    watch.expected = set()
    quality.judge()
    quality.open_letter()
    looking[0].look(page, "The letter as it is drafted")
    quality.follow_a_note()
    watch.expected = {400}
    quality.change_wrongly()
    looking[0].look(page, "A sentence that its figures contradict", errors=True)
    watch.expected = set()
    quality.change()
    quality.bring_facts(counts_of_schools(tmp_path), "Counts of primary schools")
    quality.rebuild()
    quality.settle()
    quality.see_history()
    quality.write_details()
    quality.confirm_judgement()
    quality.read()
    draft = quality.take_home(tmp_path, "Word")
    changes = tracked_changes(draft["docx"])
    assert Tracked("ins", "Quincy Assure", TRUE) in changes
    assert any(each.kind == "del" and "primary schools" in each.text for each in changes)
    watch.expected = {403}
    quality.cannot_sign_off()

    page, watch = as_role(DIRECTOR)
    looking.append(looker("assessment-director", watch))
    director = Writing(page, site, looking[1].look)
    director.sign_off()
    director.publish()

    page, watch = opened()
    looking.append(looker("assessment-public", watch))
    public = Writing(page, site, looking[2].look)
    public.read_history()
    public.read_published()
    public.read("The letter, as everybody reads it")
    for ending, file in public.take_home(tmp_path).items():
        said = words_of_letter(file)
        assert f"{POORLY}" in said, ending
        assert TRUE in said, ending
    assert set(FORMS.values()) == {"html", "pdf", "docx"}
    assert tracked_changes(tmp_path / "letter.docx") == []
    faults = [each for one in looking for each in one.faults]
    assert not faults, "\n".join(faults)
