"""A paper as slots that can be changed one by one, and the forms it is printed in."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from headway.documents.meetings import Meeting
from headway.documents.wording import day, number, weekday, window
from headway.minutes.record import OutcomeKind
from lint_papers.facts import Facts
from lint_papers.wordings import WORDINGS

BODIES = {
    "kent": "Children's Services Cabinet Committee",
    "county": "County Council",
    "cabinet": "Cabinet",
    "scrutiny": "Children and Young People Overview and Scrutiny Committee",
    "message": "",
}
FORMS = tuple(BODIES)


@dataclass(frozen=True)
class Draft:
    """One paper before it is printed. ``head`` and ``says`` are its slots; a slot taken out is not printed."""

    facts: Facts
    form: str
    head: dict[str, str]
    says: dict[str, str]
    contacts: tuple[tuple[str, str, str, str, str], ...]
    attachments: tuple[str, ...]
    sought: OutcomeKind | None = None
    meeting: Meeting | None = None
    again: str | None = None
    extra: tuple[str, ...] = field(default=())

    def saying(self, slot: str, text: str) -> "Draft":
        return replace(self, says={**self.says, slot: text})

    def heading(self, slot: str, text: str) -> "Draft":
        return replace(self, head={**self.head, slot: text})

    def text(self) -> str:
        return _PRINTERS[self.form](self)


def values_of(facts: Facts) -> dict[str, object]:
    judged = facts.judgements
    share, good, authorities = facts.share or ("", 0, 0)
    first = f"{facts.start.day} {facts.start:%B}" if facts.start.year == facts.end.year else day(facts.start)
    return {
        "place": facts.place,
        "window": window(facts.start, facts.end).removeprefix("between "),
        "window_dash": f"{first} to {day(facts.end)}",
        "first": day(facts.start),
        "last": day(facts.end),
        "published": day(facts.published),
        "weekday_published": weekday(facts.published),
        "overall": judged["overall"],
        "overall_low": judged["overall"].lower(),
        "help_protection": judged["help_protection"],
        "help_low": judged["help_protection"].lower(),
        "leadership": judged["leadership"],
        "leadership_low": judged["leadership"].lower(),
        "team": facts.team,
        "team_words": number(facts.team or 0),
        "team_cap": number(facts.team or 0).capitalize(),
        "count": facts.recommendations,
        "count_words": number(facts.recommendations),
        "count_cap": number(facts.recommendations).capitalize(),
        "due": day(facts.plan_due),
        "quote": facts.quotations[0] if facts.quotations else "",
        "share": share,
        "good": good,
        "authorities": authorities,
        "meeting": day(facts.meeting),
    }


def say(facts: Facts, slot: str, shift: int = 0, **changed: object) -> str:
    """A slot's sentence in the wording of the paper's half, its facts true but for what is changed."""
    ways = WORDINGS[facts.half][slot]
    body = changed.pop("body", "Committee")
    return ways[(facts.number + shift) % len(ways)].format(**{**values_of(facts), "body": body, **changed})


def clean(facts: Facts, form: str) -> Draft:
    """A paper in which everything is true and in order."""
    slots = ["inspected", "published", "overall", "help", "leadership", "due", "period", "attached"]
    slots += ["team", "share"] if facts.is_sif else []
    slots += ["count"] if facts.recommendations > 1 else []
    slots += ["quote"] if facts.quotations else []
    body = BODIES[form]
    says = {slot: say(facts, slot, at) for at, slot in enumerate(slots)}
    says["recommend"] = say(facts, "recommend", body=body or "Committee")
    return Draft(
        facts, form, _head(facts, body), says, _contacts(form, facts), ("Appendix 1: Inspection report",)
    )


def _head(facts: Facts, body: str) -> dict[str, str]:
    return {
        "from": f"Jo Ashworth, Cabinet Member for Children, {facts.place} Council",
        "to": f"{body} - {day(facts.meeting)}",
        "subject": f"INSPECTION OF CHILDREN'S SERVICES IN {facts.place.upper()}",
        "classification": "Unrestricted",
        "previous": "None",
        "future": "None",
        "background": "None",
    }


def _contacts(form: str, facts: Facts) -> tuple[tuple[str, str, str, str, str], ...]:
    place = facts.place.lower().replace(" ", "").replace("-", "")
    people = (
        ("Report Author", "Sam Okafor", "Policy Officer", "01234 567801", f"sam.okafor@{place}.gov.uk"),
        (
            "Lead Officer",
            "Priya Nair",
            "Head of Quality Assurance",
            "01234 567802",
            f"priya.nair@{place}.gov.uk",
        ),
        (
            "Relevant Director",
            "Lee Marsh",
            "Director for Children",
            "01234 567803",
            f"lee.marsh@{place}.gov.uk",
        ),
    )
    return people if form == "kent" else people[:1]


def _paragraphs(draft: Draft) -> list[tuple[str, list[str]]]:
    says = draft.says
    parts = [
        ("Introduction", ["inspected team", "share period"]),
        ("What the inspectors found", ["help", "leadership", "quote"]),
        ("Next steps", ["count due"]),
    ]
    return [
        (
            heading,
            [
                text
                for slots in wanted
                if (text := " ".join(says[slot] for slot in slots.split() if slot in says))
            ]
            + (list(draft.extra) if heading == "Next steps" else []),
        )
        for heading, wanted in parts
    ]


def _summary(draft: Draft) -> str:
    return " ".join(draft.says[slot] for slot in ("published", "overall", "attached") if slot in draft.says)


def _kent(draft: Draft) -> str:
    head = draft.head
    lines = [f"From:\t{head['from']}", f"To:\t{head['to']}", f"Subject:\t{head['subject']}"]
    lines += [f"Classification :\t{head['classification']}"] if "classification" in head else []
    lines += [
        f"Previous Pathway of Paper:\t{head['previous']}",
        f"Future Pathway of Paper:\t{head['future']}",
    ]
    lines += ["Electoral Division:\tAll", "", f"Summary: {_summary(draft)}", ""]
    lines += [f"Recommendation(s): {draft.says['recommend']}", ""] if "recommend" in draft.says else []
    number_of = 0
    for number_of, (heading, paragraphs) in enumerate(_paragraphs(draft), start=1):
        lines += [f"{number_of}. {heading}", ""]
        for at, text in enumerate(paragraphs, start=1):
            lines += [f"{number_of}.{at} {text}", ""]
    again = draft.says.get("recommend") if draft.again is None else draft.again
    if again:
        lines += [f"{number_of + 1}. Recommendations", "", f"{number_of + 1}.1 Recommendations: {again}", ""]
    lines += (
        [f"{number_of + 2}. Background Documents", "", head["background"], ""] if "background" in head else []
    )
    lines += [f"{number_of + 3}. Contact details", ""]
    for role, *rest in draft.contacts:
        lines += [role, "", " ".join(each for each in rest if each), ""]
    return "\n".join(lines)


def _county(draft: Draft) -> str:
    """Wrapped lines with blank ones, as a PDF's text layer leaves them; typographic quotation marks."""
    text = _kent(draft).replace("'s ", "’s ").replace("s' ", "s’ ")
    dropped = ("Previous Pathway", "Future Pathway", "Electoral Division")
    wrapped = []
    for line in text.split("\n"):
        if not line.startswith(dropped):
            wrapped += textwrap.wrap(line.replace("\t", " "), 76) or [""]
    return "\n".join(wrapped).replace("Recommendation(s): ", "Recommendation: ")


def _cabinet(draft: Draft) -> str:
    head = draft.head
    body, _, on = head["to"].rpartition(" - ")
    exempt = head.get("classification")
    lines = [
        f"Report to: {body}",
        f"Date of meeting: {on}",
        f"Report of: {head['from']}",
        f"Title: {head['subject'].capitalize()}",
    ]
    lines += [f"Classification: {exempt}"] if exempt is not None else []
    lines += ["Wards affected: All", "", f"Purpose of report: {_summary(draft)}", ""]
    if "recommend" in draft.says:
        lines += ["Recommendations:", f"(a) {draft.says['recommend']}", ""]
    for heading, paragraphs in _paragraphs(draft):
        lines += [f"**{heading}**", ""]
        for text in paragraphs:
            lines += [text, ""]
    lines += ["**Background papers**", "", head["background"], ""] if "background" in head else []
    for role, name, post, phone, email in draft.contacts:
        lines += [
            f"**{role}**",
            "",
            name,
            post,
            f"Tel: {phone}" if phone else "",
            f"Email: {email}" if email else "",
            "",
        ]
    return "\n".join(lines)


def _scrutiny(draft: Draft) -> str:
    """Paragraphs numbered on through the paper."""
    head = draft.head
    body, _, on = head["to"].rpartition(" - ")
    lines = [head["subject"], "", f"Committee: {body}", f"Date: {on}", f"Report by: {head['from']}"]
    lines += [f"Classification: {head['classification']}"] if "classification" in head else []
    lines += [f"Subject: {head['subject']}", "", f"Summary: {_summary(draft)}", ""]
    if "recommend" in draft.says:
        lines += [f"Recommendation: {draft.says['recommend']}", ""]
    count = 0
    for heading, paragraphs in _paragraphs(draft):
        lines += [f"## {heading}", ""]
        for text in paragraphs:
            count += 1
            lines += [f"{count}. {text}", ""]
    lines += ["## Background documents", "", head["background"], ""] if "background" in head else []
    lines += ["## Contacts", ""]
    for role, *rest in draft.contacts:
        lines += [f"{role}: {', '.join(each for each in rest if each)}", ""]
    return "\n".join(lines)


def _message(draft: Draft) -> str:
    on = day(draft.facts.meeting)
    lines = ["A message from Lee Marsh:", "", f"{on} weekly update", "", on, "", "Dear colleagues", ""]
    lines += [f"Our inspection by Ofsted: {draft.facts.place}", "", _summary(draft), ""]
    for _, paragraphs in _paragraphs(draft):
        for text in paragraphs:
            lines += [text, ""]
    return "\n".join([*lines, "Lee Marsh", "Director of Children's Services"])


_PRINTERS: dict[str, Callable[[Draft], str]] = {
    "kent": _kent,
    "county": _county,
    "cabinet": _cabinet,
    "scrutiny": _scrutiny,
    "message": _message,
}


def days_from(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)
