"""National registers as loaded, and the position from one of them. Public."""

from collections.abc import Iterable, Sequence
from datetime import date

from headway.benchmarks import Position, RegisterRow, position
from headway.web.register.models import NationalInspection, RegisterEdition


def editions() -> list[RegisterEdition]:
    """Every edition, the one that reaches furthest first."""
    return sorted(
        RegisterEdition.objects.defer("problems"),
        key=lambda each: (each.covers_to or date.min, each.as_at or date.min, each.pk),
        reverse=True,
    )


def chosen_edition(
    known: Sequence[RegisterEdition], frameworks: Iterable[str], edition: str = ""
) -> RegisterEdition | None:
    """The edition asked for by its id, or else the one that reaches furthest of those with all these frameworks."""
    if edition:
        return next((each for each in known if str(each.pk) == edition), None)
    wanted = set(frameworks)
    held: dict[int, set[str]] = {}
    pairs = NationalInspection.objects.filter(framework__in=wanted).order_by()
    for pk, framework in pairs.values_list("edition_id", "framework").distinct():
        held.setdefault(pk, set()).add(framework)
    return next((each for each in known if held.get(each.pk) == wanted), None)


def national_position(
    edition: RegisterEdition, on: date, frameworks: Sequence[str], judgement: str = "overall"
) -> Position:
    """The position on a day from one edition."""
    stored = NationalInspection.objects.filter(edition=edition, framework__in=frameworks)
    return position(map(as_row, stored), on, frameworks, judgement)


def as_row(stored: NationalInspection) -> RegisterRow:
    """A stored row as headway.benchmarks has it."""
    return RegisterRow(
        authority=stored.authority_name,
        ons_code=stored.authority_code,
        framework=stored.framework,
        form=stored.form,
        start=stored.start,
        start_printed=stored.start_printed,
        end=stored.end,
        published=stored.published,
        published_printed=stored.published_printed,
        judgements=stored.judgements,
        theme=stored.theme,
        source=stored.source,
        confidence=stored.confidence,
        place=stored.place,
    )
