"""Reading papers, for somebody: the list, one paper's page, and what may be chosen while writing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet

from headway.documents.template import BUILT_IN
from headway.web.accounts.models import Person
from headway.web.accounts.queries import Somebody, authorities_where, may
from headway.web.accounts.roles import MATRIX, May
from headway.web.query_values import number, one_of, words
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Appendix, Body, Meeting, Paper, PaperVersion, PathwayStep, SignOff
from headway.web.scrutiny.queries.scope import bodies_for, papers_for, seats_held_by
from headway.web.scrutiny.rules.contents import Known
from headway.web.scrutiny.rules.papers_chain import in_force, turn_of
from headway.web.scrutiny.rules.papers_faults import Acknowledgement, acknowledged_in
from headway.web.scrutiny.rules.papers_versions import was_open
from headway.web.scrutiny.states import MeetingState, PaperKind, PaperState, SignOutcome

PER_PAGE = 50
MOST_MEETINGS = 300
"""How many meetings are offered while writing: the latest ones."""


@dataclass(frozen=True)
class PaperFilters:
    """What the list is narrowed to; empty is everything."""

    words: str = ""
    state: str = ""
    kind: str = ""
    body: int | None = None
    mine: str = ""
    """ "mine" for papers one made, "waiting" for those that wait for one's signature."""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out."""
        return cls(
            words=words(given.get("words")),
            state=one_of(given.get("state"), PaperState.values),
            kind=one_of(given.get("kind"), PaperKind.values),
            body=number(given.get("body")),
            mine=one_of(given.get("mine"), ["mine", "waiting"]),
        )


@dataclass(frozen=True)
class PaperRow:
    """A paper in the list: the body that it is written to with the day, and whose turn it is to sign."""

    paper: Paper
    step: PathwayStep | None
    turn: SignOff | None


@dataclass(frozen=True)
class PaperList:
    """One page of the list; ``of`` is the number without filters."""

    rows: tuple[PaperRow, ...]
    page: Page  # type: ignore[type-arg]
    total: int
    of: int
    bodies: tuple[Body, ...]


def papers_listed(person: Somebody, filters: PaperFilters, page: int | str = 1) -> PaperList:
    """A page of the papers that the person may see, the newest first."""
    seen = papers_for(person)
    found = _narrowed(seen, person, filters).prefetch_related(
        Prefetch("pathway", PathwayStep.objects.select_related("meeting__body", "body")),
        Prefetch("sign_offs", SignOff.objects.select_related("person")),
    )
    paged = Paginator(found.order_by("-created", "-pk"), PER_PAGE).get_page(page)
    return PaperList(
        rows=tuple(_row(each) for each in paged.object_list),
        page=paged,
        total=paged.paginator.count,
        of=seen.count(),
        bodies=tuple(bodies_for(person)),
    )


def _row(paper: Paper) -> PaperRow:
    step = next((each for each in paper.pathway.all() if each.is_this), None)
    turn = turn_of(in_force(paper.sign_offs.all())) if paper.state == PaperState.SIGNING else None
    return PaperRow(paper, step, turn)


def _narrowed(papers: QuerySet[Paper], person: Somebody, filters: PaperFilters) -> QuerySet[Paper]:
    if filters.words:
        papers = papers.filter(
            Q(subject__icontains=filters.words) | Q(content__said__summary__icontains=filters.words)
        )
    if filters.state:
        papers = papers.filter(state=filters.state)
    if filters.kind:
        papers = papers.filter(kind=filters.kind)
    if filters.body is not None:
        steps = PathwayStep.objects.filter(Q(body=filters.body) | Q(meeting__body=filters.body))
        papers = papers.filter(pk__in=steps.values("paper"))
    if filters.mine == "mine":
        papers = papers.filter(made_by=person.pk)
    if filters.mine == "waiting":
        papers = papers.filter(pk__in=waiting_for(person))
    return papers


def waiting_for(person: Somebody) -> list[int]:
    """The papers whose next signature is this person's: two queries."""
    if not person.is_authenticated:
        return []
    asked = Paper.objects.filter(
        state=PaperState.SIGNING, sign_offs__person=person, sign_offs__outcome=SignOutcome.PENDING
    ).distinct()
    found = []
    for each in asked.prefetch_related("sign_offs"):
        turn = turn_of(in_force(each.sign_offs.all()))
        if turn is not None and turn.person_id == person.pk:
            found.append(each.pk)
    return found


def with_everything(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """The papers with all that their page shows: a fixed number of queries."""
    return papers.select_related("authority", "made_by", "inspection__authority", "plan").prefetch_related(
        Prefetch("pathway", PathwayStep.objects.select_related("meeting__body", "body")),
        Prefetch("sign_offs", SignOff.objects.select_related("person")),
        "appendices",
        "versions",
        "agenda_items__meeting__body",
    )


def sees_restricted_parts(person: Somebody, paper: Paper) -> bool:
    """Whether the person reads what of an open paper is restricted: its restricted appendices, and restricted versions.

    They do if they would read the paper itself, were it restricted: see ``scope.papers_for``.
    """
    if not person.is_authenticated:
        return False
    if may(person, May.SEE_RESTRICTED, paper.authority_id) or paper.made_by_id == person.pk:
        return True
    if any(each.person_id == person.pk for each in paper.sign_offs.all()):
        return True
    return seats_held_by(person).filter(body__meetings__items__papers=paper.pk).exists()


def versions_seen(paper: Paper, *, restricted: bool) -> list[PaperVersion]:
    """The paper's versions, newest first. One that was restricted is for those who may see restricted parts."""
    return [each for each in paper.versions.all() if restricted or was_open(each.whole)]


@dataclass(frozen=True)
class Making:
    """How a paper was made, as far as the person may see it: versions, signatures, errors that were let stand."""

    versions: list[PaperVersion]
    hidden: int
    """How many versions are not shown, because the paper was restricted then."""
    sign_offs: list[SignOff]
    acknowledged: list[Acknowledgement]


def making_of(paper: Paper, *, restricted: bool) -> Making:
    """What was said of a version that was restricted is shown, as that is, to those who may see restricted parts."""
    versions = versions_seen(paper, restricted=restricted)
    numbers = {each.number for each in versions}
    rows = list(paper.sign_offs.all())
    for each in rows:
        if each.version_signed is not None and each.version_signed not in numbers:
            each.comment = ""
    return Making(
        versions=versions,
        hidden=len(paper.versions.all()) - len(versions),
        sign_offs=rows,
        acknowledged=[each for each in acknowledged_in(paper) if each.version in numbers],
    )


def appendices_seen(person: Somebody) -> QuerySet[Appendix]:
    """Appendices of papers that the person may see; the view asks about restricted ones."""
    return Appendix.objects.filter(paper__in=papers_for(person).order_by().values("pk")).select_related(
        "paper__authority"
    )


def meetings_to_choose(authorities: Iterable[str], also: Iterable[int] = ()) -> list[Meeting]:
    """The meetings that a paper may be written for, the latest first, and any that it names already."""
    held = Meeting.objects.filter(body__authority__in=authorities).exclude(state=MeetingState.CANCELLED)
    latest = held.order_by("-on", "-pk").values_list("pk", flat=True)[:MOST_MEETINGS]
    wanted = {*latest, *(each for each in also if each)}
    return list(
        Meeting.objects.filter(pk__in=wanted).select_related("body").order_by("-on", "body__name", "pk")
    )


def known_to(authority: str) -> Known:
    """The bodies and meetings kept for an authority, to find what a name and a day mean."""
    bodies = Body.objects.filter(authority=authority).values_list("name", "pk")
    meetings = Meeting.objects.filter(body__authority=authority).exclude(state=MeetingState.CANCELLED)
    return Known(
        bodies={name.casefold(): pk for name, pk in bodies},
        meetings={(body, on): pk for body, on, pk in meetings.values_list("body_id", "on", "pk")},
    )


def templates_to_choose(authority: str, chosen: str = "") -> list[str]:
    """The forms of paper: those built in and those that the authority's bodies use."""
    built_in = sorted(each.name for each in BUILT_IN.iterdir() if (each / "council.toml").is_file())
    own = Body.objects.filter(authority=authority).order_by("template").values_list("template", flat=True)
    return list(dict.fromkeys(["default", *built_in, *own, *([chosen] if chosen else [])]))


def people_who_sign(authority: str, on: date) -> list[Person]:
    """Those whose role in the authority lets them sign."""
    roles = [role.value for role, grants in MATRIX.items() if May.SIGN_OFF in grants]
    held = Person.objects.filter(
        Q(memberships__until_day=None) | Q(memberships__until_day__gte=on),
        memberships__from_day__lte=on,
        memberships__authority=authority,
        memberships__role__in=roles,
        is_active=True,
    )
    return list(held.distinct().order_by("name", "pk"))


def writes_in(person: Somebody) -> list[Authority]:
    """The authorities in which the person writes papers."""
    return list(Authority.objects.filter(pk__in=authorities_where(person, May.WRITE_PAPERS)))
