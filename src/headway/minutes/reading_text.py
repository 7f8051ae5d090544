"""A minute as somebody pasted it: title, purpose, attendance, paragraphs, resolutions, promises, documents."""

from collections.abc import Sequence

from headway.errors import ForPerson
from headway.minutes.item_head import attendance_in, documents_in, head_of, is_banner
from headway.minutes.layout import Block, blocks
from headway.minutes.paragraphs import drafts_of, paragraph_of, passages_of
from headway.minutes.promises import promises_in
from headway.minutes.record import Minute, Paragraph

__all__ = ["LONGEST", "minute_of", "read_minute_text"]

LONGEST = 300_000
"""Characters. A whole council meeting comes to some 200,000."""
MOST_LINES = 20_000


def read_minute_text(text: str) -> Minute:
    """The minute that a text holds. Paragraphs, parts and quotes are exact pieces of the text."""
    if len(text) > LONGEST:
        raise ForPerson(
            f"The text has {len(text):,} characters; at most {LONGEST:,} are read. Give one item at a time."
        )
    if not text.strip():
        raise ForPerson(
            "There are no words to read a minute from. Paste the item's text, from its title to the end."
        )
    return minute_of(text, blocks(text))


def minute_of(text: str, found: Sequence[Block], *, is_agenda: bool = False) -> Minute:
    """The minute in a text whose blocks are known.

    ``is_agenda``: words without a heading "Minutes:" or "Decision:" over them say what the item is for.
    """
    if len(found) > MOST_LINES:
        raise ForPerson(
            f"The minute has {len(found):,} lines; at most {MOST_LINES:,} are read. Read one item at a time."
        )
    kept = [each for each in found if not is_banner(text[each.start : each.end])]
    title, purpose, body = head_of(text, kept, is_agenda=is_agenda)
    attendance, body = attendance_in(text, body)
    drafts = drafts_of(text, body)
    paragraphs = tuple(paragraph_of(text, each) for each in drafts)
    resolutions = [each.resolution for each in paragraphs if each.resolution]
    promises = promises_in(
        text, passages_of(text, drafts), [each for one in resolutions for each in one.outcomes]
    )
    return Minute(
        title=title,
        purpose=purpose,
        attendance=attendance,
        paragraphs=paragraphs,
        promises=promises,
        documents=documents_in(text, kept),
        warnings=_warnings(paragraphs),
        source=text,
    )


def _warnings(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    if not paragraphs:
        return ("No minute was found: there is a title, and nothing after it.",)
    if not any(each.resolution for each in paragraphs):
        return (
            "No resolution was found. If the item was only heard, that may be right; look for it in the text.",
        )
    return ()
