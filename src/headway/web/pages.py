"""What every page has: the environment of the templates and the values that the layout shows."""

from datetime import date, datetime
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from headway.charts.numbers import as_given, trimmed
from headway.charts.periods import said as period_said
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May

_COMMITTEES = "Committees"
_ASSESSMENTS = "Assessments"


def environment(**options: Any) -> Environment:
    """Jinja for the site: GOV.UK components by ``govuk_frontend_jinja/...``, escaping on."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], components])
    env = Environment(**options)  # noqa: S701 - Django passes autoescape=True
    env.globals.update(static=staticfiles_storage.url, url=address)
    env.filters.update(day=day, moment=moment, period=period_said, as_given=as_given, trimmed=trimmed)
    env.trim_blocks = env.lstrip_blocks = True
    return env


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args, kwargs=kwargs)


def day(value: date | None) -> str:
    """A date as it stands on screen: 13 June 2017."""
    return f"{value.day} {value:%B %Y}" if value else ""


def moment(value: datetime | None) -> str:
    """A time as it stands on screen, in the council's own time: 13 June 2017 at 14:05."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{day(local.date())} at {local:%H:%M}"


def for_every_page(request: HttpRequest) -> dict[str, Any]:
    """What the layout shows: who is signed in."""
    person = request.user if getattr(request, "user", None) and request.user.is_authenticated else None
    return {"person": person, "navigation": _navigation(request, person)}


def _navigation(request: HttpRequest, person: Any) -> list[dict[str, Any]]:
    """The menu: what everybody sees, and what only people who have signed in do; no page that would turn them away."""
    pages = [
        ("Home", "home"),
        ("Authorities", "authorities"),
        ("Inspections", "inspections"),
        ("National", "national"),
        ("Plans", "plans"),
    ]
    works_with_committees = bool(person and authorities_where(person, May.SEE_DRAFTS))
    pages.append((_COMMITTEES, "committee_work" if works_with_committees else "published_committees"))
    if works_with_committees:
        pages += [("Performance", "performance"), ("Lessons", "lessons")]
    else:
        pages.append(("Scorecards", "public_scorecards"))
    pages.append((_ASSESSMENTS, "assessments"))
    if person:
        pages += [("My actions", "my_actions"), ("Clocks", "clocks")]
        pages += [("Trail", "trail")] if authorities_where(person, May.SEE_TRAIL) else []
        pages += [("People", "people")] if authorities_where(person, May.MANAGE_PEOPLE) else []
        pages.append(("Your account", "your_account"))
    else:
        pages.append(("Sign in", "account_login"))
    here, app = request.path, _app_of(request)
    return [
        {
            "text": text,
            "href": (href := reverse(name)),
            "current": here == href
            or (href != "/" and here.startswith(href))
            or (text, app) in ((_COMMITTEES, "scrutiny"), (_ASSESSMENTS, "assessment")),
        }
        for text, name in pages
    ]


def _app_of(request: HttpRequest) -> str:
    """The name of the app whose page it is: the addresses of some begin in many ways."""
    found = request.resolver_match
    parts = found.func.__module__.split(".") if found is not None else []
    return parts[2] if parts[:2] == ["headway", "web"] and len(parts) > 2 else ""
