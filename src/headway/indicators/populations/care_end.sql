-- Children who ceased to be looked after in the period, each once, by their last ceasing in it.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day of the last ceasing in the period
-- ceased: why (REC); '' where not told
SELECT f.authority, f.child, f.period, f.day, f.ceased
FROM (
  SELECT
    c.authority,
    c.child,
    t.period,
    c.ended AS day,
    c.ceased,
    ROW_NUMBER() OVER (PARTITION BY c.authority, c.child, t.period ORDER BY c.ended DESC, c.care_number DESC) AS last
  FROM care_period c
  JOIN period t ON c.ended >= t.first_day AND c.ended <= t.last_day
) f
WHERE f.last = 1
