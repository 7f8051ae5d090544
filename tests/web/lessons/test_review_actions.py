"""Themes on the site: proposed for what reports ask for, decided by people, learnt from."""

import pytest
from django.core.exceptions import PermissionDenied
from lessons_site import a_passage, a_report, a_theme, an_item

from headway.errors import ForPerson
from headway.themes import METHOD
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.themes import add_theme, confirm, confirm_all, propose_again, turn_down
from headway.web.lessons.actions.themes_learning import relearn
from headway.web.lessons.models import LearntMethod, PassageTheme
from headway.web.lessons.queries.themes_decided import agreement_for, decided_passages, waiting_for
from headway.web.lessons.states import ThemeState
from headway.web.lessons.theme_methods import current
from headway.web.lessons.theme_proposals import propose_for
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

LEAVERS = "Ensure that every care leaver has a pathway plan."


def keys(passage) -> set[str]:
    return set(passage.themes.values_list("theme", flat=True))


def test_what_a_report_asks_for_is_given_proposals_with_evidence_and_method_and_nothing_else_is():
    report = a_report()
    item, finding = an_item(report, LEAVERS), a_passage(report, LEAVERS)
    assert propose_for([report.pk]) == item.themes.count() > 0
    assert not finding.themes.exists()
    mark = item.themes.get(theme="care_leavers")
    assert (mark.state, mark.proposed, mark.method) == (ThemeState.PROPOSED, True, METHOD)
    assert "care leaver" in mark.evidence[0]["words"]
    assert 0 < mark.confidence <= 1


def test_proposing_twice_is_proposing_once():
    report = a_report()
    item = an_item(report, LEAVERS)
    propose_for([report.pk])
    before = keys(item)
    propose_for([report.pk])
    assert keys(item) == before


def test_many_items_are_proposed_for_in_a_fixed_number_of_queries(django_assert_num_queries):
    report = a_report()
    for number in range(30):
        an_item(report, f"{LEAVERS} Item {number}.")
    with django_assert_num_queries(7):
        propose_for([report.pk])


def test_what_a_person_decided_stands_when_the_machine_proposes_again(person):
    keeper = person(Role.OFFICER)
    report = a_report()
    item = an_item(report, LEAVERS)
    propose_for([report.pk])
    turn_down(by=keeper, passage=item, key="care_leavers")
    add_theme(by=keeper, passage=item, key="health")
    PassageTheme.objects.filter(passage=item, state=ThemeState.PROPOSED).update(method="older")
    propose_again(by=keeper)
    assert item.themes.get(theme="care_leavers").state == ThemeState.REJECTED
    assert item.themes.get(theme="health").state == ThemeState.CONFIRMED
    assert not item.themes.filter(method="older").exists()
    event = Event.objects.get(action="themes.proposed_again")
    assert (event.by_id, event.authority) == (keeper.pk, "")


def test_a_decision_is_on_the_trail_with_before_and_after(person):
    keeper = person(Role.QUALITY_ASSURANCE)
    item = an_item(a_report(), themes={"plans": 0.7, "oversight": 0.6})
    confirm(by=keeper, passage=item, key="plans")
    mark = item.themes.get(theme="plans")
    assert (mark.state, mark.decided_by, mark.decided_by_name) == (
        ThemeState.CONFIRMED,
        keeper,
        keeper.name,
    )
    event = Event.objects.get(action="theme.confirmed")
    assert event.thread == item.thread
    assert event.authority == ""
    assert "Plans and planning" in event.subject_label


def test_a_decision_sent_twice_is_recorded_once_and_may_be_changed(person):
    keeper = person(Role.OFFICER)
    item = an_item(a_report(), themes={"plans": 0.7})
    for _ in range(2):
        turn_down(by=keeper, passage=item, key="plans")
    assert Event.objects.filter(action="theme.turned_down").count() == 1
    confirm(by=keeper, passage=item, key="plans")
    assert item.themes.get().state == ThemeState.CONFIRMED


def test_all_of_a_passage_are_confirmed_at_once_and_those_turned_down_stay_so(person):
    keeper = person(Role.OFFICER)
    item = an_item(a_report(), themes={"plans": 0.7, "oversight": 0.6, "health": 0.5})
    turn_down(by=keeper, passage=item, key="health")
    assert len(confirm_all(by=keeper, passage=item)) == 2
    assert item.themes.get(theme="health").state == ThemeState.REJECTED
    assert Event.objects.filter(action="theme.confirmed").count() == 2


def test_adding_what_was_proposed_confirms_it(person):
    keeper = person(Role.OFFICER)
    item = an_item(a_report(), themes={"plans": 0.7})
    made = add_theme(by=keeper, passage=item, key="plans")
    assert (made.proposed, made.state) == (True, ThemeState.CONFIRMED)


def test_a_theme_is_given_only_to_what_is_asked_for_and_only_from_the_guide(person):
    keeper = person(Role.OFFICER)
    report = a_report()
    with pytest.raises(ForPerson, match="recommendations and priority actions"):
        add_theme(by=keeper, passage=a_passage(report), key="plans")
    with pytest.raises(ForPerson, match="is not a theme"):
        add_theme(by=keeper, passage=an_item(report), key="weather")
    with pytest.raises(ForPerson, match="no longer on the passage"):
        confirm(by=keeper, passage=an_item(report), key="plans")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.INSPECTOR, Role.ACTION_OWNER, Role.ADMINISTRATOR])
def test_who_does_not_keep_the_library_decides_nothing(person, role):
    somebody = person(role)
    item = an_item(a_report(), themes={"plans": 0.7})
    for act in (
        lambda: confirm(by=somebody, passage=item, key="plans"),
        lambda: turn_down(by=somebody, passage=item, key="plans"),
        lambda: add_theme(by=somebody, passage=item, key="health"),
        lambda: confirm_all(by=somebody, passage=item),
        lambda: propose_again(by=somebody),
        lambda: relearn(by=somebody),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert item.themes.get().state == ThemeState.PROPOSED


def test_the_queue_begins_with_the_least_sure_and_leaves_out_copies(person):
    keeper = person(Role.OFFICER)
    report = a_report()
    item = an_item(report, themes={"plans": 0.9, "health": 0.3})
    an_item(a_report(copy_of=report), themes={"plans": 0.1})
    assert [one.theme for one in waiting_for(keeper)] == ["health", "plans"]
    assert [one.theme for one in waiting_for(keeper, "plans")] == ["plans"]
    confirm(by=keeper, passage=item, key="health")
    assert [one.theme for one in waiting_for(keeper)] == ["plans"]


def test_agreement_counts_confirmed_turned_down_and_added(person):
    keeper = person(Role.OFFICER)
    report = a_report()
    for number in range(3):
        item = an_item(report, f"Item {number}", themes={"plans": 0.7})
        confirm(by=keeper, passage=item, key="plans")
    turn_down(by=keeper, passage=an_item(report, themes={"plans": 0.7}), key="plans")
    add_theme(by=keeper, passage=an_item(report), key="plans")
    taken_back = an_item(report)
    add_theme(by=keeper, passage=taken_back, key="health")
    turn_down(by=keeper, passage=taken_back, key="health")
    rows, everything = agreement_for(keeper)
    plans = next(row for row in rows if row.key == "plans")
    assert (plans.confirmed, plans.turned_down, plans.added) == (3, 1, 1)
    assert (plans.precision.share, plans.recall.share, plans.f1) == (0.75, 0.75, None)
    assert plans.precision.lower < 0.75 < plans.precision.upper
    assert everything.decided == 5


def _corrections(keeper) -> None:
    """Ten authorities' items on lanterns are given private fostering; supervision of kitchens is no oversight."""
    words = ["red", "blue", "green", "brown", "amber", "violet", "grey", "black", "white", "pink"]
    for number, word in enumerate(words):
        report = a_report(("E06000035", "E10000014", "E10000012")[number % 3])
        lantern = an_item(report, f"Review the lantern protocol with team {word}.")
        add_theme(by=keeper, passage=lantern, key="private_fostering")
        kitchen = an_item(report, f"Supervision of kitchens, {word}.")
        a_theme(kitchen, "oversight")
        turn_down(by=keeper, passage=kitchen, key="oversight")


def test_corrections_move_the_sites_method_and_its_proposals(person):
    keeper = person(Role.OFFICER)
    _corrections(keeper)
    report = a_report("E06000023")
    lantern = an_item(report, "Review the lantern protocol.")
    kitchen = an_item(report, "Supervision of kitchens.")
    propose_for([report.pk])
    assert (keys(lantern), keys(kitchen)) == (set(), {"oversight"})
    learnt = relearn(by=keeper)
    assert current().name == learnt.method.name == f"{METHOD}.1"
    assert (keys(lantern), keys(kitchen)) == ({"private_fostering"}, set())
    assert (learnt.method.decided, learnt.method.before) == (20, 0)
    assert learnt.method.after == 1
    event = Event.objects.get(action="themes.learnt")
    assert event.by_id == keeper.pk


def test_too_few_decisions_teach_nothing_and_nothing_is_kept(person):
    keeper = person(Role.OFFICER)
    add_theme(by=keeper, passage=an_item(a_report()), key="plans")
    with pytest.raises(ForPerson, match="Learning needs at least 20"):
        relearn(by=keeper)
    assert not LearntMethod.objects.exists()
    assert not Event.objects.filter(action="themes.learnt").exists()


def test_decisions_that_contradict_one_another_teach_nothing(person):
    keeper = person(Role.OFFICER)
    for number in range(24):
        report = a_report(("E06000035", "E10000014", "E10000012")[number % 3])
        item = an_item(report, "Supervision should be regular and reflective.")
        a_theme(item, "oversight")
        (turn_down if number % 5 < 3 else confirm)(by=keeper, passage=item, key="oversight")
    with pytest.raises(ForPerson, match="would not help: agreement would go from"):
        relearn(by=keeper)
    assert current().name == METHOD


def test_a_learnt_method_gives_way_to_a_newer_shipped_one():
    LearntMethod.objects.create(name="words-and-rules-0.7", content="{}", decided=20)
    assert current().name == METHOD


def test_decisions_are_gathered_by_passage_whole_where_nothing_waits(person):
    keeper = person(Role.OFFICER)
    item = an_item(a_report("E10000014"), "One.", themes={"plans": 0.7, "health": 0.5})
    an_item(a_report(), themes={"plans": 0.6})
    confirm(by=keeper, passage=item, key="plans")
    (one,) = decided_passages()
    assert (one.yes, one.no, one.whole, one.group) == ({"plans"}, frozenset(), False, "Hampshire")
    turn_down(by=keeper, passage=item, key="health")
    (one,) = decided_passages()
    assert (one.no, one.whole) == ({"health"}, True)
