-- Section 47 enquiries, on the day they began.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day the enquiry began
-- days_to_conference: days from the start of the enquiry to its initial child protection conference; none without one
-- conference_not_needed: 1 where a conference was judged not to be needed
SELECT authority, child, started AS day, conference - started AS days_to_conference, conference_not_needed
FROM enquiry
