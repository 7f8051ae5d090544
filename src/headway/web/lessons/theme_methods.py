"""The method of proposing themes that this site uses: the newest that learnt here, else the shipped one."""

from functools import lru_cache

from headway.themes import Method, shipped
from headway.web.lessons.models import LearntMethod

__all__ = ["current"]


def current() -> Method:
    """The method in use. One that learnt from an older shipped method gives way to a newer shipped one."""
    newest = LearntMethod.objects.order_by("-made", "-id").values_list("pk", "name").first()
    if newest is None or not newest[1].startswith(f"{shipped().name}."):
        return shipped()
    return _read(*newest)


@lru_cache(maxsize=2)
def _read(pk: int, name: str) -> Method:
    return Method.from_json(LearntMethod.objects.values_list("content", flat=True).get(pk=pk), name)
