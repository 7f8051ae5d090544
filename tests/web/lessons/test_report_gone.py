"""A report that is taken out while somebody else has its pages open."""

from collections.abc import Callable
from datetime import date

import pytest
from lessons_site import a_report, an_item

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.decisions import mark
from headway.web.lessons.actions.library import remove_report
from headway.web.lessons.actions.themes import add_theme
from headway.web.lessons.models import Lesson, LibraryReport, Passage, PassageTheme
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


def test_what_is_decided_on_it_meanwhile_is_told_in_words(
    kent: Authority, person: Callable[..., Person]
) -> None:
    officer = person(Role.OFFICER)
    report = a_report("E10000014")
    opened = Passage.objects.get(pk=an_item(report).pk)
    remove_report(by=officer, report=report)
    with pytest.raises(ForPerson, match="no longer in the library"):
        mark(
            by=officer,
            authority=kent,
            passage=opened,
            relevant=True,
            reason="Ours too.",
            on=date(2026, 3, 2),
        )
    with pytest.raises(ForPerson, match="no longer in the library"):
        add_theme(by=officer, passage=opened, key="oversight")
    assert not Lesson.objects.exists()
    assert not PassageTheme.objects.exists()


@pytest.mark.usefixtures("kent")
def test_it_is_taken_out_once_though_two_say_so(person: Callable[..., Person]) -> None:
    report = a_report("E10000014")
    same = LibraryReport.objects.get(pk=report.pk)
    for each in (report, same):
        remove_report(by=person(Role.OFFICER), report=each)
    assert Event.objects.filter(action="library.report_removed").count() == 1
