"""A digest in plain words, part by part, for a committee that asks what other councils' inspections teach.

Each part takes the whole digest and gives what there is to say, or None where there is nothing. A count says what it is
out of; a share is that of the reports in the library and no more; frameworks are kept apart.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from headway.themes.digest import Change, Coverage, Digest, Grid, Part, Said, ThemeCount
from headway.themes.digest_lessons import asked, better, decided, neighbours
from headway.themes.digest_questions import questions
from headway.themes.digest_words import (
    are,
    day,
    listed,
    lower,
    main_framework,
    much,
    number,
    of,
    quoted,
    reached,
    source_of,
)

__all__ = ["parts", "summary"]


def parts(digest: Digest) -> tuple[Part, ...]:
    """Every part that has something to say, in the order in which a member reads."""
    found = (make(digest) for make in _PARTS)
    return tuple(part for part in found if part and part.holds)


def summary(digest: Digest) -> str:
    """What the paper is about, in two or three sentences."""
    cover = digest.coverage
    named = [each for each in digest.counts if each.framework == main_framework(cover)]
    said = [
        (
            f"This report tells what {much(cover.counted, 'inspection report')} on "
            f"{_authorities(cover)} asked of {_them(cover)}, and what {digest.authority} makes of it."
        )
    ]
    if named:
        top = max(named, key=lambda each: each.reports)
        said.append(
            f"Of {much(len(named), 'theme')} that this report looks at, the one named most often under {top.framework} "
            f"is {lower(top.name)}: {of(top.reports, top.of, 'report')}."
        )
    if digest.decided:
        relevant = sum(each.relevant for each in digest.decided)
        acted = sum(bool(each.action) for each in digest.decided)
        said.append(
            f"Of {much(len(digest.decided), 'lesson')} that {'was' if len(digest.decided) == 1 else 'were'} judged, "
            f"{number(relevant)} {'was' if relevant < 2 else 'were'} found relevant here and "
            f"{number(acted)} led to an action."
        )
    return " ".join(said)


_APART = (
    "Inspectors work to a published framework, and each framework asks for other things on another scale. "
    "Figures under one framework are therefore given apart from those under another, and are not compared."
)
_ALIKE = (
    "Authorities differ in size, place and the number of unaccompanied children in their care. "
    "Each passage below names its authority, framework and day, so that members can weigh how like it is."
)


def introduction(digest: Digest) -> Part:
    """What this is, and how it may be read."""
    cover = digest.coverage
    said = [_APART, _ALIKE]
    if digest.counts:
        said.append(_how_themes_came(digest))
    if cover.examples:
        said.append(
            f"{_sentence(of(cover.examples, cover.counted, 'report'))} "
            f"{'is an example' if cover.examples == 1 else 'are examples'}: what the report asks for "
            "is told in the demo's own words. Load the reports themselves to quote them."
        )
    return Part("Introduction", tuple(Said(each) for each in said))


def _how_themes_came(digest: Digest) -> str:
    named, confirmed = (
        sum(getattr(each, name) for each in digest.counts) for name in ("reports", "confirmed")
    )
    method = f" ({digest.method})" if digest.method else ""
    return (
        "A report “names” a theme when something it asks for is about it. Themes are proposed by a measured "
        f"method{method} and confirmed by people. Of the {named:,} namings counted below, a person has confirmed "
        f"{confirmed:,}; the other {named - confirmed:,} are the machine's proposals."
    )


def coverage(digest: Digest) -> Part:
    """What the library covers, and what it does not."""
    cover = digest.coverage
    source = f"Headway, library of reports, as at {day(digest.on)}"
    return Part("What was read, and what was not", tuple(Said(each, source) for each in _covered(cover)))


def _covered(cover: Coverage) -> Iterator[str]:
    by = listed([f"{count} under {name}" for name, count in cover.frameworks])
    span = (
        f", on inspections that ended between {day(cover.first)} and {day(cover.last)}" if cover.first else ""
    )
    yield (
        f"This digest is of {much(cover.counted, 'report')} on {_authorities(cover)}{span}"
        f"{': ' + by if by else ''}. There are {cover.all_authorities} upper-tier authorities in England."
    )
    if cover.only:
        yield f"Only the reports on {cover.only} were asked for."
    yield (
        f"The library was given {much(cover.documents, 'document')}: of these {cover.documents:,}, {cover.refused:,} "
        f"could not be read as a report and {cover.copies:,} are copies of another. Such documents count nowhere."
    )
    if cover.undated:
        without = _sentence(of(cover.undated, cover.documents, "document"))
        yield f"{without} gave no day, or no authority that is known, and {are(cover.undated)} not counted."
    if cover.visits or cover.own:
        yield (
            f"{_sentence(of(cover.visits, cover.documents, 'document'))} {are(cover.visits)} of a visit or letter on "
            f"part of the services, and {of(cover.own, cover.documents, 'document')} {are(cover.own)} about this "
            "authority itself; they are left out here."
        )
    if cover.without_items:
        yield (
            f"In {of(cover.without_items, cover.counted, 'report')} nothing was found that the report asks for: "
            "it may ask for nothing, or its list could not be read."
        )
    yield (
        "Reports that are not in the library are not counted. What follows is therefore true of these reports, and is "
        "no statement about every authority."
    )


def counts(digest: Digest) -> Part | None:
    """What is asked for and how often, a table for each framework; the commonest in words, with passages."""
    if not digest.counts:
        return None
    holds: list[Said | Grid] = []
    for framework, rows in _by_framework(digest.counts):
        ordered = sorted(rows, key=lambda each: (-each.reports, each.name))
        holds.append(_commonest(digest, framework, ordered))
        holds.append(_table(framework, ordered))
    holds.append(
        Said(
            "The range beside each count says how far the share could move by chance alone with so few reports. "
            "Where two ranges overlap widely, which theme is the commoner cannot be told."
        )
    )
    holds += _passages(digest)
    return Part("What was found, and how often", tuple(holds))


def _commonest(digest: Digest, framework: str, rows: list[ThemeCount]) -> Said:
    leading = [each for each in rows[:3] if each.reports]
    source = f"Headway, library of reports, {framework}, as at {day(digest.on)}"
    if not leading:
        return Said(
            f"Under {framework}, none of {rows[0].of} reports names any of the themes chosen.", source
        )
    named = [f"{lower(each.name)} ({of(each.reports, each.of, 'report')})" for each in leading]
    return Said(f"Under {framework}, what reports ask for most often is about {listed(named)}:", source)


def _table(framework: str, rows: list[ThemeCount]) -> Grid:
    return Grid(
        f"What was found under {framework}, how often",
        ("Theme", "Reports that name it", "Range", "Confirmed by a person"),
        tuple(
            (
                each.name,
                f"{each.reports} of {each.of}",
                f"{reached(each.lower)} to {reached(each.upper)}",
                f"{each.confirmed} of {each.reports}",
            )
            for each in rows
        ),
    )


def _passages(digest: Digest) -> Iterator[Said]:
    for name, found in digest.quoted:
        if found:
            yield Said(f"On {lower(name)}, reports asked, among other things:", _sources(found), found)


_TOO_FEW = (
    "These reports are too few to say. A change is only looked for where at least ten reports under one framework fall "
    "in each half of its years."
)


def changes(digest: Digest) -> Part | None:
    """Whether a theme is getting commoner, and whether these reports can tell."""
    if not digest.changes:
        return Part("Is it getting commoner?", (Said(_TOO_FEW),)) if digest.counts else None
    holds = [_changed(digest, each) for each in digest.changes]
    can = sum(each.can_tell for each in digest.changes)
    first = Said(
        f"Each theme was counted in the earlier and the later part of the period, under one framework at a time. "
        f"For {of(can, len(digest.changes), 'comparison')} the reports can tell a change from chance."
    )
    return Part("Is it getting commoner?", (first, *holds))


def _changed(digest: Digest, each: Change) -> Said:
    earlier, later = of(each.before, each.of_before, "report"), of(each.after, each.of_after, "report")
    now, then = each.after / each.of_after, each.before / each.of_before
    verdict = (
        f"it is named {'more' if now > then else 'less'} often than before"
        if each.can_tell
        else "these reports cannot tell a change from chance"
    )
    return Said(
        f"**{each.name}** ({each.framework}): {earlier} before {day(each.turn)}, {later} since; {verdict}.",
        f"Headway, library of reports, {each.framework}, as at {day(digest.on)}",
        is_item=True,
    )


def annex(digest: Digest) -> Part | None:
    """Every passage used above, whole, with the report and the page on which it stands."""
    used = {(each.authority, each.framework, each.page, each.text): each for each in asked(digest)}
    if not used:
        return None
    ordered = sorted(used.values(), key=lambda each: (each.authority, str(each.inspected), each.page))
    rows = tuple((source_of(each), quoted(each, 10_000)) for each in ordered)
    said = Said("Each passage used above, whole, with the report and the page on which it stands:")
    return Part(
        "Annex: passages with report and page", (said, Grid("Passages", ("Report and page", "Passage"), rows))
    )


def _by_framework(rows: tuple[ThemeCount, ...]) -> Iterator[tuple[str, list[ThemeCount]]]:
    ordered = sorted(rows, key=lambda each: each.framework)
    return ((name, list(group)) for name, group in groupby(ordered, key=lambda each: each.framework))


def _authorities(cover: Coverage) -> str:
    return much(cover.authorities, "authority", "authorities")


def _them(cover: Coverage) -> str:
    return "it" if cover.authorities == 1 else "them"


def _sources(found: tuple) -> str:  # type: ignore[type-arg]
    return "; ".join(source_of(each) for each in found)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_PARTS: tuple[Callable[[Digest], Part | None], ...] = (
    introduction,
    coverage,
    counts,
    changes,
    neighbours,
    better,
    decided,
    questions,
    annex,
)
