"""A council with a committee, people who write and sign, and papers in words of our own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any

from django.test import Client
from example_site import A_PAGE
from lxml import html

from headway.documents.content import Contact, PaperContent, Section
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority, Inspection, Judgement, Recommendation, ReportFile
from headway.web.register.states import Confirmation
from headway.web.register.storage import keep
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.actions.papers import Acknowledged, Marking, Signatory
from headway.web.scrutiny.models import Body, Meeting, Paper
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.rules.contents import Way

ON = date(2018, 6, 1)
SECRET = "Zebulon settlement"  # noqa: S105 - what nobody else may read
EXEMPT = Marking("exempt", (3,), "Bidders would learn each other's prices.", "The Monitoring Officer", ON)

FULL = PaperContent(
    body="Children's Committee",
    on=date(2018, 6, 21),
    subject="Half-year figures",
    from_lines=("A Member, Cabinet Member", "B Director, Corporate Director"),
    classification="Unrestricted",
    previous=(),
    future=(),
    division="All",
    summary="The figures of the half-year.\n\nThey are set out below.",
    recommendations=(
        "The Committee is asked to NOTE the report.",
        "The Committee is asked to COMMENT on it.",
    ),
    sections=(
        Section("Introduction", "First words.\n\nMore **words**:\n\n- one\n- two"),
        Section("Figures", "### Vacancies\n\nThere are some.\n\n---\n\nThat is all."),
    ),
    background=("Minutes of the panel of 3 May 2018",),
    contacts=(
        Contact("Report Author", "C Author", "Officer", "01622 000000", "c.author@example.org"),
        Contact("Lead Officer", "D Lead", "Head", "01622 000001", "d.lead@example.org"),
        Contact("Relevant Director", "E Director", "Director", "01622 000002", "e.director@example.org"),
    ),
)
"""A paper in which every field says something, and to which the check has nothing to say."""


@dataclass
class Council:
    """Everything is made when it is first asked for."""

    authority: Authority
    person: Callable[..., Person]

    @cached_property
    def officer(self) -> Person:
        return self.person(Role.OFFICER, self.authority, name="Olive Officer")

    @cached_property
    def other(self) -> Person:
        return self.person(Role.QUALITY_ASSURANCE, self.authority, name="Quentin Quality")

    @cached_property
    def director(self) -> Person:
        return self.person(Role.DIRECTOR, self.authority, name="Dora Director")

    @cached_property
    def member(self) -> Person:
        return self.person(Role.MEMBER, self.authority, name="Mary Member")

    @cached_property
    def clerk(self) -> Person:
        return self.person(Role.DEMOCRATIC_SERVICES, self.authority, name="Clare Clerk")

    @cached_property
    def body(self) -> Body:
        return Body.objects.create(authority=self.authority, name="Children's Committee", kind="scrutiny")

    @cached_property
    def meeting(self) -> Meeting:
        return Meeting.objects.create(body=self.body, on=date(2018, 6, 21))

    @property
    def way(self) -> list[Way]:
        """To the committee's meeting."""
        return [Way(self.body.name, is_this=True, meeting=self.meeting.pk)]

    def known_step(self, name: str, on: date | None, **more: Any) -> Way:
        """A step to a body that is not kept here."""
        return Way(name, on, **more)

    def paper(self, **given: Any) -> Paper:
        """A paper by the officer: ``paper(subject=..., marking=EXEMPT)``."""
        content = replace(FULL, subject=given.pop("subject", FULL.subject))
        made = actions.add_paper(
            by=given.pop("by", self.officer),
            authority=self.authority,
            kind=given.pop("kind", "other"),
            content=given.pop("content", content),
            way=given.pop("way", self.way),
            **given,
        )
        return self.again(made)

    def again(self, paper: Paper) -> Paper:
        """The paper as the database has it."""
        return Paper.objects.get(pk=paper.pk)

    def written(self, paper: Paper, **changes: Any) -> Paper:
        """The paper changed in these fields of its content, by the officer."""
        by = changes.pop("by", self.officer)
        content = replace(FULL, subject=paper.subject, **changes)
        return actions.write_paper(by=by, paper=paper, version=paper.version, content=content)

    def asked(self, paper: Paper, *people: Person) -> Paper:
        """The paper sent to these people, whatever the check says."""
        actions.name_signatories(
            by=self.officer,
            paper=paper,
            version=paper.version,
            signatories=[Signatory(each, "Post") for each in people],
        )
        actions.ask_for_sign_off(
            by=self.officer,
            paper=paper,
            version=paper.version,
            on=ON,
            acknowledged=[Acknowledged(each.key, "Settled.") for each in errors_left(paper, ON)],
        )
        return self.again(paper)

    def signed(self, paper: Paper, *people: Person) -> Paper:
        """The same, signed by all of them."""
        paper = self.asked(paper, *people)
        for each in people:
            actions.sign(by=each, paper=paper, signs=paper.versions.first().number, on=ON)
        return self.again(paper)

    def appendix(self, paper: Paper, **given: Any) -> Any:
        """A PDF attached to it."""
        return actions.add_appendix(
            by=given.pop("by", self.officer),
            paper=paper,
            version=paper.version,
            title=given.pop("title", "The report"),
            file=BytesIO(given.pop("file", A_PAGE)),
            name=given.pop("name", "report.pdf"),
            **given,
        )

    @cached_property
    def inspection(self) -> Inspection:
        """An inspection of 2017, confirmed, with grades, three recommendations and its report."""
        kept = keep(BytesIO(A_PAGE), name="report.pdf")
        report = ReportFile.objects.get_or_create(
            sha256=kept.sha256,
            defaults={
                "name": kept.name,
                "size": kept.size,
                "media_type": kept.media_type,
                "pages": ["Children are seen."],
            },
        )[0]
        made = Inspection.objects.create(
            authority=self.authority,
            framework="sif",
            form="inspection",
            windows=[["2017-03-06", "2017-03-30"]],
            received=date(2017, 6, 13),
            published=date(2017, 6, 13),
            report=report,
            state=Confirmation.CONFIRMED,
            confirmed_by_name="Quentin Quality",
        )
        for order, (key, label, grade) in enumerate(
            [
                ("overall", "Overall effectiveness", "Good"),
                ("help_and_protection", "Help and protection", "Requires improvement"),
            ]
        ):
            Judgement.objects.create(inspection=made, key=key, label=label, grade=grade, order=order)
        for order, text in enumerate(["Discuss risk.", "Check fostering.", "Share a dataset."]):
            Recommendation.objects.create(
                inspection=made,
                number=str(order + 1),
                addressee="lscb" if order == 2 else "authority",
                kind="recommendation",
                text=text,
                page=20 + order,
                order=order,
                state=Confirmation.CONFIRMED,
            )
        return made

    def browser(self, person: Person) -> Client:
        """A browser in which the person is signed in."""
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client


def form_of(client: Client, paper: Paper) -> dict[str, Any]:
    """What the write page's form would send, were nothing changed."""
    tree = html.fromstring(client.get(f"/papers/{paper.pk}/write/").content.decode())
    form = tree.xpath("//main//form[@method='post']")[0]
    sent: dict[str, Any] = {}
    for each in form.xpath(".//input|.//textarea|.//select"):
        name, kind = each.get("name"), each.get("type")
        if kind in ("radio", "checkbox"):
            if each.get("checked") is not None:
                sent.setdefault(name, []).append(each.get("value"))
        elif each.tag == "textarea":
            sent[name] = (each.text or "").removeprefix("\n")
        elif each.tag == "select":
            sent[name] = next((option.get("value") for option in each.xpath("./option[@selected]")), "")
        else:
            sent[name] = each.get("value") or ""
    sent.pop("csrfmiddlewaretoken")
    return sent
