"""A briefing as the document it is kept as. Pure: what stands on screen goes onto paper, with its sources in words."""

from headway.documents.content import (
    BriefingContent,
    BriefingQuestion,
    MessageContent,
    Section,
    Sourced,
)
from headway.web.pages import day
from headway.web.scrutiny.queries.briefings import Briefing, Group, Offered
from headway.web.scrutiny.rules.pointers import RULE, Pointer

__all__ = ["briefing_content", "briefing_message"]

_HELD_BY = {
    "action": "The plan",
    "item": "The plan",
    "question": "The list of questions",
    "commitment": "The list of commitments",
    "scrutiny_recommendation": "The monitor of recommendations",
}
_WEIGHTS = ("Must be mended", "Should be looked into", "For a person to check")


def briefing_content(found: Briefing) -> BriefingContent:
    """The note as a value."""
    return BriefingContent(
        title=f"Member briefing: {found.plan.title}",
        body=found.body.name if found.body else "",
        on=found.meeting.on if found.meeting else None,
        about=found.plan.title,
        position=tuple(Sourced(each.text, each.source_words) for each in found.position),
        pointers=tuple(each for group in found.groups for each in _pointers(group)),
        questions=tuple(_question(each) for each in found.questions),
        owed=tuple(
            Sourced(
                f"{_line(each.commitment.text)} ({each.commitment.owed_by}, due {day(each.due)}): {each.kept.lower()}.",
                f"Promise {each.commitment.pk}",
            )
            for each in found.owed
        ),
        prepared_on=found.on,
    )


def briefing_message(content: BriefingContent) -> MessageContent:
    """The same set out as a message is: sections with their lists, in the small Markdown of the documents."""
    meeting = f"For {content.body}, {day(content.on)}. " if content.body and content.on else ""
    sections = [
        Section("Where things stand", _lines(content.position)),
        Section("What to look at", _lines(content.pointers) or "Nothing was found that calls for it."),
        Section("Questions to ask officers", "\n\n".join(_asked(each) for each in content.questions)),
        Section("What was promised, and has not come", _lines(content.owed)),
        Section("How the questions were chosen", RULE),
    ]
    return MessageContent(
        sender="",
        title=content.title,
        on=content.prepared_on,
        standfirst=f"{meeting}From the record as it stood on {day(content.prepared_on)}.",
        salutation="",
        sections=tuple(each for each in sections if each.text),
    )


def _pointers(group: Group) -> list[Sourced]:
    said = [
        Sourced(f"{_WEIGHTS[group.weight]}: {_line(each.text)}", _source(each)) for each in group.pointers
    ]
    if group.more:
        said.append(Sourced(f"{group.name}: {group.more} more.", "The plan’s health"))
    return said


def _source(pointer: Pointer) -> str:
    """Where it comes from; where the sentence names the thing itself, the page that holds it."""
    named = _line(pointer.evidence.text)
    return _HELD_BY.get(pointer.evidence.page, named) if named in _line(pointer.text) else named


def _question(offered: Offered) -> BriefingQuestion:
    last = offered.last
    said = ""
    if last:
        asked = last.question
        said = f"{_line(asked.reply)} ({asked.answered_by}, {day(asked.answered_on)})"
        if last.promised:
            said += " Promised: " + "; ".join(
                f"{_line(each.commitment.text)} ({each.kept.lower()})" for each in last.promised
            )
    return BriefingQuestion(
        text=offered.chosen.question.ask,
        why=offered.chosen.why,
        evidence=_line("; ".join(dict.fromkeys(each.evidence.text for each in offered.chosen.pointers[:3]))),
        last_answer=said,
        brings=offered.chosen.question.evidence,
    )


def _asked(question: BriefingQuestion) -> str:
    """A question as it is set out: itself, why now, on what, what a good answer brings, what was said last time."""
    rows = [
        ("Why now", question.why),
        ("Evidence", question.evidence),
        ("A good answer brings", question.brings),
        ("Last time", question.last_answer or "Not asked before."),
    ]
    return "\n".join(
        [f"**{question.text}**", "", *(f"- {name}: {_line(said)}" for name, said in rows if said)]
    )


def _lines(said: tuple[Sourced, ...]) -> str:
    return "\n".join(f"- {_line(each.text)}{f' ({each.source})' if each.source else ''}" for each in said)


def _line(text: str) -> str:
    """A person's words on one line, where none of the small Markdown's marks begins anything."""
    return " ".join(text.replace("**", "*").split())
