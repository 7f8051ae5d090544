"""Small papers for the tests of reading and lint, in words of our own."""

KENT_FORM = """From:\tAnn Example, Cabinet Member for Children
\tBen Sample, Corporate Director of Children's Services
То:\tChildren's Committee - 22 June 2017
Subject:\tINSPECTION OF CHILDREN'S SERVICES
Classification :\tUnrestricted
Previous Pathway of Paper:\tNone
Future Pathway of Paper:\tCabinet – 3 July 2017
Electoral Division:\tAll

Summary: The report is attached as Appendix 1.

Recommendation(s): The Committee is asked to **NOTE** the report.

1. Introduction

- 1.1 The first paragraph says something.
- 1.2 The second paragraph announces a list:

• one thing
• another thing

2. What was found

2.1 A part with a heading

2.1.1 What belongs to the part.

2.2 Back in the section.

3. Recommendations

3.1 Recommendations: The Committee is asked to **NOTE** the report.

4. Background Documents None

5. Contact details

Report Author Cora Writer Policy Officer 01234 567890 cora.writer@example.gov.uk

Lead Officer

Dan Leader, Head of Quality, 01234 567891 dan.leader@example.gov.uk

Relevant Director
Eve Chief
Director of Children's Services
01234 567892
eve.chief@example.gov.uk
"""


_ASKED = "The Committee is asked to **NOTE** the report."


def paper(**changed: str) -> str:
    """A clean committee paper; a slot given as "" is left blank, ``extra`` stands as paragraph 1.3."""
    slots = {
        "classification": "Unrestricted",
        "previous": "None",
        "summary": "The report is attached as Appendix 1.",
        "recommend": "The Committee is asked to NOTE the report.",
        "again": "The Committee is asked to NOTE the report.",
        "extra": "Nothing else.",
        "to": "Children's Committee - 22 June 2017",
        **changed,
    }
    return (
        KENT_FORM.replace("Classification :\tUnrestricted", f"Classification:\t{slots['classification']}")
        .replace("Previous Pathway of Paper:\tNone", f"Previous Pathway of Paper:\t{slots['previous']}")
        .replace("Summary: The report is attached as Appendix 1.", f"Summary: {slots['summary']}")
        .replace(f"Recommendation(s): {_ASKED}", f"Recommendation(s): {slots['recommend']}")
        .replace(f"3.1 Recommendations: {_ASKED}", f"3.1 Recommendations: {slots['again']}")
        .replace("То:\tChildren's Committee - 22 June 2017", f"To:\t{slots['to']}")
        .replace("2. What was found", f"1.3 {slots['extra']}\n\n2. What was found", 1)
    )  # fmt: skip
