"""Snapshots as the values that the writers of documents take: the agenda and the minutes that the public reads."""

from datetime import date
from typing import Any

from headway.documents.content import AgendaContent, AgendaLine, MinutesContent
from headway.minutes import Minute, Paragraph, Part, Resolution
from headway.web.scrutiny.rules.publishing_meetings import PRIVATE_ITEM, RESTRICTED_MINUTE

__all__ = ["MARK", "agenda_content", "marked", "minutes_content"]

MARK = "Not for publication"


def agenda_content(public: dict[str, Any]) -> AgendaContent:
    """The agenda, held to the gate: a private item keeps its number, its class and its paragraphs."""
    return AgendaContent(
        body=public["body"],
        on=date.fromisoformat(public["on"]),
        time=public["time"],
        place=public["place"],
        members=tuple(public["members"]),
        lines=tuple(_line(each) for each in public["items"]),
        published=date.fromisoformat(public["notice"]["given"]),
    )


def minutes_content(public: dict[str, Any]) -> MinutesContent:
    """The minutes, held to the gate; a restricted minute is told to have been taken."""
    return MinutesContent(
        body=public["body"],
        on=date.fromisoformat(public["on"]),
        place=public["place"],
        state=public["state"],
        present=tuple(public["present"]),
        apologies=tuple(public["apologies"]),
        in_attendance=tuple(public["in_attendance"]),
        declarations=tuple(each["line"] for each in public["declarations"]),
        items=tuple((each["number"], _minute(each)) for each in public["items"]),
        corrections=tuple(
            f"Item {item['number']}: “{each['was']}” is corrected to “{each['becomes']}”."
            for item in public["items"]
            for each in item.get("corrections", ())
        ),
    )


def marked(content: AgendaContent) -> AgendaContent:
    """The agenda of a pack that is not for publication: its title and every item say so, and so every page's foot."""
    lines = tuple(
        AgendaLine(
            number=marked_number(each.number),
            title=each.title,
            description=each.description,
            papers=each.papers,
            late=each.late,
            in_private=each.in_private,
        )
        for each in content.lines
    )
    return AgendaContent(
        body=f"{MARK}: {content.body}",
        on=content.on,
        time=content.time,
        place=content.place,
        members=content.members,
        lines=lines,
        published=content.published,
        contact=content.contact,
    )


def marked_number(number: str) -> str:
    """5 (not for publication)."""
    return f"{number} ({MARK[0].lower()}{MARK[1:]})"


def _line(item: dict[str, Any]) -> AgendaLine:
    if private := item.get("private"):
        because = " ".join(text for text in (private["line"], private["reason"]) if text)
        return AgendaLine(item["number"], PRIVATE_ITEM, in_private=because)
    papers = [each["title"] for each in item["papers"]]
    papers += [f"A paper that is not for publication. {line}" for line in item["withheld"]]
    return AgendaLine(item["number"], item["title"], item["description"], tuple(papers), item["late"])


def _minute(item: dict[str, Any]) -> Minute:
    if private := item.get("private"):
        return Minute(PRIVATE_ITEM, paragraphs=(Paragraph("", f"{RESTRICTED_MINUTE} {private['line']}"),))
    return Minute(
        title=item["title"],
        purpose=item["description"],
        attendance=item["attendance"],
        paragraphs=tuple(
            Paragraph(
                each["number"],
                each["text"],
                tuple(Part(part["letter"], part["text"]) for part in each["parts"]),
                Resolution(each["text"], ()) if each["is_resolution"] else None,
            )
            for each in item["paragraphs"]
        ),
    )
