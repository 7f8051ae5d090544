"""The home page and the pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Where we stand, for the signed-in role."""
    return render(
        request, "message.html", {"heading": "Where we stand", "text": "Nothing has been recorded yet."}
    )


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "message.html", {"heading": "Accessibility", "text": "To be written."})
