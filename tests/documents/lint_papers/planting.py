"""Faults, each put into a clean paper in several ways. What is planted names the rule that must find it, and where."""

# ruff: noqa: E501 (sentences of papers)

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from headway.documents.meetings import Meeting
from headway.documents.wording import day, number, window
from headway.minutes.record import OutcomeKind
from lint_papers.drafts import Draft, days_from, say
from lint_papers.facts import Facts
from lint_papers.wordings import DEVELOPMENT


@dataclass(frozen=True)
class Planted:
    """One fault: the rule, and words that its place must hold ("" for a field as a whole)."""

    rule: str
    words: str


Plant = Callable[[Draft, int], tuple[Draft, Planted] | None]
PLANTS: dict[str, Plant] = {}


def plant(function: Plant) -> Plant:
    PLANTS[function.__name__] = function
    return function


def _pick(facts: Facts, way: int, development: tuple[str, ...], checking: tuple[str, ...]) -> str:
    ways = development if facts.half == DEVELOPMENT else checking
    return ways[way % len(ways)]


def _is_paper(draft: Draft) -> bool:
    return draft.form != "message"


@plant
def repeated_otherwise(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if draft.form not in ("kent", "county"):
        return None
    asked = draft.says["recommend"]
    changed = (
        asked.replace("inspection", "Ofsted inspection", 1) if "inspection" in asked else f"{asked} It is also asked to endorse the plan.",
        asked.rstrip(".") + " and the work of staff.",
        re.sub(r"(?i)\b(note|consider|receive|noted|endorses)\b", "agree", asked, count=1),
    )[way % 3]  # fmt: skip
    return (
        (replace(draft, again=changed), Planted("recommendation-repeated", "")) if changed != asked else None
    )


@plant
def verb(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    words = _pick(
        draft.facts, way,
        ("be aware of", "think about", "look at", "be mindful of"),
        ("take on board", "be assured by", "look into", "have sight of"),
    )  # fmt: skip
    return draft.saying("recommend", f"Members are asked to {words} the outcome of the inspection."), Planted(
        "recommendation-verb", words.split()[0]
    )


@plant
def sought(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    kind, words = (
        (OutcomeKind.APPROVED, "The Committee is asked to note the plan."),
        (OutcomeKind.NOTED, "The Committee is asked to approve the plan."),
        (OutcomeKind.REFERRED, "That the report be noted."),
        (OutcomeKind.RECOMMENDED, "Members are asked to comment on the report."),
    )[way % 4]
    return replace(draft.saying("recommend", words), sought=kind), Planted("recommendation-sought", "")


@plant
def nothing_asked(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if draft.form not in ("kent", "county") or way % 2:
        return None
    said = {slot: text for slot, text in draft.says.items() if slot != "recommend"}
    return replace(draft, says=said), Planted("recommendation-missing", "")


@plant
def classification(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    line, rule = (
        ("", "classification"),
        ("Exempt", "classification-complete"),
        ("Exempt: paragraph 3 of Schedule 12A to the Local Government Act 1972", "classification-complete"),
        ("Exempt under paragraph 12 of Schedule 12A; the public interest in privacy outweighs that in disclosure", "classification-complete"),
        ("Confidential: paragraph 1 of Schedule 12A", "classification-confidential"),
        ("Internal use", "classification"),
        ("Not for publication", "classification-complete"),
        ("Exempt: information about an individual; the public interest in disclosure is outweighed", "classification-complete"),
    )[way % 8]  # fmt: skip
    return draft.heading("classification", line), Planted(rule, "")


@plant
def pathway(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if draft.form != "kent":
        return None
    return draft.heading(("previous", "future")[way % 2], ("", "-", "")[way % 3]), Planted(
        "pathway-blank", ""
    )


@plant
def contact(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    if draft.form == "kent" and way % 2:
        return replace(draft, contacts=draft.contacts[:2]), Planted("contacts", "")
    role, name, post, phone, email = draft.contacts[0]
    gap = (role, name, post, "", email) if way % 3 else (role, name, post, phone, "")
    return replace(draft, contacts=(gap, *draft.contacts[1:])), Planted("contacts", "")


@plant
def appendix_not_there(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    text = _pick(
        draft.facts, way,
        ("The draft plan is attached as Appendix 2.", "Performance data is at Appendix 3.", "See Annex A for the terms of reference."),
        ("The improvement board's minutes are at Appendix D.", "Members are referred to appendix 5.", "The letter from the Director is enclosed (Annex B)."),
    )  # fmt: skip
    words = re.search(r"(?i)append\w+ [\dD]|Annex [AB]", text)
    return replace(draft, extra=(*draft.extra, text)), Planted(
        "appendix-not-attached", words[0] if words else ""
    )


@plant
def appendix_unmentioned(draft: Draft, _way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    more = (*draft.attachments, "Appendix 2: Summary for children")
    return replace(draft, attachments=more), Planted("appendix-not-mentioned", "")


@plant
def inspection_days(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    facts = draft.facts
    first, last = (
        (facts.start, days_from(facts.end, -7)),
        (days_from(facts.start, 7), facts.end),
        (days_from(facts.start, -14), days_from(facts.end, -14)),
        (facts.start.replace(year=facts.start.year - 1), facts.end.replace(year=facts.end.year - 1)),
    )[way % 4]
    if first > last or (first.year != last.year and way % 4 == 3):
        return None
    dash = f"{first.day} {first:%B}" if first.year == last.year else day(first)
    text = say(facts, "inspected", way, window=window(first, last).removeprefix("between "), first=day(first), last=day(last),
               window_dash=f"{dash} to {day(last)}")  # fmt: skip
    return draft.saying("inspected", text), Planted("inspection-dates", str(last.day))


@plant
def publication(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    wrong = days_from(draft.facts.published, (1, -3, 14, 30)[way % 4])
    text = say(
        draft.facts, "published", way, published=day(wrong), weekday_published=f"{wrong:%A} {day(wrong)}"
    )
    return draft.saying("published", text), Planted("publication-date", day(wrong))


@plant
def vague_due(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    due = draft.facts.plan_due
    words = _pick(
        draft.facts, way,
        (f"mid-{due:%B %Y}", f"the end of {due:%B}", f"{due:%B %Y}"),
        (f"the second half of {due:%B}", f"some time in {due:%B %Y}", f"{due:%B}"),
    )  # fmt: skip
    return draft.saying("due", say(draft.facts, "due", way, due=words)), Planted("plan-due-date", f"{due:%B}")


@plant
def wrong_due(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    wrong = days_from(draft.facts.plan_due, (-1, 30, -9, 4)[way % 4])
    return draft.saying("due", say(draft.facts, "due", way, due=day(wrong))), Planted(
        "plan-due-date", day(wrong)
    )


@plant
def wrong_period(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    words = ("60 working days", "70 days", "three months", "ninety working days")[way % 4]
    text = say(draft.facts, "period", way)
    changed = re.sub(r"(?:70|seventy) working days", words, text)
    return draft.saying("period", changed), Planted("plan-due-date", words.split()[0])


@plant
def misquoted(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if not draft.facts.quotations:
        return None
    words = draft.facts.quotations[0].split()
    at = len(words) // 2
    changed = (
        [*words[:at], "always", *words[at:]],
        [*words[:at], *words[at + 2 :]],
        [*words[:at], "consistently", *words[at + 1 :]],
    )[way % 3]
    return draft.saying("quote", say(draft.facts, "quote", way, quote=" ".join(changed))), Planted(
        "quotation", words[0]
    )


@plant
def invented(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    quote = _pick(
        draft.facts, way,
        ("Staff are proud to work here and leaders know every team by name and by what it does well.",
         "Across the service we saw many examples of outstanding work that other councils would do well to follow."),
        ("The improvement since the last visit is as marked as any that we have seen in the region in recent years.",
         "Managers know their staff, staff know their children, and nobody waits for a decision that matters to them."),
    )  # fmt: skip
    return draft.saying("quote", say(draft.facts, "quote", way, quote=quote)), Planted(
        "quotation", quote.split()[0]
    )


@plant
def stale_share(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    if draft.facts.share is None:
        return None
    true = float(draft.facts.share[0])
    wrong = str(round(true + (-6, 8, -11, 5)[way % 4]))
    return draft.saying("share", say(draft.facts, "share", way, share=wrong)), Planted(
        "national-share", wrong
    )


def _rank_words(text: str) -> str:
    found = re.search(r"quartile|quarter|decile|top 1\d%|top third|top \w+", text)
    return found[0] if found else ""


@plant
def quartile(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    facts = draft.facts
    if (
        facts.share is None
        or facts.judgements["overall"] == "Outstanding"
        or facts.share[1] * 4 <= facts.share[2]
    ):
        return None  # where a quarter or fewer are good or better, the claim may be true
    text = _pick(
        facts, way,
        ("This places the Council within the upper quartile of authorities inspected.", "The judgement puts us in the top 10% of councils."),
        ("It is a top-quartile result among the authorities inspected so far.",
         "Ofsted's judgement places us among the top 5% of councils."),
    )  # fmt: skip
    return replace(draft, extra=(*draft.extra, text)), Planted(
        "national-rank", "top" if "top" in text else "upper"
    )


_OTHER = {
    "Good": "Outstanding",
    "Outstanding": "Good",
    "Requires improvement": "Good",
    "Inadequate": "Requires improvement",
}


@plant
def wrong_overall(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    wrong = _OTHER[draft.facts.judgements["overall"]]
    text = say(draft.facts, "overall", way, overall=wrong, overall_low=wrong.lower())
    return draft.saying("overall", text), Planted("judgement", wrong)


@plant
def wrong_part(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    slot, key = (("help", "help_protection"), ("leadership", "leadership"))[way % 2]
    wrong = _OTHER[draft.facts.judgements[key]]
    low = "help_low" if slot == "help" else "leadership_low"
    text = say(draft.facts, slot, way // 2, **{key: wrong, low: wrong.lower()})
    return draft.saying(slot, text), Planted("judgement", wrong)


@plant
def team(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    facts = draft.facts
    if facts.team is None:
        return None
    wrong = facts.team + (4, -3, 5)[way % 3]
    words = number(wrong)
    text = say(facts, "team", way, team=wrong, team_words=words, team_cap=words.capitalize())
    return draft.saying("team", text), Planted("inspectors", str(wrong) if str(wrong) in text else words)


@plant
def count(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    facts = draft.facts
    if facts.recommendations < 2:
        return None
    wrong = facts.recommendations + 9 + way % 3
    text = say(
        facts, "count", way, count=wrong, count_words=number(wrong), count_cap=number(wrong).capitalize()
    )
    return draft.saying("count", text), Planted("recommendations-count", str(wrong))


@plant
def placeholder(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    text = _pick(
        draft.facts, way,
        ("The plan will be reported to [name of body] in the autumn.", "Costs are [TBC]."),
        ("Finance comments [awaited from Finance]", "The pilot runs in [X] districts.", "Date of next review: TBC"),
    )  # fmt: skip
    found = re.search(r"\[[^]]+\]|TBC", text)
    return replace(draft, extra=(*draft.extra, text)), Planted("placeholder", found[0] if found else "")


@plant
def no_such_day(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    year = draft.facts.meeting.year
    meeting = draft.facts.meeting
    wrong = days_from(meeting, 1)
    words = (f"31 June {year}", f"{wrong:%A} {day(meeting)}", f"30 February {year + 1}")[way % 3]
    text = _pick(
        draft.facts,
        way,
        (f"Members will meet staff on {words}.",),
        (f"A seminar for members is arranged for {words}.",),
    )
    return replace(draft, extra=(*draft.extra, text)), Planted("date-impossible", words)


@plant
def how_many_authorities(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    wrong = (148, 160, 174)[way % 3]
    text = _pick(
        draft.facts, way,
        (f"Ofsted inspects each of the {wrong} English local authorities.", f"There are {wrong} local authorities in England."),
        (f"England has {wrong} local authorities with these duties.", f"Of the {wrong} local authorities in England, all are inspected."),
    )  # fmt: skip
    return replace(draft, extra=(*draft.extra, text)), Planted("authorities-count", str(wrong))


def word_of_another_number(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    number_of = (41, 33, 27)[way % 3]
    text = _pick(
        draft.facts, way,
        (f"The large majority ({number_of}%) of audits were good.", f"Most plans seen by managers ({number_of} per cent) were on time."),
        (f"Two-thirds of the actions – {number_of} of 100 – are complete.", f"The vast majority, {number_of}%, are closed."),
    )  # fmt: skip
    return replace(draft, extra=(*draft.extra, text)), Planted("proportion-word", str(number_of))


def number_of_another_word(draft: Draft, way: int) -> tuple[Draft, Planted] | None:
    number_of = (62, 74, 81)[way % 3]
    text = _pick(
        draft.facts, way,
        (f"On time were {number_of}%, a small minority, of the audits.",),
        (f"Of the plans, {number_of} of 100 (very few) were late.",),
    )  # fmt: skip
    return replace(draft, extra=(*draft.extra, text)), Planted("proportion-number", str(number_of))


@plant
def other_meeting(draft: Draft, _way: int) -> tuple[Draft, Planted] | None:
    if not _is_paper(draft):
        return None
    body = draft.head["to"].rpartition(" - ")[0]
    return replace(draft, meeting=Meeting(body, days_from(draft.facts.meeting, 7))), Planted(
        "meeting-date", ""
    )


@plant
def head_blank(draft: Draft, _way: int) -> tuple[Draft, Planted] | None:
    if draft.form not in ("kent", "county"):
        return None
    return draft.heading("subject", ""), Planted("head-blank", "")


@plant
def background(draft: Draft, _way: int) -> tuple[Draft, Planted] | None:
    if draft.form not in ("kent", "county"):
        return None
    head = {slot: text for slot, text in draft.head.items() if slot != "background"}
    return replace(draft, head=head), Planted("background-documents", "")


# Put into every paper besides, in turn, so that the rounds of the others stay as they were when they were scored.
BESIDES: tuple[Plant, ...] = (word_of_another_number, number_of_another_word)


# Plants that write into the same slot are not put into one paper.
_SLOTS = {
    "repeated_otherwise": "recommend",
    "verb": "recommend",
    "sought": "recommend",
    "nothing_asked": "recommend",
    "vague_due": "due",
    "wrong_due": "due",
    "appendix_not_there": "appendix",
    "appendix_unmentioned": "appendix",
    "misquoted": "quote",
    "invented": "quote",
}


def planted_in(draft: Draft, names: list[str], way: int) -> tuple[Draft, list[Planted]]:
    """The draft with those of the named faults that it can have."""
    planted: list[Planted] = []
    taken: set[str] = set()
    for name in names:
        slot = _SLOTS.get(name, name)
        changed = None if slot in taken else PLANTS[name](draft, way)
        if changed is not None:
            taken.add(slot)
            draft = changed[0]
            planted.append(changed[1])
    return draft, planted


def rounds(drafts: list[Draft]) -> Iterator[tuple[Draft, list[Planted]]]:
    """Each draft with five faults or so, so that every kind comes several times in each half."""
    names = list(PLANTS)
    per_half: dict[str, int] = {}
    for draft in drafts:
        turn = per_half.get(draft.facts.half, 0)
        per_half[draft.facts.half] = turn + 1
        wanted = [names[(7 * turn + 5 * step) % len(names)] for step in range(7)]
        faulty, planted = planted_in(draft, wanted, turn + turn // 4)
        besides = BESIDES[turn % len(BESIDES)](faulty, turn // 2)
        yield (besides[0], [*planted, besides[1]]) if besides else (faulty, planted)
