"""How papers say things, in two sets. A place in {braces} is a fact. Rules were written beside the development set; the
checking set was written when they stood, and nothing was changed for it.
"""

DEVELOPMENT = "development half"
CHECKING = "checking half"

WORDINGS: dict[str, dict[str, tuple[str, ...]]] = {
    DEVELOPMENT: {
        "inspected": (
            "{place}'s services for children in need of help and protection, children looked after and care leavers were inspected between {window}.",
            "Ofsted carried out an inspection of children's services from {first} to {last}.",
            "The inspection of children's services took place between {first} and {last}.",
            "Inspectors were on site between {first} and {last}, when they followed the experiences of individual children.",
            "Fieldwork for the inspection ran from {window_dash}.",
            "The Council's services for children were inspected by Ofsted ({window_dash}).",
        ),
        "published": (
            "The inspection report was published on {published}.",
            "Ofsted published its report on {published}.",
            "The report, published on {published}, can be read on the inspectorate's website.",
            "Publication of the inspection report followed on {published}.",
            "On {published} Ofsted published the inspection report.",
            "The findings were published by Ofsted on {weekday_published}.",
        ),
        "overall": (
            "It confirms that Ofsted found the services' overall effectiveness to be '{overall}'.",
            "The overall judgement was that children's services in {place} are {overall_low}.",
            "Overall effectiveness was judged to be {overall_low}.",
            "Ofsted has judged the Council's children's services to be “{overall}” overall.",
            "The authority received an overall grade of {overall_low}.",
            "Inspectors concluded that the overall effectiveness of services for children is {overall_low}.",
        ),
        "help": (
            "The experiences of children who need help and protection were judged '{help_protection}'.",
            "The judgement for help and protection was {help_low}.",
            "Services for children in need of help and protection were rated {help_low}.",
            "A judgement of {help_low} was given for the help and protection of children.",
            "For help and protection the grade is {help_protection}.",
            "Help and protection: {help_protection}.",
        ),
        "leadership": (
            "Leadership, management and governance was judged to be {leadership_low}.",
            "Inspectors rated leadership as '{leadership}'.",
            "The judgement on leadership was {leadership_low}.",
            "A judgement of {leadership_low} was given for leadership, management and governance.",
            "For leadership the grade is {leadership}.",
            "Leadership, management and governance: {leadership}.",
        ),
        "team": (
            "The inspection was carried out by a team of {team_words} inspectors over a number of weeks.",
            "It involved a team of {team} Ofsted inspectors.",
            "A team of {team_words} inspectors read case files and met staff, children and partners.",
            "{team_cap} inspectors spent several weeks with the service.",
            "The inspection team of {team} looked at a large number of cases.",
            "Over the period {team_words} Ofsted inspectors met staff, partners, children and carers.",
        ),
        "count": (
            "The Ofsted report makes {count_words} recommendations, and officers accept them all.",
            "There are {count} recommendations in the inspection report.",
            "A plan is being compiled to answer the {count_words} recommendations made in the Ofsted report.",
            "Inspectors made {count_words} recommendations for improvement.",
            "The inspectorate sets out {count} recommendations.",
            "In all, the report contains {count_words} recommendations to the authority.",
        ),
        "due": (
            "The Council's plan must be with the Inspectorate by {due}.",
            "Ofsted requires that it is provided with an action plan no later than {due}.",
            "The written statement of proposed action is due to be sent to Ofsted by {due}.",
            "The deadline for submitting the plan to the Inspectorate is {due}.",
            "The statutory response, a written statement of action, is due on {due}.",
            "The plan will be sent to Her Majesty's Chief Inspector before the deadline of {due}.",
        ),
        "period": (
            "The Council must send its plan within 70 working days of receiving the final report.",
            "The plan is to be published within 70 working days of receipt of the report.",
            "A copy of the plan goes to Ofsted within 70 working days of receiving the inspection report.",
            "Regulations give the authority 70 working days from receipt of the report in which to publish its statement.",
            "The statement must be made within seventy working days of receiving the report.",
            "The plan has to be produced within 70 working days of the report being received.",
        ),
        "quote": (
            "The report states: “{quote}”",
            "Inspectors found that “{quote}”",
            "In the words of the report, “{quote}”",
            "As Ofsted put it: ‘{quote}’",
            "“{quote}” (inspection report)",
            'The inspectors comment as follows. "{quote}"',
        ),
        "share": (
            "As a national comparator, {share}% of local authorities inspected to date have received an overall judgement of good or better.",
            "By {meeting}, {share}% of local authority children's services had been judged good or outstanding.",
            "Nationally, {share}% of authorities inspected so far are good or better ({good} of {authorities}).",
            "Of the authorities inspected by {meeting}, {share} per cent were good or better.",
            "Just {share}% of councils in England had been judged good or outstanding by {meeting}.",
            "Across the country {good} of the {authorities} authorities with a published report, or {share}%, are rated good or better.",
        ),
        "attached": (
            "A copy of the inspection report is attached as Appendix 1.",
            "The report is attached (Appendix 1).",
            "The inspection report is at Appendix 1.",
            "The full report can be read in Appendix 1.",
            "See Appendix 1 for the report.",
            "Members will find the inspection report as appendix 1 to this paper.",
        ),
        "recommend": (
            "The {body} is asked to **CONSIDER** and **COMMENT** on the content of the inspection report.",
            "Members are asked to NOTE the content of the report and the work that will follow from it.",
            "The {body} is asked to note the outcome of the inspection and to endorse the approach to the plan.",
            "That the findings of the inspection be noted and the arrangements for the plan be approved.",
            "The {body} is recommended to receive the report and agree the next steps set out in it.",
            "It is recommended that the {body} endorses the plan of work that answers the inspection.",
        ),
    },
    CHECKING: {
        "inspected": (
            "Between {first} and {last} the Council was visited by a team from Ofsted under its framework for inspecting children's services.",
            "Ofsted's inspection of the Council's children's services started on {first} and finished on {last}.",
            "The Council underwent an inspection of its services for vulnerable children ({first} - {last}).",
        ),
        "published": (
            "The outcome was made public on {published}, when the report was released.",
            "Their report, dated {published}, has been shared with all members.",
            "The report was formally issued on {published}.",
        ),
        "overall": (
            "The headline judgement is {overall}.",
            "Overall, Ofsted rated services for children in {place} as {overall_low}.",
            "The service as a whole has been graded {overall_low}.",
        ),
        "help": (
            "Work with children in need of help and protection is graded as {help_low}.",
            "Inspectors' judgement of the help and protection of children: {help_low}.",
            "The help and protection sub-judgement was {help_protection}.",
        ),
        "leadership": (
            "Leadership is graded as {leadership_low}.",
            "Inspectors' judgement of leadership, management and governance: {leadership_low}.",
            "The sub-judgement for leadership, management and governance was {leadership}.",
        ),
        "team": (
            "{team_cap} of Ofsted's inspectors took part.",
            "The team was made up of {team_words} inspectors.",
            "We were joined by {team} inspectors for the duration.",
        ),
        "count": (
            "The report ends with {count_words} recommendations.",
            "The Council has been given {count_words} recommendations by Ofsted.",
            "All {count_words} of the recommendations in the report are accepted.",
        ),
        "due": (
            "Our response must reach Ofsted by close of business on {due}.",
            "The Council has until {due} to submit its action plan to Ofsted.",
            "A statement of the action proposed will be with Ofsted on or before {due}.",
        ),
        "period": (
            "By law the plan follows within 70 working days of the report's receipt.",
            "An action plan is required 70 working days after the report is received.",
            "The Council has 70 working days, from receiving the report, to publish its plan.",
        ),
        "quote": (
            "“{quote}” is how inspectors put it.",
            "Ofsted noted: '{quote}'",
            "One passage of the report reads “{quote}”",
        ),
        "share": (
            "At {meeting} {share}% of local authorities held a good or outstanding judgement.",
            "Only {share} per cent of authorities across England have been found to be good or better so far.",
            "To put this in context, {good} of {authorities} councils inspected ({share}%) were good or better at {meeting}.",
        ),
        "attached": (
            "The report forms Appendix 1 to this paper.",
            "A copy is provided (appendix 1).",
            "The report itself is reproduced at Appendix 1.",
        ),
        "recommend": (
            "Members are invited to consider the findings and to offer comments to the Cabinet Member.",
            "The {body} is requested to accept the report and refer it to the Corporate Parenting Panel.",
            "The {body} resolves to note the report and to support the improvement plan.",
        ),
    },
}  # fmt: skip
