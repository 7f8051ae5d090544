"""A file between its dry run and its confirmation, named by the person, the plan and its hash."""

import hashlib
import os
import time
from pathlib import Path

from django.conf import settings

from headway.web.accounts.models import Person
from headway.web.plans.models import Plan

__all__ = ["forget", "held", "hold"]

_SECONDS = 24 * 60 * 60


def hold(person: Person, plan: Plan, content: bytes) -> str:
    """Keep a file for a day at most; what the person held for the plan before goes. Its SHA-256 is the way back."""
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in folder.iterdir():
        if path.name.startswith(f"{person.pk}-{plan.pk}-") or path.stat().st_mtime < time.time() - _SECONDS:
            path.unlink(missing_ok=True)
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(person, plan, sha256)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    return sha256


def held(person: Person, plan: Plan, sha256: str) -> bytes | None:
    """The file that this person brought for this plan, if it is still there and whole."""
    if len(sha256) != 64 or not sha256.isalnum():
        return None
    try:
        content = _path(person, plan, sha256).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def forget(person: Person, plan: Plan, sha256: str) -> None:
    """The file is not needed any more."""
    _path(person, plan, sha256).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.WORKSPACE.folder) / "incoming"


def _path(person: Person, plan: Plan, sha256: str) -> Path:
    return _folder() / f"{person.pk}-{plan.pk}-{sha256}"
