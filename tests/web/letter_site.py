"""Letters that tests edit: Kent 2010, and the same after its figures changed.

now = the_letter(made)
change(by, made, PRIMARY, "The majority of primary schools are good or better.")
"""

from dataclasses import replace
from typing import Any

from assessment_site import AS_OF, kent_profile

from headway.assessment.letter import Sentence
from headway.assessment.profile import Counts, Profile
from headway.assessment.profile_file import as_csv
from headway.web.accounts.models import Person
from headway.web.assessment.actions import letters as actions
from headway.web.assessment.actions.building import rebuild_assessment
from headway.web.assessment.models import Assessment, FactsFile, LetterEdit
from headway.web.assessment.queries.letters import LetterNow, letter_now
from headway.web.assessment.rules.letter_edits import mark_of
from headway.web.register.models import Authority

__all__ = ["change", "mark", "new_figures", "sentence_on", "the_letter"]


def the_letter(made: Assessment) -> LetterNow:
    """The letter as it stands now."""
    found = letter_now(Assessment.objects.select_related("authority").get(pk=made.pk))
    assert found is not None
    return found


def sentence_on(made: Assessment, source: str, part: str = "reasons") -> Sentence:
    """The first sentence of a part that stands on one line of the profile alone."""
    found = the_letter(made).letter.part(part)
    assert found is not None
    return next(
        each for paragraph in found.paragraphs for each in paragraph.sentences if each.sources == (source,)
    )


def mark(made: Assessment, key: str) -> str:
    """What a form carries that is opened on the sentence now."""
    now = the_letter(made)
    return mark_of(now.rows.get(key), now.drafted_text(key))


def change(by: Person, made: Assessment, key: str, text: str, **more: Any) -> LetterEdit:
    """Put the sentence otherwise, as it stands now."""
    seen = more.pop("seen", None) or mark(made, key)
    return actions.change_sentence(by=by, assessment=made, key=key, seen=seen, text=text, **more)


def new_figures(by: Person, made: Assessment, *, primary: Counts | None) -> None:
    """Bring other counts of primary schools (None: none are known any more), and build the profile again."""
    kent = Authority.objects.get(pk=made.authority_id)
    old = kent_profile(kent)
    kept = [
        replace(each, here=primary) if each.kind == "primary_schools" else each
        for each in old.settings
        if primary or each.kind != "primary_schools"
    ]
    FactsFile.objects.filter(authority=kent).delete()
    _facts(by, replace(old, settings=tuple(kept)))
    made.refresh_from_db()
    rebuild_assessment(by=by, assessment=made, version=made.version, as_of=AS_OF)


def _facts(by: Person, profile: Profile) -> None:
    FactsFile.objects.create(
        authority_id=profile.authority, year=2010, title="Facts", text=as_csv(profile), by_name=by.name
    )
