"""Made-up reports, one for each era, in our own words: only the printed titles, headings and labels are the real ones.

A report is drawn as one text; a line of equals signs turns the page. What a test changes is an argument.
"""

from textwrap import dedent

from headway.reports import InspectionRecord, Recommendation, read_pages

TURN = "====="
WIDE = "The officers of this service met families in their homes and wrote down what they were told in full."
"""A line of the usual width, so that a short line after it is seen to be short."""


def pages(text: str) -> tuple[str, ...]:
    """The pages of a drawn report."""
    return tuple(page.strip("\n") for page in dedent(text).strip("\n").split(f"\n{TURN}\n"))


def read(*parts: str) -> InspectionRecord:
    """The record of a report drawn in parts; each part starts a new page."""
    return read_pages([page for part in parts for page in pages(part)], sha256="0" * 64)


def drawn(items: tuple[Recommendation, ...]) -> list[tuple[str | None, str]]:
    """Each item's number and text, as a test likes to list them."""
    return [(item.number, item.text) for item in items]


def sif(
    *,
    authority: str = "Wiltshire Council",
    overall: str = "Children’s services in Wiltshire are good",
    help_protection: str = "Requires improvement",
    dates: str = "Inspection dates: 6 March to 30 March 2017",
    published: str = "Report published: 13 June 2017",
) -> str:
    """The first page of the single inspection framework, with its table of judgements."""
    return f"""1
{authority}
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
{dates}
{published}
{overall}
1. Children who need help and protection {help_protection}
2. Children looked after and achieving
permanence
Good
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Good

1 This note tells the reader under which powers two reports were bound in one.
"""


SIF_2014 = f"""1
Rutland County Council
Inspection of services for children in need of help and
protection, children looked after and Care Leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 19 November 2013 – 11 December 2013
The overall judgement is requires improvement.
It is expected that every child receives good help, care and protection.
1. Children who need help and protection Requires improvement
2. Children looked after and achieving permanence Requires improvement
2.1 Adoption performance Good
2.2 Experiences and progress of Care Leavers Inadequate
3. Leadership, management and governance Requires improvement
The judgement for the effectiveness of the Local Safeguarding Children
Board (LSCB) is inadequate.

1 This note tells the reader under which powers two reports were bound in one.
{TURN}
2
Contents
What does the Local Authority need to improve? 3
Information about this inspection 4
Section 2: The effectiveness of the Local Safeguarding Children Board 5
{TURN}
3
What does the Local Authority need to improve?
Priority and immediate action
1. Ensure that every visit to a child on a plan is written up within five working days of the visit and that
managers read what was written.
2. Ensure that no care leaver is placed in a guest house.
Areas for improvement
Leadership, management and governance
3. Review how lessons from complaints reach the social work teams:
• in the duty service
• in the teams for disabled children.
4. Improve the letters that are sent to families after a conference.
The local authority’s strengths
5. Social workers know the children on their lists well and can say what has changed for each of them.
6. Foster carers speak highly of the training that they are offered.
{TURN}
4
Information about this inspection
Inspectors read case files and talked to children, their families and the people who work with them.
{TURN}
5
Section 2: The effectiveness of the Local Safeguarding Children Board
What does the LSCB need to improve?
Areas for improvement
7. Publish the threshold document and check that schools know of it.
8. Hold every partner to its own audit plan.
Key strengths and weaknesses of the LSCB
9. The board meets often and its chair is known to the schools of the county.
"""


def sif_2017(findings: str = "") -> str:
    """The second format: recommendations on one page, findings numbered on from them, then the board's part."""
    return f"""{sif()}
{TURN}
2
Contents
Recommendations 3
The experiences and progress of children who need help and protection 4
The Local Safeguarding Children Board (LSCB) 5
{TURN}
3
Recommendations
1. Ensure that a strategy discussion is held for every child when the risk to that child rises.
2. Improve the interviews that are offered to children who return home after they went missing.
{TURN}
4
The experiences and progress of
children who need help and
protection
Requires improvement
Inspection findings
3. Thresholds are understood by most partners and few referrals go astray.
4. Strategy discussions do not always include the police or a health visitor when risk rises. (Recommendation)
5. Not every child who went missing is offered an interview on return.
(Recommendation)
{findings}
{TURN}
5
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board is good
Recommendations
6. Publish the neglect strategy and follow what it changes.
Inspection findings – the Local Safeguarding Children Board
7. The neglect strategy was written a year ago and has not been published. (Recommendation)
8. Partners attend well and challenge each other in a spirit of trust.
"""


REINSPECTION_2018 = """1
Rutland County Council
Re-inspection of services for children in need of help and
protection, children looked after and care leavers
Inspection date: 6 November – 30 November 2017
Report published: 29 January 2018
Children’s services in Rutland require improvement to be good
1. Children who need help and protection Requires Improvement
2. Children looked after and achieving
permanence
Requires Improvement
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Outstanding
3. Leadership, management and governance Good
=====
2
Recommendations
1. Strengthen the oversight of children who are placed at a distance.
2. Ensure that each plan says by when it should have worked.
Summary for children and young people
• The council has listened to children and made its services better.
"""


def ilacs(
    *,
    title: str = "Wiltshire Council\nInspection of children’s social care services",
    dates: str = "Inspection dates: 29 October 2018 to 2 November 2018",
    care: str = "The experiences and progress of children in care and care\nleavers Good",
    overall: str = "Overall effectiveness Requires improvement to\nbe good",
    items: str = "What needs to improve\n• The quality of plans.\n• How soon children are visited.",
) -> str:
    """An ILACS report of any version: its title, its table and what needs to improve."""
    return f"""1
{title}
{dates}
Lead inspector: A N Other
Her Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children
and families Requires improvement to
be good
The experiences and progress of children who need help and
protection Good
{care}
{overall}
Families in this county are met with respect and most receive help when they first ask for it.
{TURN}
2
{items}
The experiences and progress of children who need help and
protection: Good
1. Help is offered early by workers who know the villages and towns that they work in.
2. Visits are sometimes late and the plans that follow do not always say who will do what.
"""


def ilacs_2023(**changed: str) -> str:
    """Care leavers apart from children in care; "What needs to improve?" with a footnote's digit."""
    usual = {
        "title": "Inspection of Wiltshire local authority\nchildren’s services",
        "dates": "Inspection dates: 6 to 17 March 2023",
        "care": "The experiences and progress of\nchildren in care\nGood\n"
        "The experiences and progress of care\nleavers\nOutstanding",
        "items": "What needs to improve?1\n◼ The quality of plans. (Outcome 2, national framework)\n"
        "◼ How soon children are visited.",
    }
    return ilacs(**(usual | changed))


def ilacs_2026(**changed: str) -> str:
    """From April 2026 there is no overall effectiveness judgement."""
    return ilacs_2023(**({"dates": "Inspection dates: 27 April to 1 May 2026", "overall": ""} | changed))


def trust(**changed: str) -> str:
    """A children's trust runs the services and its name stands in the title."""
    return ilacs_2023(**({"title": "Inspection of Sandwell Children’s Trust"} | changed))


def letter(
    *,
    date: str = "4 October 2018",
    title: str = "Focused visit to Wiltshire Council children’s services",
    visit: str = "on 11 and 12 September 2018",
    body: str = "",
) -> str:
    """A focused visit's letter, its letterhead at the foot of the first page."""
    return f"""{date}
Ms A N Other
Director of Children’s Services
County Hall
Trowbridge
Dear Ms Other
{title}
This letter summarises the findings of a visit to Wiltshire Council children’s services
{visit}. The inspectors looked at the help that is given to children in need in this county.
Piccadilly Gate
Store Street
Manchester M1 2WD
T 0300 123 1231
Textphone 0161 618 8524
enquiries@ofsted.gov.uk
www.gov.uk/ofsted
{TURN}
{body}
Yours sincerely
A N Inspector
"""


PRIORITY_LETTER = letter(
    body="""Areas for priority action
The local authority needs to take swift and decisive action to address the following:
• The delay before a social worker sees a child whose injury was reported.
• The number of children who have no allocated social worker.
What needs to improve in this area of social work practice
• The recording of decisions by managers.
Findings
• Some children wait several weeks before a worker visits them at home, although the referral spoke of harm."""
)
MONITORING_LETTER = letter(title="Monitoring visit to Wiltshire children’s services")
JTAI_LETTER = """23 August 2019
To: The local safeguarding partners of Wiltshire
Dear local partnership
Joint targeted area inspection of the multi-agency response to child
exploitation in Wiltshire
Between 8 and 12 July 2019, four inspectorates looked at how agencies work together for these children.
Key strengths
• The police and the council share what they know within the hour.
Areas for improvement
• Health visitors are not always asked to strategy discussions.
"""
AREA_SEND = """Local Area Partnership report
Area SEND inspection of Wiltshire Local
Area Partnership
Inspection dates: 20 March 2023 to 24 March 2023
Inspection outcome
The arrangements lead to inconsistent experiences and outcomes. The leadership is good in parts.
"""
LAC_2013 = f"""Inspection of looked after children
services
Wiltshire Council
Inspection dates: 15 – 19 July 2013
Reporting inspector A N Other HMI
Age group: All
Published: 23 August 2013
{TURN}
Wiltshire Council Inspection of looked after children services 1
The inspection judgements and what they
mean
1. All inspection judgements are made using the following four point scale.
Outstanding (Grade 1) A service that significantly exceeds
minimum requirements
Good (Grade 2) A service that exceeds minimum requirements
Adequate (Grade 3) A service that only meets minimum requirements
Inadequate (Grade 4) A service that does not meet minimum requirements
{TURN}
Wiltshire Council Inspection of looked after children services 2
Overall effectiveness of services for looked
after children and young people
Grade 3 (Adequate)
2. Children are safe in their placements but too many move twice in one year.
Areas for improvement
3. In order to improve the quality of provision, the local authority should take the
following action.
Immediately:
• improve the supervision of new
social workers
• ensure that the voice of the child is heard in every review.
Within three months:
• increase the number of foster carers who live in the north of the county.
{TURN}
Wiltshire Council Inspection of looked after children services 3
Capacity to improve
Grade 2 (Good)
4. The council has set money aside for the next three years.
Record of main findings
Overall effectiveness Adequate
Capacity to improve Good
Outcomes for looked after children and
young people
Adequate
Quality of provision Adequate
Leadership and management Adequate
"""
SLAC = f"""Inspection of safeguarding and looked after
children services
Wiltshire Council
Inspection dates: 11 October – 22 October 2010
Age group: All
Published: 19 November 2010
{TURN}
Areas for improvement
1. In order to improve the quality of provision, the local authority and its partners should take the
following action.
Immediately:
• check that each referral was answered.
Within six months:
• publish a plan for the workforce.
{TURN}
Record of main findings
Safeguarding services
Overall effectiveness Inadequate
Capacity for improvement Adequate
Services for looked after children
Overall effectiveness Adequate
Capacity for improvement Good
"""
ANNUAL_LETTER = """9 December 2010
Ms A N Other
Director of Children’s Services
Dear Ms Other
Annual children’s services assessment
This letter tells Wiltshire Council how its services for children were assessed this year.
Wiltshire Council children’s services assessment 2010
Children’s services assessment Performs well (3)
Children’s services in Wiltshire perform well because most schools are good or outstanding.
"""
COMMITTEE_PAPER = """From: The Cabinet Member for Children’s Services
To: Children’s Select Committee, 22 June 2017
Subject: Outcome of the Ofsted inspection
Summary: Ofsted judged services for children to be good overall.
1. Children who need help and protection Requires improvement
2. Leadership, management and governance Good
Recommendation: the committee is asked to NOTE the outcome.
"""
PRESS_ARTICLE = """Council told: good, but could do better
Published: 14 June 2017
Inspectors who came to Wiltshire in March found that children’s services in Wiltshire are good.
Overall effectiveness Good
The leader of the council said that the staff deserved the praise.
"""
