-- Reviews of looked-after children, each on the day it was held.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day held
-- code: how the child took part (PN0 to PN7); NULL where not told
-- months_old: calendar months from the month of birth to that of the review; NULL where birth is not known
SELECT r.authority, r.child, r.held AS day, r.code, c.month - k.born AS months_old
FROM care_review r
JOIN calendar c ON c.day = r.held
LEFT JOIN child k ON k.authority = r.authority AND k.child = r.child
