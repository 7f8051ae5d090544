"""What the pages of plans share: finding for somebody, trying an action, showing a conflict, the views of a plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from headway.errors import ForPerson
from headway.web.access import SignInFirst, found_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.fields import DayField, PageForm, errors_of
from headway.web.pages import day
from headway.web.plans.models import Action, Item, Plan
from headway.web.plans.rules import Progress, Standing, standing
from headway.web.plans.states import Answer
from headway.web.versions import Conflict

_Kind = TypeVar("_Kind", bound=Model)
_Made = TypeVar("_Made")


def seen_or_404(request: HttpRequest, queryset: QuerySet[_Kind], **lookup: Any) -> _Kind:
    """The object for one who signed in; nobody else learns whether it exists, and is asked to sign in."""
    if not request.user.is_authenticated:
        raise SignInFirst
    return found_or_404(queryset, **lookup)


@dataclass(frozen=True)
class Compared:
    """One field as the person wrote it beside how it stands now."""

    label: str
    yours: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.yours != self.theirs


@dataclass
class Trial:
    """What came of a form: whether it was done, what is wrong, and how somebody else's version differs."""

    made: Any = None
    done: bool = False
    errors: list[dict[str, str]] = field(default_factory=list)
    conflict: list[Compared] | None = None
    said: str = ""


def tried(
    form: PageForm,
    act: Callable[[], Any],
    *,
    current: Callable[[Any], Mapping[str, Any]] = lambda _: {},
    rows: Any = None,
) -> Trial:
    """Do it if the form is whole. What a person can mend comes back as errors, nothing typed is lost.

    ``current`` turns the version that stands now into the form's initial values, to be shown beside what was typed;
    ``rows`` is a formset that belongs to the form.
    """
    whole = form.is_valid()
    if rows is not None:
        whole = rows.is_valid() and whole
    if not whole:
        found = errors_of(form)
        for each in rows or ():
            found += errors_of(each)
        return Trial(errors=found)
    try:
        return Trial(made=act(), done=True)
    except Conflict as clash:
        return _clash(form, clash, current)
    except ForPerson as fault:
        form.add_error(None, str(fault))
        return Trial(errors=errors_of(form))


def _clash(form: PageForm, clash: Conflict, current: Callable[[Any], Mapping[str, Any]]) -> Trial:
    """The form with the newer version in it, and both versions field by field."""
    said = str(clash)
    summary = [{"text": said, "href": "#both-versions" if clash.current else "#main-content"}]
    if clash.current is None:
        return Trial(errors=summary, conflict=[], said=said)
    theirs = current(clash.current)
    compared = [
        Compared(
            str(form.fields[name].label), in_words(form, name, form.shown(name)), in_words(form, name, value)
        )
        for name, value in theirs.items()
        if name in form.fields
    ]
    form.data = form.data.copy()
    form.data["version"] = str(clash.current.version)
    return Trial(errors=summary, conflict=compared, said=said)


def in_words(form: PageForm, name: str, value: Any) -> str:
    """A field's value as a person reads it."""
    kind = form.fields[name]
    if isinstance(kind, DayField):
        return day(
            kind.to_python(value)
        )  # as typed or as it stands; two versions come of a form that is whole
    choices = dict(getattr(kind, "choices", ()))
    if isinstance(value, list | tuple):
        return "; ".join(str(choices.get(str(each), each)) for each in value)
    if isinstance(value, bool) or value == "on":
        return "Yes" if value else "No"
    return str(choices.get(str(value), "" if value is None else value))


def form_page(
    request: HttpRequest, template: str, form: PageForm, trial: Trial | None = None, **context: Any
) -> HttpResponse:
    """A page with a form; with errors it is answered 400, with a conflict 409, and what was typed stands in it."""
    trial = trial or Trial()
    status = 409 if trial.conflict is not None else 400 if trial.errors else 200
    return render(
        request,
        template,
        {"form": form, "errors": trial.errors, "conflict": trial.conflict, "said": trial.said, **context},
        status=status,
    )


def sent_on(request: HttpRequest, said: str, to: str, *args: Any) -> HttpResponse:
    """Say that it was done, and go on to the page that shows it."""
    messages.success(request, said)
    return redirect(to, *args)


def plan_context(request: HttpRequest, plan: Plan, here: str, title: str = "") -> dict[str, Any]:
    """What the head of each page of a plan shows: its name, its views, and what this person may do with it."""
    return {
        "plan": plan,
        "here": here,
        "trail": crumbs(plan, title) if title else crumbs(),
        "views": [
            {"text": text, "href": reverse(name, args=[plan.pk]), "current": name == here}
            for text, name in _VIEWS
        ],
        "can": permissions(request, plan.authority_id),
    }


_VIEWS = (
    ("Recommendations", "plan"),
    ("Board", "plan_board"),
    ("Table", "plan_table"),
    ("Timeline", "plan_timeline"),
    ("What changed", "plan_changes"),
    ("Health", "plan_health"),
    ("Statement", "plan_statement"),
)


def permissions(request: HttpRequest, authority: str) -> dict[str, bool]:
    """What the person may do in the plan's authority, by the words that templates ask with."""
    wanted = {
        "write": May.WRITE_PLAN,
        "publish": May.PUBLISH,
        "decide": May.DECIDE_CLOSURE,
        "update_any": May.UPDATE_ANY_ACTION,
        "update_own": May.UPDATE_OWN_ACTIONS,
        "evidence": May.SEE_EVIDENCE,
        "trail": May.SEE_TRAIL,
        "export": May.EXPORT,
        "import": May.IMPORT,
        "ask": May.ASK,
    }
    return {name: may(request.user, what, authority) for name, what in wanted.items()}


def stand_of(item: Item, progress: Iterable[Progress]) -> Standing:
    """How far an item has come. Another issue is the council's own, so nobody waits for an answer to it."""
    taken_up = item.recommendation_id is None and item.answer == Answer.NONE
    return standing(Answer.ACCEPTED if taken_up else item.answer, progress)


def may_report(request: HttpRequest, action: Action) -> bool:
    """Whether the person may report on this action: any, or one they own; its owners have been fetched."""
    authority = action.item.plan.authority_id
    if may(request.user, May.UPDATE_ANY_ACTION, authority):
        return True
    owns = any(each.person_id == request.user.pk for each in action.ownerships.all())
    return owns and may(request.user, May.UPDATE_OWN_ACTIONS, authority)


def crumbs(plan: Plan | None = None, *rest: Any) -> list[dict[str, str]]:
    """The way here: plans, the plan, and what is below it; the last is the page itself, without a link."""
    way: list[dict[str, str]] = [{"text": "Plans", "href": reverse("plans")}]
    if plan:
        way.append({"text": plan.title, "href": reverse("plan", args=[plan.pk])})
    for each in rest:
        if isinstance(each, Item):
            way.append({"text": str(each), "href": reverse("item", args=[each.pk])})
        elif isinstance(each, Action):
            way.append({"text": each.title, "href": reverse("action", args=[each.pk])})
        else:
            way.append({"text": str(each)})
    return way


def page_links(request: HttpRequest, page: Page) -> dict[str, Any] | None:  # type: ignore[type-arg]
    """The pagination component's links, keeping the page's other questions; None where there is one page only."""
    if page.paginator.num_pages < 2:
        return None
    query = request.GET.copy()

    def href(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    items: list[dict[str, Any]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if number == page.paginator.ELLIPSIS:
            items.append({"ellipsis": True})
        else:
            items.append({"number": number, "href": href(int(number)), "current": number == page.number})
    found: dict[str, Any] = {"items": items}
    if page.has_previous():
        found["previous"] = {"href": href(page.previous_page_number())}
    if page.has_next():
        found["next"] = {"href": href(page.next_page_number())}
    return found
