"""The verbs by which a body resolves, and what each does."""

from headway.minutes.record import OutcomeKind

__all__ = ["PAST", "PLAIN", "PRESENT", "kind_of"]

_BY_KIND = {
    OutcomeKind.NOTED: ["note", "notes", "noted", "receive", "receives", "received"],
    OutcomeKind.APPROVED: [
        *("approve", "approves", "approved", "adopt", "adopts", "adopted", "ratify", "ratifies", "ratified"),
        *("confirm", "confirms", "confirmed", "recorded", "taken"),
    ],
    OutcomeKind.ENDORSED: ["endorse", "endorses", "endorsed", "support", "supports", "supported"],
    OutcomeKind.AGREED: [
        *("agree", "agrees", "agreed", "accept", "accepts", "accepted", "delegate", "delegates", "delegated"),
        *("appoint", "appoints", "appointed", "establish", "establishes", "established"),
        *("authorise", "authorises", "authorised", "resolves", "resolved"),
    ],
    OutcomeKind.ASKED_FOR: [
        *("ask", "asks", "asked", "request", "requests", "requested", "invite", "invites", "invited"),
        *("require", "requires", "required", "instruct", "instructs", "instructed"),
        *("made", "submitted", "brought", "presented", "provided", "circulated", "produced", "prepared"),
        *("reported", "sent", "shared", "supplied", "drafted", "distributed", "forwarded", "added"),
        *("scheduled", "updated", "informed", "investigated", "arranged", "included", "programmed", "tabled"),
        *("briefed", "appraised", "undertaken"),
    ],
    OutcomeKind.RECOMMENDED: ["recommend", "recommends", "recommended", "commend", "commends", "commended"],
    OutcomeKind.REFERRED: ["refer", "refers", "referred"],
    OutcomeKind.DEFERRED: [
        *("defer", "defers", "deferred", "adjourn", "adjourns", "adjourned"),
        *("postpone", "postpones", "postponed"),
    ],
    OutcomeKind.CORRECTED: ["amend", "amends", "amended", "correct", "corrects", "corrected"],
}
_KIND_OF = {verb: kind for kind, verbs in _BY_KIND.items() for verb in verbs}

# What a body does itself; not what is done with a paper ("made", "sent"), which needs a passive.
_ACTS = (
    *("note", "receive", "approve", "adopt", "ratify", "confirm", "endorse", "support", "agree", "accept"),
    *("delegate", "appoint", "establish", "authorise", "ask", "request", "invite", "require", "instruct"),
    *("recommend", "commend", "refer", "defer", "adjourn", "postpone", "amend", "correct"),
)


def _ending(verb: str, end: str) -> str:
    if verb in ("refer", "defer") and end == "ed":
        return verb + "red"
    if verb in ("ratify",):
        return verb[:-1] + ("ies" if end == "s" else "ied")
    if end == "s" and verb.endswith("sh"):
        return verb + "es"
    return verb + ("d" if end == "ed" and verb.endswith("e") else end)


PLAIN = frozenset(_ACTS)
PRESENT = frozenset(_ending(verb, "s") for verb in _ACTS)
PAST = frozenset(_ending(verb, "ed") for verb in _ACTS)


def kind_of(verb: str) -> OutcomeKind | None:
    """What a verb does, in any of its forms; None where it is not one by which bodies resolve."""
    return _KIND_OF.get(verb.lower())
