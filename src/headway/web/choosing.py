"""Which authority a page is about, for people who work for several."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from headway.web.accounts.queries import authorities_of
from headway.web.register.models import Authority

__all__ = ["Choice", "choose"]


@dataclass(frozen=True)
class Choice:
    """The authority that was chosen, None where there is none to choose or the choice is still to be made."""

    authority: Authority | None
    among: tuple[Authority, ...]

    @property
    def is_open(self) -> bool:
        """Whether a person with several authorities has yet to choose."""
        return self.authority is None and len(self.among) > 1


def choose(request: HttpRequest) -> Choice:
    """The authority that the address names (``?authority=E10000016``), or the person's only one: one query.

    An authority in which the person holds no role does not exist for them.
    """
    among = tuple(Authority.objects.filter(code__in=authorities_of(request.user)))
    code = request.GET.get("authority")
    if code:
        named = next((each for each in among if each.code == code), None)
        if named is None:
            raise Http404
        return Choice(named, among)
    return Choice(among[0] if len(among) == 1 else None, among)
