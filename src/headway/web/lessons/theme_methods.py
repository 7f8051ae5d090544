"""The method of proposing themes that this site uses: the newest that learnt here, else the shipped one."""

from datetime import datetime
from functools import lru_cache

from headway.themes import Method, shipped
from headway.web.lessons.models import LearntMethod

__all__ = ["current", "current_name"]


def current() -> Method:
    """The method in use. One that learnt from an older shipped method gives way to a newer shipped one."""
    newest = _newest()
    return _read(*newest) if newest else shipped()


def current_name() -> str:
    """Its name alone: a page tells it of a method that cannot be read too, and learning again mends that."""
    newest = _newest()
    return newest[1] if newest else shipped().name


def _newest() -> tuple[int, str, datetime] | None:
    newest = LearntMethod.objects.order_by("-made", "-id").values_list("pk", "name", "made").first()
    return newest if newest and newest[1].startswith(f"{shipped().name}.") else None


@lru_cache(maxsize=2)
def _read(pk: int, name: str, made: datetime) -> Method:  # noqa: ARG001 - after an import another has the key
    return Method.from_json(LearntMethod.objects.values_list("content", flat=True).get(pk=pk), name)
