"""OParl's Paper, File and Consultation: what is published, where it was discussed, and what was withdrawn."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from headway.web.scrutiny.models import Publication
from headway.web.scrutiny.queries.published import Published, held, public_publications
from headway.web.scrutiny.queries.published_oparl_base import (
    FILES,
    SCHEMA,
    TYPES,
    Maker,
    Row,
    agendas,
    joined,
    moment_text,
    narrowed,
)
from headway.web.scrutiny.queries.published_times import Times, first_published, last_told
from headway.web.scrutiny.states import PublicationKind

__all__ = ["Papers"]


class Papers(Maker):
    """Papers, files and consultations as objects."""

    def _papers(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = public_publications().filter(kind=PublicationKind.PAPER)
        rows = narrowed(rows, authority, paper=pk)
        found = held(rows.order_by("paper_id"))
        first = first_published(each.row for each in found)
        on = _consulted(found)
        made = []
        for each in found:
            times = Times(first[each.row.pk], each.row.at)
            files = self._files_of(each, times)
            made.append(
                self.made(
                    "paper",
                    each.row.paper_id,
                    times,
                    body=self.page("oparl_body", each.row.authority_id),
                    name=each.row.title,
                    date=each.row.on.isoformat(),
                    paperType=each.public["kind"],
                    mainFile=files[0].said,
                    auxiliaryFile=[file.said for file in files[1:]],
                    consultation=[
                        self._consultation(agenda, item, each.row.paper_id, number, times).said
                        for agenda, item, number in on.get(each.row.paper_id, ())
                    ],
                    web=self.page("published_paper", each.row.paper_id),
                )
            )
        return [*made, *self._withdrawn("paper", authority, pk, {each.pk for each in made})]

    def _withdrawn(self, kind: str, authority: str | None, pk: int | None, shown: set[int]) -> list[Row]:
        """Papers that were published and are not any more: id, type and times; no name."""
        rows = narrowed(Publication.objects.filter(kind=PublicationKind.PAPER), authority, paper=pk)
        rows = rows.exclude(paper__in=shown).exclude(body__meets_in_public=False)
        found = rows.values("paper").annotate(first=Min("at")).order_by("paper")
        gone = _changed_for(each["paper"] for each in found)
        return [
            Row(
                each["paper"],
                {
                    "id": self.here(kind, each["paper"]),
                    "type": f"{SCHEMA}{TYPES[kind]}",
                    "created": moment_text(each["first"]),
                    "modified": moment_text(gone.get(each["paper"], each["first"])),
                    "deleted": True,
                },
                Times(each["first"], gone.get(each["paper"], each["first"])),
                is_deleted=True,
            )
            for each in found
        ]

    def _files(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = narrowed(public_publications().exclude(kind=PublicationKind.NOTICE), authority)
        found = held(rows.order_by("kind", "paper_id", "meeting_id"))
        first = first_published(each.row for each in found)
        files = []
        for each in found:
            times = Times(first[each.row.pk], each.row.at)
            is_paper = each.row.kind == PublicationKind.PAPER
            files += self._files_of(each, times) if is_paper else [self._of_meeting(each)]
        return [each for each in files if pk is None or each.pk == pk]

    def _files_of(self, paper: Published, times: Times) -> list[Row]:
        """The paper as PDF, then its open appendices."""
        pk = paper.row.paper_id
        titles = {each["id"]: each for each in paper.public["appendices"] if "id" in each}
        main = self.made(
            "file",
            FILES * pk,
            times,
            name=paper.row.title,
            fileName=f"paper-{pk}.pdf",
            mimeType="application/pdf",
            date=paper.row.on.isoformat(),
            accessUrl=self.page("published_paper_file", pk, "pdf"),
            downloadUrl=self.page("published_paper_file", pk, "pdf"),
            paper=[self.here("paper", pk)],
        )
        return [
            main,
            *(
                self.made(
                    "file",
                    FILES * each["appendix"] + 1,
                    times,
                    name=f"Appendix {titles[each['appendix']]['number']}: {titles[each['appendix']]['title']}",
                    fileName=each["name"],
                    mimeType=each["media_type"],
                    date=paper.row.on.isoformat(),
                    size=each["size"],
                    accessUrl=self.page("published_appendix", pk, each["appendix"]),
                    downloadUrl=self.page("published_appendix", pk, each["appendix"]),
                    paper=[self.here("paper", pk)],
                )
                for each in paper.files
            ),
        ]

    def _of_meeting(self, found: Published) -> Row:
        """The pack of a meeting, or its minutes, as PDF."""
        is_pack, pk = found.row.kind == PublicationKind.AGENDA, found.row.meeting_id
        address = self.page("published_pack" if is_pack else "published_minutes_file", pk, "pdf")
        return self.made(
            "file",
            FILES * pk + (2 if is_pack else 3),
            Times(found.row.at, found.row.at),
            name=f"Agenda pack: {found.row.meeting}" if is_pack else found.row.title,
            fileName=f"{'pack' if is_pack else 'minutes'}-{pk}.pdf",
            mimeType="application/pdf",
            date=found.row.on.isoformat(),
            accessUrl=address,
            downloadUrl=address,
            meeting=[self.here("meeting", pk)],
        )

    def _consultations(self, authority: str | None, pk: int | None) -> list[Row]:
        found = []
        for agenda in agendas(authority):
            times = Times(agenda.row.at, agenda.row.at)
            for item in agenda.public["items"]:
                for paper in item.get("papers") or []:
                    number = joined(item["id"], paper["id"])
                    if pk is None or pk == number:
                        found.append(self._consultation(agenda, item["id"], paper["id"], number, times))
        return found

    def _consultation(self, agenda: Published, item: int, paper: int, number: int, times: Times) -> Row:
        return self.made(
            "consultation",
            number,
            times,
            paper=self.here("paper", paper),
            agendaItem=self.here("agendaitem", item),
            meeting=self.here("meeting", agenda.row.meeting_id),
            organization=[self.here("organization", agenda.row.meeting.body_id)],
        )


def _consulted(papers: Iterable[Published]) -> dict[int, list[tuple[Published, int, int]]]:
    """By paper, the items of published agendas that it stands under."""
    authorities = {each.row.authority_id for each in papers}
    found: dict[int, list[tuple[Published, int, int]]] = {}
    for agenda in held(
        public_publications()
        .filter(kind=PublicationKind.AGENDA, authority__in=authorities)
        .order_by("meeting_id")
    ):
        for item in agenda.public["items"]:
            for paper in item.get("papers") or []:
                found.setdefault(paper["id"], []).append(
                    (agenda, item["id"], joined(item["id"], paper["id"]))
                )
    return found


def _changed_for(papers: Iterable[int]) -> dict[int, datetime]:
    """When papers were last changed as the public knows it: the trail's time of publishing or withdrawing."""
    rows = Publication.objects.filter(paper__in=list(papers))
    of = dict(rows.values_list("pk", "paper_id"))
    found: dict[int, datetime] = {}
    for publication, at in last_told("publication", of).items():
        found[of[publication]] = max(at, found.get(of[publication], at))
    return found
