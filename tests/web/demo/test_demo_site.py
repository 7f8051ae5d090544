"""The demo as it is made: joined up, whole, marked as invented, and each council's drafts its own."""

from collections import Counter
from datetime import date, timedelta

import pytest
from built_demo import PASSWORD, BuiltDemo
from django.test import Client
from django.utils import timezone

from headway import example
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.demo.building import build
from headway.web.plans.health import health
from headway.web.plans.models import Action, Closure, EvidenceRevision, Item, Plan, Reschedule, Update
from headway.web.register.models import Inspection, NationalInspection
from headway.web.register.states import Confirmation
from headway.web.register.storage import path_of
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event
from headway.web.trail.orphans import orphans

KENT, MEDWAY = "E10000016", "E06000035"


def browser(email: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(email=email), backend="django.contrib.auth.backends.ModelBackend")
    return client


class TheDemo(BuiltDemo):
    def test_nothing_hangs_loose(self) -> None:
        assert [(each.rule.id, each.thing.key) for each in orphans(timezone.localdate())] == []

    def test_the_trail_holds(self) -> None:
        found = verdict()

        assert found.holds
        assert found.events == Event.objects.count() > 250

    def test_kents_inspections_are_there_from_2010_to_2025_and_say_where_they_are_from(self) -> None:
        kent = Inspection.objects.filter(authority=KENT)

        assert Counter(kent.values_list("framework", flat=True)) == Counter(
            [
                "ucra",
                "slac",
                "csa",
                "child_protection_2012",
                "lac_2013",
                "sif",
                "send_2016",
                "ilacs_2018",
                "ilacs_2023",
            ]
        )
        assert set(kent.values_list("state", flat=True)) == {Confirmation.CONFIRMED}
        assert all("Source: " in each.note for each in kent if not each.is_example)
        assert {each.framework for each in kent if each.is_example} == {"sif", "ilacs_2018"}

    def test_the_report_of_2017_came_in_by_the_readers_path(self) -> None:
        sif = Inspection.objects.get(authority=KENT, framework="sif")

        assert sif.record["framework"] == "SIF"
        assert sif.report is not None
        assert len(sif.report.pages) == 4
        assert path_of(sif.report_id).read_bytes().startswith(b"%PDF")
        assert Counter(sif.recommendations.values_list("addressee", flat=True)) == {
            "authority": 10,
            "lscb": 6,
        }
        assert (
            dict(sif.judgements.values_list("key", "grade"))["help_and_protection"] == "Requires improvement"
        )

    def test_the_plan_answers_every_recommendation_one_of_them_in_part(self) -> None:
        items = Item.objects.filter(plan=self.demo.plan)

        assert Counter(items.values_list("answer", flat=True)) == {"accepted": 15, "partly": 1, "none": 2}
        assert items.filter(answer="none", recommendation=None).count() == 2
        assert items.get(answer="partly").reason

    def test_the_plan_says_that_it_is_invented(self) -> None:
        assert self.demo.plan.is_example
        assert "worked example" in self.demo.plan.title
        assert "worked example" in self.demo.plan.owning_body

    def test_every_way_that_an_action_can_go_is_in_it(self) -> None:
        actions = Action.objects.filter(item__plan=self.demo.plan)
        open_ones = actions.filter(stage="open")

        assert actions.count() == 23
        assert set(actions.values_list("stage", flat=True)) == {"open", "delivered", "embedded", "superseded"}
        assert {"amber", "red"} <= set(open_ones.values_list("status__rag", flat=True))
        assert set(Closure.objects.values_list("outcome", flat=True)) == {"made", "refused", "pending"}
        assert Event.objects.filter(action="action.reopened").count() == 2
        assert Reschedule.objects.exclude(reason="").count() == Reschedule.objects.count() >= 5
        assert actions.exclude(depends_on=None).exists()
        assert actions.exclude(milestones=None).exists()
        assert EvidenceRevision.objects.filter(evidence__revisions__isnull=False).distinct().count() > 20

    def test_amber_and_red_say_why(self) -> None:
        told = Update.objects.filter(status__rag__in=("amber", "red"))

        assert told.count() >= 8
        assert all(len(each.narrative) > 60 for each in told)

    def test_the_story_has_its_own_days_and_the_trail_those_of_the_making(self) -> None:
        years = {each.at.year for each in Update.objects.all()}
        today = timezone.now()

        assert {2017, 2018} <= years
        assert all(each.at <= today for each in Update.objects.all())
        assert all(today - each.at < timedelta(hours=1) for each in Event.objects.all())
        assert all(
            "dated" in each.after
            for each in Event.objects.filter(action__in=("action.updated", "closure.made"))
        )

    def test_the_statement_of_2017_knows_nothing_of_later_years(self) -> None:
        publication = self.demo.plan.publications.get()
        text = str(publication.statement)

        assert publication.on == date(2017, 9, 15)
        assert "2022" not in text
        assert "2026" not in text
        assert "Hold a strategy discussion within one working day" in text

    def test_the_recommendation_on_homeless_young_people_was_found_again(self) -> None:
        action = Action.objects.get(
            item__recommendation__number="3",
            item__plan=self.demo.plan,
            title__startswith="Agree one protocol",
        )
        thread = Event.objects.filter(thread=action.item.thread, action="action.reopened").get()

        assert "5 July 2022" in thread.why
        assert action.closures.filter(outcome="refused").exists()
        assert action.stage == "embedded"

    def test_plan_health_has_something_to_say_and_nothing_that_an_invented_plan_should_not_show(self) -> None:
        found = Counter(each.rule.id for each in health(self.demo.plan, timezone.localdate()))

        assert found == {"overdue": 1, "silent": 1, "never-embedded": 4}

    def test_there_is_one_person_for_each_role_and_all_can_sign_in(self) -> None:
        at_kent = {role for each in self.demo.people if each.authority == "Kent" for role in each.roles}

        assert at_kent == set(Role) - {Role.PUBLIC}
        for each in self.demo.people:
            assert each.person.email.endswith(".example.org")
            assert Person.objects.get(pk=each.person.pk).check_password(PASSWORD)
            assert each.needs_code == (each.roles != (Role.MEMBER,))

    def test_another_councils_draft_does_not_exist_for_kent(self) -> None:
        draft = Inspection.objects.get(authority=MEDWAY, state=Confirmation.PROPOSED)
        address = f"/inspections/{draft.pk}/"

        assert browser("medway@medway.example.org").get(address).status_code == 200
        for each in self.demo.people:
            if each.authority == "Kent":
                assert browser(each.person.email).get(address).status_code == 404, each.person.email
        assert Client().get(address).status_code == 404

    def test_kents_progress_does_not_exist_for_medway(self) -> None:
        medway = browser("medway@medway.example.org")
        action = Action.objects.filter(item__plan=self.demo.plan, stage="open").first()

        assert action is not None
        assert browser("quality@kent.example.org").get(f"/plans/actions/{action.pk}/").status_code == 200
        assert medway.get(f"/plans/actions/{action.pk}/").status_code == 404
        assert medway.get(f"/plans/{self.demo.plan.pk}/board/").status_code == 404

    def test_the_pages_of_the_plan_are_marked_as_an_example(self) -> None:
        quality = browser("quality@kent.example.org")
        for page in ("", "board/", "table/", "timeline/", "health/", "changes/", "statement/"):
            answer = quality.get(f"/plans/{self.demo.plan.pk}/{page}")
            assert answer.status_code == 200
            assert "headway-example" in answer.content.decode(), page

    def test_every_file_of_evidence_says_that_it_is_made_up(self) -> None:
        import pypdfium2

        for revision in EvidenceRevision.objects.all():
            content = path_of(revision.sha256).read_bytes()
            if revision.media_type == "application/pdf":
                content = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().encode()
            assert b"Made up for the worked example of Headway" in content, revision.name

    def test_no_national_register_is_in_it_unless_one_is_given(self) -> None:
        assert self.demo.register == ""
        assert not NationalInspection.objects.exists()

    def test_a_database_with_people_in_it_is_left_alone(self) -> None:
        before = Plan.objects.count(), Event.objects.count()

        with (
            example.material() as material,
            pytest.raises(ForPerson, match="people in this database already"),
        ):
            build(
                material,
                report=self.report,
                received=example.RECEIVED,
                password=PASSWORD,
                on=timezone.localdate(),
            )

        assert (Plan.objects.count(), Event.objects.count()) == before
