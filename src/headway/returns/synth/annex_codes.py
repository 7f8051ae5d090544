"""Annex A's words for the codes of the national returns (letter and label, as in the guidance's lists)."""

import numpy as np

from headway.returns.synth.days import Flags, Texts

_ETHNIC = {
    "W": "a) White",
    "M": "b) Mixed",
    "A": "c) Asian or Asian British",
    "B": "d) Black or black British",
}
_ETHNIC_WHOLE = {
    "REFU": "f) Not stated",
    "NOBT": "f) Not stated",
    "CHNE": "e) Other ethnic group",
    "OOTH": "e) Other ethnic group",
}
_SOURCE = {
    "1": "a) Individual",
    "2A": "b) Schools",
    "2B": "c) Education Services",
    "3": "d) Health Services",
    "4": "e) Housing",
    "5": "f) LA Services",
    "6": "g) Police",
    "7": "h) Other legal agency",
    "8": "i) Other",
    "9": "j) Anonymous",
    "10": "k) Unknown",
}
NEED = {
    "N1": "a) Abuse or neglect",
    "N2": "b) Child's disability",
    "N3": "c) Parents illness or disability",
    "N4": "d) Family in acute stress",
    "N5": "e) Family dysfunction",
    "N6": "f) Socially unacceptable behaviour",
    "N7": "g) Low income",
    "N8": "h) Absent parenting",
    "N9": "i) Not CIN",
    "N0": "j) Not stated",
}
CLOSED_AS = {
    "RC1": "a) Adopted",
    "RC2": "b) Died",
    "RC3": "c) Residence Order",
    "RC4": "d) Special Guardianship Order",
    "RC5": "e) Transfer to another LA",
    "RC6": "f) Transfer to Adult Social Services",
    "RC7": "g) 'Other' incl. Child no longer in need",
    "RC8": "h) Child not in need after assessment",
    "RC9": "h) Child not in need after assessment",
}
ABUSE = {
    "NEG": "a) Neglect",
    "PHY": "b) Physical Abuse",
    "SAB": "c) Sexual Abuse",
    "EMO": "d) Emotional Abuse",
    "MUL": "e) Multiple",
}
LEGAL = {
    "C1": "a) Interim care orders",
    "C2": "b) Full care orders",
    "E1": "d) Placement order granted",
    "V2": "e) Accommodated under S20",
    "L1": "f) Detained on child protection grounds in LA accommodation",
    "L2": "f) Detained on child protection grounds in LA accommodation",
    "J1": "J1: Remanded to LA or youth detention",
}
LEFT_AS = {
    "E11": "a) Adopted",
    "E12": "a) Adopted",
    "E2": "b) Died",
    "E3": "c) Care taken by another LA",
    "E4A": "d) Returned home to live with parents or relatives",
    "E4B": "d) Returned home to live with parents or relatives",
    "E13": "e) Left care to live with parents, relatives or other person with no parental responsibility",
    "E41": "f) Residence order granted",
    "E45": "g) Special Guardianship Orders",
    "E46": "g) Special Guardianship Orders",
    "E47": "g) Special Guardianship Orders",
    "E48": "g) Special Guardianship Orders",
    "E5": "h) Moved into independent living",
    "E6": "h) Moved into independent living",
    "E7": "i) Transferred to residential care funded by adult social services",
    "E9": "j) Sentenced to custody",
    "E14": "k) Accommodation on remand ended",
    "E15": "l) Age assessment determined child was 18 or over",
    "E16": "m) Child moved abroad",
    "E17": "n) Care ceased for any other reason",
    "E8": "n) Care ceased for any other reason",
}
PLACE = {
    "U": "a) Foster Placement",
    "A": "b) Placed for adoption",
    "P1": "c) Placed with parents",
    "K1": "g) Secure Children's Homes",
    "K2": "h) Children's Homes",
    "K3": "f) Residential accommodation",
    "R1": "i) Residential Care Home",
    "R2": "j) NHS/Health Trust",
    "R3": "k) Family Centre or Mother and Baby Unit",
    "R5": "l) Young Offender Institution",
    "S1": "m) Residential school",
    "Z1": "n) Other placements",
    "T0": "o) Temporary placement",
}
PROVIDER = {"PR1": "a) Own LA", "PR4": "b) Private"}
LIVING = {
    "B": "a) With parents or relatives",
    "C": "b) Community home",
    "D": "c) Semi-independent transitional accommodation",
    "E": "d) Supported lodgings",
    "K": "g) Ordinary lodgings",
    "S": "i) No fixed abode / homeless",
    "T": "j) Foyers",
    "U": "k) Independent living",
    "V": "l) Emergency accommodation",
    "W": "m) Bed and breakfast",
    "X": "n) In custody",
    "Z": "o) With Former Foster Carer",
    "Y": "p) Other accommodation",
    "0": "h) Residence not known",
}
ACTIVE = {
    "F1": "F1: Full time in higher education",
    "P1": "P1: Part time in higher education",
    "F2": "F2: Full time in education other than higher",
    "P2": "P2: Part time in education other than higher",
    "F4": "F4: Young person engaged full time in an apprenticeship",
    "P4": "P4: Young person engaged part time in an apprenticeship",
    "F5": "F5: Young person engaged full time in training or employment (not apprenticeship)",
    "P5": "P5: Young person engaged part time in training or employment (not apprenticeship)",
    "F3": "F3: Full time in training or employment",
    "P3": "P3: Part time in training or employment",
    "G4": "G4: Not in education, employment or training - illness or disability",
    "G5": "G5: Not in education, employment or training - other",
    "G6": "G6: Not in education, employment or training - pregnancy or parenting",
    "0": "",
}


def worded(codes: Texts, words: dict[str, str], otherwise: str = "") -> Texts:
    """Each code's words: by the whole code, else by its first letter, else ``otherwise``."""
    return np.array(
        [words.get(code) or words.get(code[:1], otherwise) for code in codes.tolist()], dtype=object
    )


def gender(female: Flags) -> Texts:
    """Male or female."""
    texts: Texts = np.where(female, "b) Female", "a) Male").astype(object)
    return texts


def ethnicity(codes: Texts) -> Texts:
    """The broad group."""
    return worded(codes, _ETHNIC_WHOLE | _ETHNIC)


def source(codes: Texts) -> Texts:
    """Who made contact."""
    return worded(codes, _SOURCE)


def only(known: Flags, words: Texts) -> Texts:
    """The words where they are known, blank elsewhere."""
    texts: Texts = np.where(known, words, "").astype(object)
    return texts


def yes_no(flags: Flags) -> Texts:
    """Yes or No."""
    texts: Texts = np.where(flags, "Yes", "No").astype(object)
    return texts
