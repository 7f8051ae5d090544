"""A profile, what its rules permit and a person's judgement come in; a letter goes out, each sentence with its sources.

Edits are kept beside the draft and never lost; the text, edited or not, is read back and held to the figures.
The parts and their order are those of Ofsted's letters of 2009 to 2011 under s.138 of the 2006 Act.
"""

from headway.assessment.letter.checking import Doubt, check
from headway.assessment.letter.drafting import PARTS, draft
from headway.assessment.letter.edits import Edit, Edited, EditKind, Woven, edited
from headway.assessment.letter.reading import HOW_COUNTED, Reading, reading
from headway.assessment.letter.standing import Standing, standing
from headway.assessment.letter.values import (
    CELL,
    Letter,
    Paragraph,
    ParagraphKind,
    Part,
    Sentence,
    as_dict,
    from_dict,
)

__all__ = [
    "CELL",
    "HOW_COUNTED",
    "PARTS",
    "Doubt",
    "Edit",
    "EditKind",
    "Edited",
    "Letter",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Reading",
    "Sentence",
    "Standing",
    "Woven",
    "as_dict",
    "check",
    "draft",
    "edited",
    "from_dict",
    "reading",
    "standing",
]
