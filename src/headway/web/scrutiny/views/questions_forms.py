"""Pages that answer a question, join its promises and follow it up."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from headway.web import access
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.forms.questions import (
    AnswerForm,
    FollowUpForm,
    PromisesForm,
)
from headway.web.scrutiny.models import Question
from headway.web.scrutiny.queries import questions as queries
from headway.web.scrutiny.views.owed_ways import way
from headway.web.scrutiny.views.questions import one_question

_ANSWER = ("reply", "answered_by", "answered_on")


def answer_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question, once."""
    found = _to_write(request, pk, May.ANSWER)
    if request.method == "GET" and found.reply:
        raise Http404
    today = timezone.localdate()
    form = AnswerForm(
        request.POST or None,
        initial={"version": found.version, "answered_by": request.user.name, "answered_on": today},
        commitments=queries.promises_to_choose(request.user, found),
    )
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _answered(request, found, form), current=_answer_now)
        if trial.done:
            return sent_on(request, "The answer is recorded.", "question", found.pk)
    return form_page(
        request,
        "scrutiny/questions_answer.html",
        form,
        trial,
        question=found,
        before=queries.asked_before(
            request.user,
            today,
            category=found.category,
            recommendation=found.recommendation_id,
            before=found,
            most=3,
        ),
        trail=way(f"Answer question {found.pk}"),
    )


def _answered(request: HttpRequest, question: Question, form: AnswerForm) -> Question:
    said = {name: form.cleaned_data[name] for name in ("version", *_ANSWER)}
    return actions.answer(by=request.user, question=question, promised=form.chosen, **said)


def _answer_now(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in _ANSWER}


def question_promises(request: HttpRequest, pk: int) -> HttpResponse:
    """Join commitments to the question whose answer made them."""
    found = _to_write(request, pk, May.KEEP_MEETINGS)
    form = PromisesForm(
        request.POST or None,
        initial={"version": found.version},
        commitments=queries.promises_to_choose(request.user, found).exclude(questions=found),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.join_promises(
                by=request.user, question=found, version=form.cleaned_data["version"], promised=form.chosen
            ),
            current=lambda _: {},
        )
        if trial.done:
            return sent_on(request, "The promises are joined to the question.", "question", found.pk)
    return form_page(
        request,
        "scrutiny/questions_promises.html",
        form,
        trial,
        question=found,
        trail=way(f"Promises of question {found.pk}"),
    )


def follow_up_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what happened after the answer."""
    found = _to_write(request, pk, May.ANSWER)
    form = FollowUpForm(request.POST or None, initial={"on": timezone.localdate()})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.follow_up(
                by=request.user, question=found, on=form.cleaned_data["on"], text=form.cleaned_data["text"]
            ),
        )
        if trial.done:
            return sent_on(request, "What happened is added.", "question", found.pk)
    return form_page(
        request,
        "scrutiny/questions_follow_up.html",
        form,
        trial,
        question=found,
        trail=way(f"Follow up question {found.pk}"),
    )


def _to_write(request: HttpRequest, pk: int, what: May) -> Question:
    found = one_question(request, pk)
    access.demand(request, what, found.authority_id)
    return found
