"""The plan itself: its name, its owning body, its status words, its publication."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import demand, line, told
from headway.web.plans.models import Action, Plan, Publication, StatusWord, Update
from headway.web.plans.statement import contents, to_json
from headway.web.plans.states import Answer, Rag
from headway.web.plans.words import Word
from headway.web.trail.actions import plain
from headway.web.versions import claim


@transaction.atomic
def change_plan(*, by: Person, plan: Plan, version: int, title: str, owning_body: str) -> Plan:
    """Name the plan and the body that alone may close its actions."""
    demand(by, May.WRITE_PLAN, plan.authority_id)
    new_title, new_body = line(title, "The title"), line(owning_body, "The owning body")
    claim(plan, version)
    before = plain(plan, "title", "owning_body")
    plan.title, plan.owning_body = new_title, new_body
    plan.save(update_fields=["title", "owning_body"])
    told(by, "plan.changed", plan, before=before, after=plain(plan, "title", "owning_body"))
    return plan


@transaction.atomic
def set_status_words(*, by: Person, plan: Plan, version: int, words: Sequence[Word]) -> list[StatusWord]:
    """Set the plan's words for progress, in order, each with its meaning. A word that is in use cannot go."""
    demand(by, May.WRITE_PLAN, plan.authority_id)
    wanted = _checked(words)
    claim(plan, version)
    held = {each.word: each for each in plan.status_words.all()}
    before = _told_words(held.values())
    gone = [each for word, each in held.items() if word not in wanted]
    _must_be_unused(gone)
    for each in gone:
        each.delete()
    made = []
    for place, (word, given) in enumerate(wanted.items()):
        row = held.get(word) or StatusWord(plan=plan, word=word)
        row.meaning, row.rag, row.must_explain, row.order = (
            given.meaning,
            given.rag,
            given.must_explain,
            place,
        )
        row.save()
        made.append(row)
    told(by, "plan.status_words_set", plan, before=before, after=_told_words(made))
    return made


@transaction.atomic
def publish(*, by: Person, plan: Plan, on: date, version: int | None = None) -> Publication:
    """Publish the statement of proposed action as the plan stands. Every recommendation must have its answer.

    Published again on a later day, it is a new edition; the earlier ones are kept.
    """
    demand(by, May.PUBLISH, plan.authority_id)
    unanswered = plan.items.filter(recommendation__isnull=False, answer=Answer.NONE).count()
    if unanswered:
        raise ForPerson(
            f"{unanswered} recommendation{'' if unanswered == 1 else 's'} without an answer. "
            "The statement answers every one: answer them, then publish."
        )
    claim(plan, plan.version if version is None else version)
    before = plain(plan, "published")
    made = Publication.objects.create(
        plan=plan, on=on, by_name=by.name, statement=to_json(contents(plan, on))
    )
    plan.published = plan.published or on
    plan.save(update_fields=["published"])
    told(by, "plan.published", plan, before=before, after={"published": on.isoformat(), "edition": made.pk})
    return made


def _checked(words: Sequence[Word]) -> dict[str, Word]:
    if not words:
        raise ForPerson("A plan needs at least one status word.")
    found: dict[str, Word] = {}
    for each in words:
        word = line(each.word, "A status word", 30)
        if word.casefold() in {known.casefold() for known in found}:
            raise ForPerson(f'"{word}" is there twice. A word has one meaning in a plan.')
        if each.rag not in Rag.values:
            raise ForPerson(f'"{word}": a rating is one of none, green, amber or red.')
        found[word] = Word(
            word, line(each.meaning, f'The meaning of "{word}"', 300), Rag(each.rag), each.must_explain
        )
    return found


def _must_be_unused(gone: Sequence[StatusWord]) -> None:
    used = set(Action.objects.filter(status__in=gone).values_list("status__word", flat=True))
    used |= set(Update.objects.filter(status__in=gone).values_list("status__word", flat=True))
    if used:
        raise ForPerson(
            f"In use, so it cannot go: {', '.join(sorted(used))}. Updates keep the word they were made with."
        )


def _told_words(words: object) -> dict[str, object]:
    return {each.word: f"{each.meaning} ({each.rag})" for each in words}  # type: ignore[attr-defined]
