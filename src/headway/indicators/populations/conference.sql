-- Initial child protection conferences, on the day they were held.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day held
-- enquiry_started: day the section 47 enquiry began; none where the child moved in with a plan
-- working_days: working days from the start of the enquiry to the conference, the day after the start being day one
-- plan_followed: 1 where a child protection plan of the child began on the day of the conference or within 45 days after
WITH followed AS (
  SELECT DISTINCT c.authority, c.child, c.held
  FROM conference AS c
  JOIN protection_plan AS p ON p.authority = c.authority AND p.child = c.child
  WHERE p.started - c.held BETWEEN 0 AND 45
)
SELECT
  c.authority,
  c.child,
  c.held AS day,
  c.enquiry_started,
  h.working_day - s.working_day AS working_days,
  CASE WHEN f.held IS NULL THEN 0 ELSE 1 END AS plan_followed
FROM conference AS c
JOIN calendar AS h ON h.day = c.held
LEFT JOIN calendar AS s ON s.day = c.enquiry_started
LEFT JOIN followed AS f ON f.authority = c.authority AND f.child = c.child AND f.held = c.held
