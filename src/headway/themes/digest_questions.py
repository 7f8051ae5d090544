"""What members may want to ask after a digest, each question with the figure or the case that it comes from."""

from collections.abc import Iterator

from headway.themes.digest import Digest, Part, Said
from headway.themes.digest_words import are, day, lower, main_framework, much, of

__all__ = ["questions"]


def questions(digest: Digest) -> Part | None:
    """What members may want to ask: each with why."""
    holds = tuple(Said(each, is_item=True) for each in _questions(digest))
    return (
        Part("What members may want to ask", (Said("Members may want to ask officers:"), *holds))
        if holds
        else None
    )


def _questions(digest: Digest) -> Iterator[str]:
    leading = [
        each for each in digest.counts if each.framework == main_framework(digest.coverage) and each.reports
    ]
    for top in sorted(leading, key=lambda row: -row.reports)[:3]:
        counted = [
            f"{of(each.reports, each.of, 'report')} under {each.framework}"
            for each in digest.counts
            if each.key == top.key
        ]
        yield (
            f"{top.name}: named in {'; and, counted apart, in '.join(counted)}. What do our own audits and figures say "
            "of it here, and of which month are they?"
        )
    for case in digest.better[:2]:
        yield (
            f"{case.earlier.authority} was told of {lower(case.theme)} and rose from “{case.earlier.grade}” to "
            f"“{case.later_grade}”. Has anybody here asked them what they changed?"
        )
    open_ = [one for one in digest.decided if one.relevant and not one.action and not one.because]
    if open_:
        yield (
            f"Of {much(len(digest.decided), 'lesson')} judged, {len(open_)} {are(len(open_))} relevant and waiting for "
            "a decision on what follows. Who decides, and by when?"
        )
    for lesson in digest.decided:
        if lesson.action and lesson.due:
            who = lesson.owner or "nobody is named"
            yield (
                f"The action “{lesson.action}” is due on {day(lesson.due)} ({who}). "
                "How will members see that it has worked?"
            )
