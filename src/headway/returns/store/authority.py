"""Whose return it is: what the census says of itself, else what a person says, else what is known already."""

from headway.areas import authorities, by_code, find
from headway.errors import ForPerson
from headway.returns.intake import Delivery


def authority_meant(given: str) -> str:
    """The ONS code of the authority that a person named, by its name, its ONS code or its DfE number."""
    text = given.strip()
    if authority := find(text):
        return authority.ons_code
    for each in authorities():
        if text.upper() in (each.ons_code, each.dfe_number):
            return each.ons_code
    raise ForPerson(
        f'"{text[:40]}" is no upper-tier authority of England. Give its name, its ONS code or its DfE number: Kent, '
        "E10000016 or 886."
    )


def authorities_of(
    deliveries: tuple[Delivery, ...], held: set[str], given: str | None
) -> dict[int, tuple[str, str]]:
    """For each delivery's number, the ONS code of its authority and how it was found, in words.

    `held` are the authorities of the store, `given` what a person said.
    """
    meant = authority_meant(given) if given else None
    told = {delivery.authority for delivery in deliveries if delivery.authority}
    if meant:
        _refuse_another(deliveries, meant)
    found = {}
    for delivery in deliveries:
        if delivery.authority:
            found[delivery.number] = delivery.authority, "as its own header says"
        elif meant:
            found[delivery.number] = meant, "as you said"
        else:
            found[delivery.number] = _known(delivery, told, held)
    return found


def _refuse_another(deliveries: tuple[Delivery, ...], meant: str) -> None:
    for delivery in deliveries:
        if delivery.authority and delivery.authority != meant:
            raise ForPerson(
                f"{_where(delivery)}: its header names {by_code(delivery.authority).name}, but you said "
                f"{by_code(meant).name}. Load it without --authority, or mend the header."
            )


def _known(delivery: Delivery, told: set[str], held: set[str]) -> tuple[str, str]:
    if len(told) == 1:
        return next(iter(told)), "as the census beside it says"
    if not told and len(held) == 1:
        return next(iter(held)), "as all else in the store is"
    why = "the census returns beside it name several" if told else "the store holds several" if held else None
    raise ForPerson(
        f"{_where(delivery)}: this return does not say whose it is{f', and {why}' if why else ''}. Say it: "
        "--authority NAME."
    )


def _where(delivery: Delivery) -> str:
    return f"{delivery.return_name} {delivery.period}"
