"""What goes into a pack: for the public the agenda and papers as published; for members what each of them may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from headway.documents import committee_paper
from headway.documents.agenda_pack import PackAppendix, PackPaper
from headway.documents.content import AgendaContent, PaperContent
from headway.documents.template import CouncilTemplate
from headway.documents.tree import Document
from headway.errors import ForPerson
from headway.web.accounts.queries import Somebody
from headway.web.register.sniffing import MediaType
from headway.web.register.storage import path_of
from headway.web.scrutiny.models import AgendaItem, Appendix, Meeting, Paper
from headway.web.scrutiny.queries.published import Published, held, public_publications, seats_of
from headway.web.scrutiny.queries.scope import items_for, papers_for, sees_restricted
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.published_documents import agenda_content, marked, marked_number
from headway.web.scrutiny.rules.publishing import paper_content, why_private
from headway.web.scrutiny.rules.publishing_meetings import head_of, public_item
from headway.web.scrutiny.states import PaperState, PublicationKind

__all__ = ["Contents", "members_contents", "public_contents"]


@dataclass(frozen=True)
class Contents:
    """What a pack is made of, and what makes it another pack than the one before."""

    agenda: AgendaContent
    papers: tuple[PackPaper, ...]
    made_from: list[object] = field(default_factory=list)
    is_restricted: bool = False


def public_contents(agenda: Published, template: CouncilTemplate) -> Contents:
    """The published agenda and the papers that it names, as they are published now: two queries beside the gate's."""
    wanted = {
        each["id"]: item["number"] for item in agenda.public["items"] for each in item.get("papers") or []
    }
    rows = public_publications().filter(kind=PublicationKind.PAPER, paper__in=wanted)
    found = {each.row.paper_id: each for each in held(rows)}
    papers, made_from = [], [agenda.public]
    for pk, number in wanted.items():
        if (paper := found.get(pk)) is None:
            continue
        document = committee_paper(paper_content(paper.public), template, final=True)
        files = {each["appendix"]: each for each in paper.files}
        attached = [
            _attached(each["number"], each["title"], files[each["id"]])
            for each in paper.public["appendices"]
            if each.get("id") in files
        ]
        papers.append(PackPaper(number, document, tuple(each for each in attached if each)))
        made_from.append([number, paper.public, [files[each]["sha256"] for each in sorted(files)]])
    return Contents(agenda_content(agenda.public), tuple(papers), made_from)


def members_contents(person: Somebody, meeting: Meeting, template: CouncilTemplate) -> Contents:
    """The agenda as it stands with the signed papers, as far as the person may see them."""
    sees = sees_restricted(person, meeting)
    visible = set(items_for(person).filter(meeting=meeting).values_list("pk", flat=True))
    items = list(meeting.items.prefetch_related("papers"))
    seen = {
        each.pk: each
        for each in papers_for(person)
        .filter(agenda_items__meeting=meeting, state__in=(PaperState.SIGNED, PaperState.PUBLISHED))
        .prefetch_related("appendices", "pathway__meeting__body", "pathway__body")
    }
    public = {
        **head_of(meeting),
        "members": [each.name for each in seats_of(meeting.body, meeting.on)],
        "notice": {"given": (meeting.agenda_published or meeting.on).isoformat()},
        "items": [_line(each, seen, whole=each.pk in visible) for each in items],
    }
    content = agenda_content(public)
    shown = (*seen.values(), *((*items, *_appendices(seen.values())) if sees else ()))
    restricted = any(not thing.is_open for thing in shown)
    papers = [
        PackPaper(
            marked_number(item.number) if restricted else item.number,
            _document(paper, template, sees=sees),
            tuple(_pdfs(paper, sees=sees)),
        )
        for item in items
        if item.pk in visible
        for paper in (seen.get(each.pk) for each in item.papers.all())
        if paper is not None
    ]
    return Contents(marked(content) if restricted else content, tuple(papers), is_restricted=restricted)


def _line(item: AgendaItem, seen: dict[int, Paper], *, whole: bool) -> dict[str, object]:
    """An item as the person reads it: a restricted one with its words for those who may, under why it is private."""
    if not whole:
        return public_item(item, ())
    papers = [seen[each.pk] for each in item.papers.all() if each.pk in seen]
    why = f" ({why_private(item)['line']})" if not item.is_open else ""
    return {
        "number": item.number,
        "title": f"{item.title}{why}",
        "description": item.description,
        "late": item.late_because,
        "papers": [{"title": each.subject} for each in papers],
        "withheld": [],
    }


def _document(paper: Paper, template: CouncilTemplate, *, sees: bool) -> Document:
    content = content_of(paper, restricted=sees)
    if not isinstance(content, PaperContent):
        raise ForPerson("A pack holds papers to a body: take the other document off the agenda.")
    return committee_paper(content, template, final=True)


def _appendices(papers: Iterable[Paper]) -> list[Appendix]:
    return [each for paper in papers for each in paper.appendices.all()]


def _pdfs(paper: Paper, *, sees: bool) -> Sequence[PackAppendix]:
    found = (
        _attached(each.number, each.title, {"sha256": each.sha256, "media_type": each.media_type})
        for each in paper.appendices.all()
        if each.is_open or sees
    )
    return [each for each in found if each]


def _attached(number: str, title: str, file: dict[str, object]) -> PackAppendix | None:
    """The appendix as a part of the pack, where it is a PDF that is still kept."""
    path = path_of(str(file["sha256"]))
    if file["media_type"] != MediaType.PDF or not path.is_file():
        return None
    return PackAppendix(number, title, path.read_bytes())
