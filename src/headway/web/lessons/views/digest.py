"""The digest: choose, look at it as it would be printed, make it a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from headway.documents import committee_paper, read_template
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.lessons.actions.digest import begin_lessons_paper
from headway.web.lessons.forms.digest import DigestForm
from headway.web.lessons.queries.digest import authorities_of, digest_of
from headway.web.lessons.rules.digest import digest_content
from headway.web.lessons.views.library_ways import way
from headway.web.scrutiny.queries.papers import meetings_to_choose, writes_in
from headway.web.scrutiny.rules.papers_document import body_html


def lessons_digest(request: HttpRequest) -> HttpResponse:
    """The choice, and below it the digest; nothing is kept by looking at it."""
    form = _form(request, request.GET)
    if not form.is_valid():
        return form_page(
            request, "lessons/digest.html", form, Trial(errors=errors_of(form)), trail=way("Digest")
        )
    authority = form.authorities[form.cleaned_data["authority"]]
    meeting = form.meetings.get(form.cleaned_data["meeting"])
    digest = digest_of(request.user, authority, form.choice(), timezone.localdate())
    content = digest_content(digest, body=meeting.body.name if meeting else "")
    preview = body_html(committee_paper(content, read_template(content.template), final=True))
    return form_page(
        request,
        "lessons/digest.html",
        form,
        digest=digest,
        preview=preview,
        kept=[(name, value) for name, values in form.data.lists() for value in values],
        can_begin=may(request.user, May.WRITE_PAPERS, authority.pk),
        trail=way("Digest"),
    )


def begin_paper(request: HttpRequest) -> HttpResponse:
    """The digest becomes a paper, which is then written on."""
    if request.method != "POST":
        return redirect("lessons_digest")
    form = _form(request, request.POST)
    trial = tried(
        form,
        lambda: begin_lessons_paper(
            by=request.user,
            authority=form.authorities[form.cleaned_data["authority"]],
            choice=form.choice(),
            meeting=form.meetings.get(form.cleaned_data["meeting"]),
            on=timezone.localdate(),
        ),
    )
    if trial.done:
        return sent_on(
            request, "The paper was begun from the library. Write it below.", "write_paper", trial.made.pk
        )
    return form_page(request, "lessons/digest.html", form, trial, trail=way("Digest"))


def _form(request: HttpRequest, data) -> DigestForm:  # type: ignore[no-untyped-def]
    writes = [each.pk for each in writes_in(request.user)]
    authorities = authorities_of(request.user)
    given = data.copy()
    if authorities and not given.get("authority"):
        given["authority"] = authorities[0].pk
    return DigestForm(given, authorities=authorities, meetings=meetings_to_choose(writes))
