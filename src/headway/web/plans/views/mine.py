"""What waits for one person, and the one-minute update by a signed link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.access import SignInFirst
from headway.web.form_pages import form_page, tried
from headway.web.plans import actions, queries
from headway.web.plans.forms import UpdateForm
from headway.web.plans.tokens import read_update_token
from headway.web.plans.views.progress import last_said


def my_actions(request: HttpRequest) -> HttpResponse:
    """The person's own actions, and the closures they may decide."""
    if not request.user.is_authenticated:
        raise SignInFirst
    mine = queries.my_actions(request.user, timezone.localdate())
    return render(request, "plans/my_actions.html", {"mine": mine})


def one_minute(request: HttpRequest, token: str) -> HttpResponse:
    """The update of one action by the link in its owner's e-mail: this only, and no sign-in."""
    try:
        link = read_update_token(token)
    except ForPerson as fault:
        return _alone(render(request, "plans/link_over.html", {"said": str(fault)}, status=410))
    found = link.action
    form = UpdateForm(
        request.POST or None,
        words=found.item.plan.status_words.all(),
        initial={"version": found.version, "status": str(found.status_id or "")},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.update(
                by=link.person,
                action=found,
                version=found.version,
                status=form.word,
                narrative=form.cleaned_data["narrative"],
            ),
            current=last_said,
        )
        if trial.done:
            return _alone(render(request, "plans/link_done.html", {"action": found, "owner": link.person}))
    return _alone(form_page(request, "plans/one_minute.html", form, trial, action=found, owner=link.person))


def _alone(response: HttpResponse) -> HttpResponse:
    """The address is a key: it must not travel to another site in a referrer, nor be indexed.

    "no-referrer" would be too much: a browser then hides where a form comes from, and the form is refused.
    """
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
