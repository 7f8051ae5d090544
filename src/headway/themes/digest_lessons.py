"""The parts of a digest that tell of authorities: our neighbours, those who came out better, and what we decided."""

from collections.abc import Iterator

from headway.themes.digest import Better, Decided, Digest, Part, Quotation, Said, Told
from headway.themes.digest_words import day, much, number, of, source_of

__all__ = ["asked", "better", "decided", "neighbours"]


def neighbours(digest: Digest) -> Part | None:
    """What the latest report on each neighbour asks for."""
    if not digest.neighbour_list:
        return None
    first = Said(
        f"{digest.authority} has {much(digest.neighbours, 'statistical neighbour')} in the list "
        f"“{digest.neighbour_list}”. "
        f"What was chosen holds a report on {of(len(digest.told), digest.neighbours, 'neighbour')}; "
        "the latest of each asked for the following. Reports under different frameworks are not to be compared with "
        "each other.",
        f"Headway, neighbour list “{digest.neighbour_list}”",
    )
    return Part("What our neighbours were told", (first, *map(_told, digest.told)))


def _told(each: Told) -> Said:
    judged = f", overall: {each.grade}" if each.grade else ""
    head = f"**{each.authority}** ({each.framework}, fieldwork to {day(each.inspected)}{judged})"
    themes = "; ".join(name[:1].lower() + name[1:] for name in each.themes)
    about = f"on {themes}" if themes else "on nothing that a theme was found for"
    said = (
        f"{head}: {much(each.asks, 'item')}, {about}."
        if each.asks
        else f"{head}: no list of items was found."
    )
    quotations = (each.quotation,) if each.quotation else ()
    return Said(
        said, f"Report on {each.authority}, {each.framework}, fieldwork to {day(each.inspected)}", quotations
    )


def better(digest: Digest) -> Part | None:
    """Who was told of a theme when graded low, and was graded higher at the next inspection."""
    if not digest.better_of:
        return None
    told = (
        f" The latest {len(digest.better)} are told here." if len(digest.better) < digest.better_found else ""
    )
    first = Said(
        f"These themes were named {much(digest.better_of, 'time')} in a report graded inadequate or requires "
        "improvement whose next report can be compared with it; "
        f"{of(digest.better_found, digest.better_of, 'time')} the next grade was higher.{told}{_others(digest)} "
        "A higher grade is no proof that the theme was mended: each case says whether the next report named it again.",
        f"Headway, library of reports, as at {day(digest.on)}",
    )
    return Part("Who had this problem and came out better", (first, *map(_bettered, digest.better)))


def _others(digest: Digest) -> str:
    """The base rate: who stands low mostly rises, told of this theme or not."""
    if not digest.others_of:
        return ""
    return (
        " Where a report as low did not name the theme, the next grade was higher "
        f"{of(digest.others_found, digest.others_of, 'time')}."
    )


def _bettered(case: Better) -> Said:
    before, after = case.earlier.framework, case.later_framework
    scales = (
        ""
        if before == after
        else f" The two inspections were made under different frameworks ({before}, then {after})."
    )
    again = "asked about it again" if case.still_named else "did not ask about it again"
    later = f"{after}, fieldwork to {day(case.later_inspected)}"
    quotations = (case.earlier, case.said) if case.said else (case.earlier,)
    return Said(
        f"**{case.earlier.authority}, {case.theme[:1].lower() + case.theme[1:]}**: told of it when judged "
        f"“{case.earlier.grade}” ({before}, fieldwork to {day(case.earlier.inspected)}); judged “{case.later_grade}” "
        f"at the next inspection ({later}), which {again}.{scales}",
        f"Reports on {case.earlier.authority}: {before}, fieldwork to {day(case.earlier.inspected)}; {later}",
        quotations,
    )


def decided(digest: Digest) -> Part | None:
    """What was decided here on each lesson: relevant or not, why, and what came of it."""
    since = f" since {day(digest.decided_since)}" if digest.decided_since else f" by {day(digest.on)}"
    if not digest.decided:
        return Part(
            "What we decided", (Said(f"No lesson was judged relevant or not for {digest.authority}{since}."),)
        )
    relevant = [each for each in digest.decided if each.relevant]
    acted, none = sum(bool(each.action) for each in relevant), sum(bool(each.because) for each in relevant)
    waiting = len(relevant) - acted - none
    whole = much(len(digest.decided), "lesson")
    first = Said(
        f"{digest.authority} judged {whole}{since}. {_relevant(len(relevant), len(digest.decided))} "
        f"Of the relevant ones, {number(acted)} led to an action and {number(none)} to no action with the reason; "
        f"{number(waiting)} {'waits' if waiting == 1 else 'wait'} for a decision.",
        f"Headway, lessons of {digest.authority}, as at {day(digest.on)}",
    )
    return Part("What we decided", (first, *map(_decided, digest.decided)))


def _relevant(count: int, whole: int) -> str:
    return f"{count if count else 'None'} of {whole} {'was' if count < 2 else 'were'} found relevant."


def _decided(each: Decided) -> Said:
    head = f"**{each.quotation.authority}**: " + ("relevant here" if each.relevant else "not relevant here")
    said = f"{head}, because {_clause(each.reason)} ({each.by}, {day(each.on)}). {_came_of(each)}".strip()
    return Said(said, source_of(each.quotation), (each.quotation,))


def _came_of(each: Decided) -> str:
    if each.action:
        due = f", due {day(each.due)}" if each.due else ", with no due date"
        return f"Action: {each.action} ({each.owner or 'nobody is named'}{due})."
    if each.because:
        return f"No action, because {_clause(each.because)}."
    return "What follows has not been decided yet." if each.relevant else ""


def _clause(text: str) -> str:
    """A reason as it goes on in a sentence; a name or an abbreviation keeps its capital."""
    said = " ".join(text.split()).rstrip(".")
    first = said.split(" ", 1)[0]
    common = first in {
        "The",
        "We",
        "Our",
        "It",
        "This",
        "There",
        "No",
        "All",
        "In",
        "Since",
        "A",
        "An",
        "They",
        "What",
    }
    return said[:1].lower() + said[1:] if common else said


def asked(digest: Digest) -> Iterator[Quotation]:
    """Every passage that the digest uses."""
    for _, found in digest.quoted:
        yield from found
    for told in digest.told:
        if told.quotation:
            yield told.quotation
    for case in digest.better:
        yield case.earlier
        if case.said:
            yield case.said
    for each in digest.decided:
        yield each.quotation
