-- Children who started to be looked after in the period, each once, on the day of their first start in it.
-- clock: snapshot
-- area: child
-- authority: ONS code
-- child: the child
-- period: the period
-- day: day of the first start in the period
-- uasc: 1 where the child is an unaccompanied asylum-seeking child that day, else 0
SELECT
  f.authority,
  f.child,
  f.period,
  f.day,
  CASE WHEN k.uasc = 1 AND COALESCE(k.uasc_until, 9999999) > f.day THEN 1 ELSE 0 END AS uasc
FROM (
  SELECT c.authority, c.child, t.period, MIN(c.started) AS day
  FROM care_period c
  JOIN period t ON c.started >= t.first_day AND c.started <= t.last_day
  WHERE c.start_known = 1
  GROUP BY c.authority, c.child, t.period
) f
LEFT JOIN child k ON k.authority = f.authority AND k.child = f.child
