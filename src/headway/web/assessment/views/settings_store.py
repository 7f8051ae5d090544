"""Pages that read the store of settings: where it is damaged they say so, and its place goes to the log alone."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.errors import ForPerson

__all__ = ["reads_the_store"]

_View = Callable[..., HttpResponse]


def reads_the_store(view: _View) -> _View:
    """The view, or that the store cannot be read (503)."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        try:
            return view(request, *args, **parts)
        except ForPerson as fault:
            logging.getLogger("headway.settings").error("%s", fault)
            return render(request, "assessment/settings_damaged.html", status=503)

    return answered
