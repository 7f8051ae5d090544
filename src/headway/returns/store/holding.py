"""Legal holds: what may not be deleted, why, and who said so (UK GDPR article 17(3)(e), legal claims)."""

from dataclasses import replace

from headway.errors import ForPerson
from headway.returns.schema import return_named
from headway.returns.store import log
from headway.returns.store.changing import changing
from headway.returns.store.edition import Edition
from headway.returns.store.index import Hold, Scope
from headway.returns.store.store import Store


def hold(store: Store, scope: Scope, of: str, *, reason: str) -> Hold:
    """Hold an edition by its id, a return by its name (or "E10000016/ssda903"), or a child by its pseudonym."""
    if not reason.strip():
        raise ForPerson("A hold needs its reason, such as the reference of the proceedings: --reason TEXT.")
    _refuse_unknown(store, scope, of)
    with changing(store) as change:
        number = change.index.last_hold + 1
        made = Hold(number, scope, of, reason.strip(), log.who(), log.now().isoformat(timespec="seconds"))
        change.index = replace(change.index, holds=(*change.index.holds, made), last_hold=number)
        change.commit()
        log.write_line(store.folder, "held", hold=number, scope=str(scope))
    return made


def release(store: Store, number: int) -> Hold:
    """Let go of a hold."""
    with changing(store) as change:
        stands = {each.number: each for each in change.index.holds}
        if number not in stands:
            raise ForPerson(f"There is no hold {number}. `headway store list` shows those that stand.")
        kept = tuple(each for each in change.index.holds if each.number != number)
        change.index = replace(change.index, holds=kept)
        change.commit()
        log.write_line(store.folder, "released", hold=number, scope=str(stands[number].scope))
    return stands[number]


def holds_on(edition: Edition, holds: tuple[Hold, ...]) -> tuple[Hold, ...]:
    """The holds on this edition or on its return; whether a held child is in it needs its tables."""
    names = (edition.return_name, f"{edition.authority}/{edition.return_name}")
    return tuple(
        each
        for each in holds
        if (each.scope is Scope.EDITION and each.of == edition.id)
        or (each.scope is Scope.RETURN and each.of in names)
    )


def _refuse_unknown(store: Store, scope: Scope, of: str) -> None:
    if scope is Scope.RETURN:
        return_named(of.rpartition("/")[2])
    if scope is Scope.EDITION and of not in {edition.id for edition in store.editions()}:
        raise ForPerson(f"The store has no edition {of[:12]}. `headway store list` names them.")
