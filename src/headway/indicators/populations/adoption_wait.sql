-- Children adopted in the period, and children in care who wait on its last day: decided for adoption, not placed yet.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day of the adoption; the last day for those who wait
-- waited: days from the start of care until placed for adoption, or until the last day; NULL where one of them is not told
WITH decision AS (
  SELECT
    c.authority,
    c.child,
    t.period,
    t.last_day,
    c.started,
    c.start_known,
    d.placed,
    d.placed_ceased,
    ROW_NUMBER() OVER (PARTITION BY c.authority, c.child, t.period ORDER BY d.decided DESC) AS latest
  FROM adoption d
  JOIN period t ON d.decided <= t.last_day
  JOIN care_period c
    ON c.authority = d.authority AND c.child = d.child AND c.started <= d.decided AND c.ended > t.last_day
)
SELECT
  j.authority,
  j.child,
  t.period,
  j.ended AS day,
  CASE WHEN j.start_known = 1 THEN j.placed - j.started END AS waited
FROM adoption_journey j
JOIN period t ON j.ended >= t.first_day AND j.ended <= t.last_day
UNION ALL
SELECT
  w.authority,
  w.child,
  w.period,
  w.last_day AS day,
  CASE WHEN w.start_known = 1 THEN w.last_day - w.started END AS waited
FROM decision w
WHERE w.latest = 1
  AND COALESCE(w.placed, 9999999) > w.last_day
  AND COALESCE(w.placed_ceased, 9999999) > w.last_day
