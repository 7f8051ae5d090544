"""In: a council paper, letter or message as text, Word or PDF, or as written in the browser. Out: its content as
values, with the place of every piece. The form is Kent's (papers of 22 June and 13 July 2017); other councils' are read
as far as their labels go.
"""

from headway.documents.reading.files import read_paper
from headway.documents.reading.letters import read_letter
from headway.documents.reading.messages import read_message
from headway.documents.reading.paper import Kind, ReadPaper, read_paper_text
from headway.documents.reading.places import Part, Piece, Place
from headway.documents.reading.written import from_content, from_letter, from_message

__all__ = [
    "Kind",
    "Part",
    "Piece",
    "Place",
    "ReadPaper",
    "from_content",
    "from_letter",
    "from_message",
    "read_letter",
    "read_message",
    "read_paper",
    "read_paper_text",
]
