"""Papers, letters and messages of the committee story, signed off as the site has it done."""

from headway.documents.content import Contact, LetterContent, MessageContent, PaperContent, Section
from headway.web.demo.committees.story import Row, Story
from headway.web.register.models import Inspection
from headway.web.scrutiny.actions import papers
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.queries.papers_starting import from_plan
from headway.web.scrutiny.rules.contents import Content, Way
from headway.web.scrutiny.states import PaperKind

__all__ = ["send", "write"]

_CONTACTS = (
    Contact("Report Author", "Olly Fisser", "Executive officer", "01632 960001", "officer@kent.example.org"),
    Contact(
        "Lead Officer",
        "Quincy Assure",
        "Head of quality assurance",
        "01632 960002",
        "quality@kent.example.org",
    ),
    Contact("Relevant Director", "Dorothea Rector", "Director", "01632 960003", "director@kent.example.org"),
)
"""Whom a paper names. The numbers are of those that are kept for drama, and nobody has them."""
_STANDS = "The worked example lets this stand, so that it can be seen."


def send(story: Story, row: Row) -> None:
    """A letter, or a message to staff."""
    is_letter = "addressee" in row
    framework = row.get("inspection")
    authority = story.plan.authority
    about = (
        Inspection.objects.filter(authority=authority, framework=framework).first()
        if framework
        else story.plan.inspection
    )
    made = papers.add_paper(
        by=story.people[row["by"]],
        authority=authority,
        kind=PaperKind.LETTER if is_letter else PaperKind.MESSAGE,
        content=_letter(row) if is_letter else _message(row),
        inspection=about,
        is_example=True,
    )
    _sign(story, made, ["director"])


def write(story: Story, row: Row) -> None:
    """A paper to a body, or a note to members; signed where the story says by whom."""
    kind = PaperKind(row["kind"])
    if row.get("begun_from_plan"):
        story.papers[row["key"]] = _begun_from_plan(story, row)
        return
    made = papers.add_paper(
        by=story.people[row["by"]],
        authority=story.plan.authority,
        kind=kind,
        content=_content(story, row) if kind.is_committee_paper else _note(row),
        way=_way(story, row),
        inspection=story.plan.inspection if kind == PaperKind.INSPECTION_OUTCOME else None,
        is_example=True,
    )
    story.papers[row["key"]] = made
    if row.get("signed_by"):
        _sign(story, made, row["signed_by"])


def _begun_from_plan(story: Story, row: Row) -> Paper:
    """A draft with the plan's own figures, as an officer begins one."""
    start = from_plan(story.plan, story.meeting(row["meeting"]), story.on)
    return papers.add_paper(
        by=story.people[row["by"]],
        authority=story.plan.authority,
        kind=row["kind"],
        content=start.content,
        way=start.way,
        plan=story.plan,
        sources=start.sources,
        is_example=True,
        why=start.why,
    )


def _sections(row: Row) -> tuple[Section, ...]:
    return tuple(Section(each["heading"], each["text"]) for each in row.get("sections", ()))


def _letter(row: Row) -> LetterContent:
    return LetterContent(
        sender_lines=tuple(row["sender"]),
        on=row["on"],
        addressee_lines=tuple(row["addressee"]),
        salutation=row["salutation"],
        subject=row["subject"],
        opening=row["opening"],
        sections=_sections(row),
        closing=row["closing"],
        signatory=tuple(row["signatory"]),
    )


def _message(row: Row) -> MessageContent:
    return MessageContent(
        sender=row["sender"],
        title=row["subject"],
        on=row["on"],
        standfirst=row["standfirst"],
        salutation=row["salutation"],
        sections=_sections(row),
        signatory=tuple(row["signatory"]),
    )


def _note(row: Row) -> MessageContent:
    return MessageContent(
        sender="For Members",
        title=row["subject"],
        on=row["on"],
        standfirst=row["summary"],
        salutation="",
        sections=_sections(row),
    )


def _content(story: Story, row: Row) -> Content:
    meeting = story.meeting(row["meeting"])
    is_council = meeting.body.template == "county-council"
    return PaperContent(
        body=meeting.body.name,
        on=meeting.on,
        subject=row["subject"],
        previous=None if is_council else (),
        future=None if is_council else (),
        from_lines=tuple(row.get("from", ("The Corporate Director of Social Care, Health and Wellbeing",))),
        division="" if is_council else "All",
        summary=row["summary"],
        recommendations=tuple(row["recommendations"]),
        sections=_sections(row),
        background=(),
        contacts=_CONTACTS[:1] if is_council else _CONTACTS,
        template=meeting.body.template,
    )


def _way(story: Story, row: Row) -> list[Way]:
    if "meeting" not in row:
        return []
    before = [_step(story, key, "comments") for key in row.get("previous", ())]
    return [*before, _step(story, row["meeting"], row["role"], is_this=True)]


def _step(story: Story, key: str, role: str, *, is_this: bool = False) -> Way:
    meeting = story.meeting(key)
    return Way(
        body_name=meeting.body.name,
        on=meeting.on,
        role=role,
        is_this=is_this,
        body=meeting.body_id,
        meeting=meeting.pk,
    )


def _sign(story: Story, paper: Paper, keys: list[str]) -> None:
    """Named, asked for and signed, each error of the check acknowledged: the example has some on purpose."""
    people = [papers.Signatory(story.people[key], story.posts[key]) for key in keys]
    papers.name_signatories(
        by=story.people["officer"], paper=paper, version=paper.version, signatories=people
    )
    papers.ask_for_sign_off(
        by=story.people["officer"],
        paper=paper,
        version=Paper.objects.get(pk=paper.pk).version,
        on=story.on,
        acknowledged=_let_stand(story, paper),
    )
    for key in keys:
        paper = Paper.objects.get(pk=paper.pk)
        latest = paper.versions.first()
        papers.sign(
            by=story.people[key],
            paper=paper,
            signs=latest.number if latest else 0,
            on=story.on,
            acknowledged=_let_stand(story, paper),
        )


def _let_stand(story: Story, paper: Paper) -> list[papers.Acknowledged]:
    left = errors_left(Paper.objects.get(pk=paper.pk), story.on)
    return [papers.Acknowledged(each.key, _STANDS) for each in left]
