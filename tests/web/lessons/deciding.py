"""What tests of the pages of lessons share: a browser, the words of an answer, and a passage judged."""

import re
from datetime import date
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse
from example_site import Site

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions import decisions
from headway.web.lessons.models import Lesson, Passage


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def a_lesson(site: Site, passage: Passage, **given: Any) -> Lesson:
    given = {
        "by": site.one(Role.QUALITY_ASSURANCE),
        "authority": site.authority,
        "passage": passage,
        "relevant": True,
        "reason": "Our audits found the same.",
        "on": date(2017, 9, 1),
    } | given
    return decisions.mark(**given)


def judge(client: Client, passage: Passage, **given: str) -> Any:
    data = {"authority": "E10000016", "relevant": "yes", "reason": "As at home."} | given
    return client.post(reverse("decide_lesson", args=[passage.pk]), data)
