"""Who is named in a sentence: by whom something is owed, and to whom."""

import re

from headway.minutes.layout import tidy

__all__ = ["ACTOR", "NAMED", "ON_THE_PROGRAMME", "OUTSIDE", "POST", "owed_to", "speaker"]

_WORD = r"[A-Z][\w&'’-]*"
NAMED = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Lady|Lord|Reverend|Rev)\b\.?\s+"
    rf"(?:(?:[A-Z]\.?|Mrs|Ms|Dr|{_WORD})\s+){{0,2}}{_WORD}"
)
_HEAD = (
    r"(?:Directors?|Managers?|Officers?|Head|Lead|Leader|Chairman|Chairwoman|Chairperson|Chair|Members?|Holder"
    r"|Secretary|Clerk|Solicitor|Commissioner|Principal|Advis[eo]r|Executive|Consultant|Treasurer|Coordinator|Mayor|Nurse|Doctor|Superintendent|Sergeant|Worker|Headteacher|Governor|Analyst|Accountant"
    r"|Practitioner|Representative)"
)
_JOIN = r"(?:and|of|for|to|of\s+the|for\s+the|to\s+the)"
POST = (
    rf"(?:[Tt]he\s+)?(?:{_WORD}\s+(?:(?:{_WORD}|{_JOIN})\s+){{0,6}}?)?{_HEAD}\b"
    rf"(?:\s*,?\s+(?:(?:{_JOIN}|with\s+responsibility\s+for)\s+)?{_WORD}){{0,8}}?"
)
_PLAIN = (
    r"(?i:officers?|the\s+(?:officers?|service|department|directorate|team|council|chair(?:man|woman|person)?"
    r"|vice[- ]chair(?:man)?|leader|director|manager|clerk|sub-?committee|committee|panel|board|cabinet|commission"
    r"|executive|portfolio\s+holder|group|secretariat|representatives?)|members|councillors|commissioners"
    r"|he|she|they|we|it)\b"
)
ACTOR = rf"(?<![\w’'-])(?:{NAMED}|{POST}|{_PLAIN})"

OUTSIDE = re.compile(
    r"\b(?:Ofsted|OFSTED|HMI|inspectors?|[Ii]nspectorate|CQC|(?<!Local\s)(?<!local\s)[Gg]overnment|Department\s+(?:for|of)|DfE|DfES"
    r"|Ministry|Secretary\s+of\s+State|Minister|Parliament|regulator|courts?"
    r"|(?:[Oo]ther|[Aa]nother|[Nn]eighbouring|[Nn]earby)\s+(?:local\s+)?(?:authorit(?:y|ies)|councils?))\b"
)

_BODY_NAME = (
    rf"(?:(?:all|the|this|that|its|his|her|their|a|an|each|both|full|next|future|relevant|every|other)\s+)*"
    rf"(?:(?:{_WORD}|and|of|for|the|on)\s+){{0,10}}"
    r"(?:(?:committee|panel|board|commission)\s+members|Sub-?\s?Committees?|Committees?|Panels?|Boards?|Cabinet|Council|Commission|Executive|Members?|Councillors?"
    r"|Forum|Group|committees?|sub-?committees?|panels?|boards?|cabinet|council|commission|members?|councillors?"
    r"|parents|carers|schools|governors|partners|group|forum|residents|families|staff|headteachers|(?:parish\s+)?councils|Chairman|Chair|chairman|chair|clerk|public|scrutiny)\b"
)
_RECIPIENT = re.compile(
    r"\b(?:to|for|with|at|before|by)\s+(?:(?:an?|the|its|their)\s+)?"
    rf"(?:(?:(?:next|future|later|forthcoming|following|{_WORD})\s+)?meetings?\s+of\s+)?(?:(?:next|future)\s+)?(?P<who>{NAMED}|{_BODY_NAME}|[A-Z][a-z]+\s+[A-Z][a-z]+\b)"
)
_MEETING_OF = re.compile(rf"\bmeetings?\s+of\s+(?P<who>{_BODY_NAME})")
_ON_ITS_AGENDA = re.compile(
    rf"\bon\s+(?:the\s+)?(?:next\s+|future\s+)?(?P<who>{_BODY_NAME})(?:['’]s)?\s+agendas?\b"
)
ON_THE_PROGRAMME = re.compile(
    r"\b(?:to|on|in|into|onto)\s+(?:(?:the|its|their|this)\s+)?(?:[\w'’-]+\s+){0,3}?(?:(?:work|forward|rolling|work\s+and\s+forward)"
    r"[-\s]*(?:programme|plan)|agendas?)\b",
    re.I,
)
_POSSESSIVE = re.compile(
    rf"\b(?P<who>(?:the|this)\s+(?:(?:{_WORD})\s+){{0,6}}?(?:{_WORD}|committee|panel|board|cabinet|council|commission|group))['’]s?\s+(?:next|future|\w+)\s+(?:meeting|agenda)"
)
_OBJECT = re.compile(
    rf"\b(?:provide|send|give|supply|email|e-mail|update|inform|brief|notify|write\s+to|advise)\s+(?P<who>(?:all\s+|the\s+)?(?:(?:{_WORD})\s+){{0,5}}?(?:(?:Members|members)\s+of\s+the\s+{_WORD}|Members|Councillors|Committee|Panel|Board|Cabinet|Commission|members|councillors|committee|panel|board|Chairman|Chair|chairman|chair))\b"
)
_NOBODY = re.compile(
    r"(?:it|we|they|he|she|(?:the\s+)?(?:members|councillors|(?:sub-?)?committee|panel|board|cabinet|council|commission))?",
    re.I,
)
_SAYS = (
    r"(?:said|added|confirmed|advised|explained|stated|reported|replied|responded|assured|informed|reminded|told|agreed"
    r"|undertook|offered|promised|noted|clarified|announced|commented|indicated|proposed|highlighted|outlined|introduced)"
)
_SPEAKER = re.compile(rf"(?P<who>{ACTOR})(?:,[^,]{{0,80}},)?\s+(?:also\s+|then\s+)?{_SAYS}\b")


def owed_to(clause: str) -> str:
    """Whom a clause names as the one that gets it; "" where it names nobody."""
    for pattern in (_POSSESSIVE, _ON_ITS_AGENDA, _RECIPIENT, _OBJECT, _MEETING_OF):
        if found := pattern.search(clause):
            return _plain(found.group("who"))
    return ""


def _plain(who: str) -> str:
    told = tidy(who)
    told = re.sub(
        r"^(?:(?:a|an|the|this|that|its|his|her|their|next|future|relevant)\s+)+(?=[A-Z])", "", told
    )
    return re.sub(r"^(?:a|an|its|his|her|their)\s+(?:(?:next|future)\s+)?", "", told)


def speaker(before: str) -> str:
    """The last who is said to speak in the words before something: "Mr Adams confirmed that"; "" for none."""
    last = ""
    for found in _SPEAKER.finditer(before):
        last = found.group("who")
    return "" if _NOBODY.fullmatch(last) else tidy(last)
