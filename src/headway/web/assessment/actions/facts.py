"""Bringing facts in for the assessment of a year, and taking them off. A later file wins line by line."""

from django.db import transaction
from django.utils import timezone

from headway.assessment.profile_file import Lines, read_csv
from headway.errors import ForPerson
from headway.web.assessment.actions.common import demand_keeper
from headway.web.assessment.models import FactsFile
from headway.web.lessons.rules.same_council import codes_of
from headway.web.plans.actions.common import line, prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, record, take_turn

__all__ = ["LARGEST", "add_facts", "remove_facts"]

LARGEST = 1_000_000
"""Characters that a file of facts may have; the facts of one authority and year are far fewer."""


@transaction.atomic
def add_facts(*, by: Actor, authority: Authority, year: int, title: str, text: str) -> FactsFile:
    """Keep a file of facts of an authority and year, in the CSV of ``headway.assessment.profile_file``.

    Raises ForPerson, with nothing kept, for a file with a fault, of another authority or year, or that is there.
    """
    demand_keeper(by, authority.code)
    title = line(title, "The title")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\x00", "")
    if len(text) > LARGEST:
        raise ForPerson(
            f"The file has over {LARGEST:,} characters. Give the facts of one authority and year."
        )
    told = read_csv(text, title)
    _refuse_others(told, authority, year)
    take_turn()  # of two who bring the same, the second finds it there
    _refuse_again(authority, year, text)
    made = FactsFile.objects.create(
        authority=authority, year=year, title=title, text=text, by_name=by.name[:200]
    )
    _told(by, "assessment_facts.added", made, after={"title": title, "year": year} | _counted(told))
    return made


@transaction.atomic
def remove_facts(*, by: Actor, facts: FactsFile, because: str) -> FactsFile:
    """Take a file off: no profile that is built from now on holds its lines. It stays on the record."""
    demand_keeper(by, facts.authority_id)
    because = prose(because, "The reason")
    take_turn()
    gone = {"removed": timezone.now(), "removed_by_name": by.name[:200], "why": because}
    if not FactsFile.objects.filter(pk=facts.pk, removed=None).update(**gone):
        raise ForPerson("These facts were taken off already.")
    facts.refresh_from_db()
    _told(by, "assessment_facts.removed", facts, why=because)
    return facts


def _refuse_others(told: Lines, authority: Authority, year: int) -> None:
    if told.authority not in codes_of(authority.code):
        raise ForPerson(
            f"The file is of {told.name or told.authority}, not of {authority.name}. Choose another file."
        )
    if told.year != year:
        raise ForPerson(f"The file is of {told.year}, not of {year}. Give the year that the file names.")


def _refuse_again(authority: Authority, year: int, text: str) -> None:
    there = FactsFile.objects.filter(authority=authority, year=year, text=text, removed=None).first()
    if there is not None:
        raise ForPerson(f"These facts are there already: “{there.title}”. Nothing was changed.")


def _counted(told: Lines) -> dict[str, int]:
    """How many lines it has of each block, for the trail."""
    return {
        "settings": len(told.settings),
        "inspections": len(told.inspections),
        "measures": len(told.measures),
        "notes": len(told.notes),
    }


def _told(by: Actor, action: str, facts: FactsFile, **more: object) -> None:
    record(
        by=by,
        action=action,
        subject=facts,
        authority=facts.authority_id,
        thread=f"factsfile:{facts.pk}",
        **more,  # type: ignore[arg-type]
    )
