"""How a classification reads, and the words of the exempt paragraphs.

The paragraphs are those of Part 1 of Schedule 12A to the Local Government Act 1972 as it applies in England
(S.I. 2006/88), in short words of our own; Wales numbers the same subjects from 12 and is not served here.
"""

from headway.web.scrutiny.models import Appendix, Classified
from headway.web.scrutiny.states import Classification

__all__ = ["PARAGRAPHS", "appendix_line", "classification_line"]

PARAGRAPHS = {
    1: "Information about an individual",
    2: "Information likely to reveal who an individual is",
    3: "The financial or business affairs of a person, the council included",
    4: "Consultations or negotiations on labour relations",
    5: "Legal professional privilege",
    6: "A notice, order or direction that the council proposes to give or make under an enactment",
    7: "Preventing, investigating or prosecuting crime",
}


def classification_line(thing: Classified) -> str:
    """The line as it stands on a paper: "Unrestricted"; "Exempt: paragraphs 1 and 3 of Part 1 of Schedule 12A ..." ."""
    if thing.classification == Classification.EXEMPT:
        return (
            f"Exempt: {_numbers(thing)} of Part 1 of Schedule 12A to the Local Government Act 1972. "
            f"The public interest in keeping it outweighs that in disclosing it: {_because(thing)}"
        )
    if thing.classification == Classification.CONFIDENTIAL:
        return f"Confidential: section 100A(3) of the Local Government Act 1972. {_because(thing)}"
    return "Unrestricted"


def appendix_line(appendix: Appendix, title: str) -> str:
    """An appendix in the paper's list; of a restricted one without its title, that it is not for publication."""
    if appendix.is_open:
        return title
    why = (
        f"exempt, {_numbers(appendix)}"
        if appendix.classification == Classification.EXEMPT
        else "confidential"
    )
    return f"{title} ({why}: not for publication)" if title else f"not for publication ({why})"


def _because(thing: Classified) -> str:
    return " ".join(thing.restricted_because.split())


def _numbers(thing: Classified) -> str:
    numbers = [str(each) for each in thing.exempt_paragraphs]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"
